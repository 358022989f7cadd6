// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QCoreApplication>
#include <QtCore/QTranslator>

namespace rescind {

//! The program's texts, and Qt's own, in one language at a time.
class Language final
{
public:
    //! `folder`: where the program's own texts are.
    explicit Language(const QString &folder = QStringLiteral(":/i18n"));
    ~Language();

    //! "en", "zh_CN", or empty for the system's. What is not translated stays English. What is
    //! made from now on is in it; what was made before stays as it is.
    void install(const QString &code);

private:
    Q_DISABLE_COPY_MOVE(Language)

    void remove();

    QString m_folder;
    QTranslator m_ours;
    QTranslator m_qt;
};

} // namespace rescind
