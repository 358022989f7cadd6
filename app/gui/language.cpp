// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/language.h"

#include <QtCore/QLibraryInfo>
#include <QtCore/QLocale>

namespace rescind {

Language::Language(const QString &folder)
    : m_folder(folder)
{
}

Language::~Language()
{
    remove();
}

void Language::remove()
{
    QCoreApplication::removeTranslator(&m_ours);
    QCoreApplication::removeTranslator(&m_qt);
}

void Language::install(const QString &code)
{
    remove();
    QLocale locale = code.isEmpty() ? QLocale::system() : QLocale(code);
    // The C locale would write dates and numbers for machines.
    if (locale.language() == QLocale::C)
        locale = QLocale(QStringLiteral("en"));
    QLocale::setDefault(locale);
    if (m_ours.load(locale, QStringLiteral("rescind"), QStringLiteral("_"), m_folder))
        QCoreApplication::installTranslator(&m_ours);
    if (m_qt.load(locale, QStringLiteral("qtbase"), QStringLiteral("_"),
            QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qt);
}

} // namespace rescind
