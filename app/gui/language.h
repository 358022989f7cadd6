// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QCoreApplication>
#include <QtCore/QTranslator>

namespace rescind {

//! The program's texts, and Qt's own, in one language.
class Language final
{
public:
    Language() = default;
    //! "en", "zh_CN", or empty for the system's. What is not translated stays English.
    void install(const QString &code);

private:
    Q_DISABLE_COPY_MOVE(Language)

    QTranslator m_ours;
    QTranslator m_qt;
};

} // namespace rescind
