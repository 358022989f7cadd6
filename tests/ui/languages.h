// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>
#include <QtCore/QTranslator>
#include <QtTest/QTest>

namespace rescind {

//! One of the program's languages, for as long as this lives.
class Spoken final
{
public:
    explicit Spoken(const QString &language)
    {
        QLocale::setDefault(QLocale(language));
        const bool loaded = m_translator.load(
            QStringLiteral("rescind_") + language, QStringLiteral(RESCIND_QM_FOLDER));
        if (!loaded)
            qFatal("no translation for %s", qPrintable(language));
        QCoreApplication::installTranslator(&m_translator);
    }
    ~Spoken()
    {
        QCoreApplication::removeTranslator(&m_translator);
        QLocale::setDefault(QLocale::c());
    }

private:
    Q_DISABLE_COPY_MOVE(Spoken)

    QTranslator m_translator;
};

[[nodiscard]] inline QStringList languages()
{
    return {QStringLiteral("en"), QStringLiteral("zh_CN")};
}

//! What must not be in any text: leftovers of arguments, doubled spaces, blanks at the ends. Empty
//! when all is well.
[[nodiscard]] inline QString flawIn(const QString &text)
{
    if (text != text.trimmed())
        return QStringLiteral("blank at an end: ") + text;
    if (text.contains(QStringLiteral("  ")))
        return QStringLiteral("doubled space: ") + text;
    for (const QString &left : {QStringLiteral("%1"), QStringLiteral("%2"), QStringLiteral("%n")}) {
        if (text.contains(left))
            return QStringLiteral("argument not filled in: ") + text;
    }
    return {};
}

[[nodiscard]] inline bool hasChinese(const QString &text)
{
    return std::any_of(text.begin(), text.end(),
        [](QChar letter) { return letter.unicode() >= 0x4e00 && letter.unicode() <= 0x9fff; });
}

//! The offscreen platform says this for every window with a fixed size.
inline void failOnOtherWarnings()
{
    QTest::failOnWarning(
        QRegularExpression(QStringLiteral("^(?!This plugin does not support propagateSizeHints)")));
}

} // namespace rescind
