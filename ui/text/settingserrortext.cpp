// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The user's settings, and what an administrator has decided.
#include "ui/text/errorsentences.h"
#include "ui/text/sentences.h"

#include <QtCore/QCoreApplication>

namespace rescind {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(ErrorText)
};

//! The file, and the place in it where that is known.
QString placeSentence(const QString &subject)
{
    const qsizetype mark = subject.lastIndexOf(QLatin1Char('#'));
    if (mark < 0)
        //: %1 is the path of a file
        return Tr::tr("The file is %1.").arg(subject);
    //: %1 is the path of a file, %2 the place in it, such as /forbidBulk
    return Tr::tr("The file is %1, the place in it %2.")
        .arg(subject.left(mark), subject.mid(mark + 1));
}

QString faultSentence(const QString &code)
{
    if (code == QLatin1StringView("not_readable"))
        return Tr::tr("It cannot be opened.");
    if (code == QLatin1StringView("unknown_member"))
        return Tr::tr("It has a member that is not known here; it may be a typing mistake.");
    if (code == QLatin1StringView("wrong_value"))
        return Tr::tr("It has a value that cannot be used.");
    if (code == QLatin1StringView("newer_schema"))
        return Tr::tr("It was written for another version of Rescind.");
    return Tr::tr("It is not JSON, or broken off.");
}

ErrorText preferencesText(const Error &error)
{
    const bool isOneValue = error.code == QLatin1StringView("wrong_value");
    return {isOneValue ? Tr::tr("One of the settings cannot be used")
                       : Tr::tr("The settings cannot be read"),
        joined({faultSentence(error.code), placeSentence(error.subject),
            isOneValue ? Tr::tr("Its usual value stands in.")
                       : Tr::tr("The usual values stand in.")}),
        Tr::tr("Open the settings and save them. A broken file is kept beside the new one."), {}};
}

ErrorText policyText(const Error &error)
{
    return {Tr::tr("What your administrator has set cannot be read"),
        joined({faultSentence(error.code), placeSentence(error.subject),
            Tr::tr("Until it can, bulk revocation and pasting are off, every journal entry goes to "
                   "syslog, and Rescind is locked after five minutes.")}),
        Tr::tr("Ask your administrator to mend the file; its schema comes with Rescind."), {}};
}

ErrorText forbiddenText(const Error &error)
{
    const QString ask = Tr::tr("Ask your administrator if you need it.");
    if (error.subject == QLatin1StringView("bulk"))
        return {Tr::tr("Bulk revocation is switched off"),
            Tr::tr("Your administrator has decided so for this computer. Nothing was sent."), ask,
            {}};
    if (error.subject == QLatin1StringView("paste"))
        return {Tr::tr("Pasting is switched off"),
            Tr::tr("Your administrator has decided so for this computer: neither a sign-in's "
                   "answer nor a list of tokens is taken from the clipboard."),
            ask, {}};
    return {Tr::tr("Your administrator has decided this"),
        Tr::tr("It cannot be changed on this computer by its users."), ask, {}};
}

} // namespace

ErrorText settingsErrorText(const Error &error)
{
    if (error.reason == Reason::PreferencesRefused)
        return preferencesText(error);
    return error.reason == Reason::PolicyRefused ? policyText(error) : forbiddenText(error);
}

} // namespace rescind
