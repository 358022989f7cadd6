// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/selfchecktext.h"

#include "ui/text/errortext.h"
#include "ui/text/sentences.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QLocale>

namespace rescind {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(SelfCheckText)
};

QString nameOf(SelfCheckName name)
{
    switch (name) {
    case SelfCheckName::Settings:
        return Tr::tr("Settings folder");
    case SelfCheckName::Data:
        return Tr::tr("Data folder");
    case SelfCheckName::Journal:
        return Tr::tr("Journal");
    case SelfCheckName::Keychain:
        return Tr::tr("Keychain");
    case SelfCheckName::Loopback:
        return Tr::tr("Loopback");
    case SelfCheckName::Browser:
        return Tr::tr("Browser");
    }
    return {};
}

QString dataDetail(const SelfCheck &check)
{
    const QString folder = QDir::toNativeSeparators(check.subject);
    const QString left = QLocale().formattedDataSize(check.amount);
    if (check.result == CheckResult::Warn)
        return Tr::tr("%1 can be written to, but only %2 are free. Make room: where the journal "
                      "cannot be written, no revocation begins.")
            .arg(folder, left);
    //: %1 is a folder, %2 an amount such as “12 GB”
    return Tr::tr("%1 can be written to; %2 are free.").arg(folder, left);
}

QString journalDetail(const SelfCheck &check)
{
    if (check.result == CheckResult::Warn)
        return Tr::tr("It is not being written: you went on without it.");
    return Tr::tr(
        "%Ln entry/entries, each fitting the one before.", "", static_cast<int>(check.amount));
}

//! What is told where nothing is wrong, or only doubtful.
QString soundDetail(const SelfCheck &check)
{
    switch (check.name) {
    case SelfCheckName::Settings:
        return Tr::tr("%1 can be written to.").arg(QDir::toNativeSeparators(check.subject));
    case SelfCheckName::Data:
        return dataDetail(check);
    case SelfCheckName::Journal:
        return journalDetail(check);
    case SelfCheckName::Keychain:
        return Tr::tr("A made-up secret was written, read and removed again.");
    case SelfCheckName::Loopback:
        return Tr::tr("This computer reaches itself at 127.0.0.1, as the browser does after a "
                      "sign-in.");
    case SelfCheckName::Browser:
        return Tr::tr("Links are opened by %1.").arg(QDir::toNativeSeparators(check.subject));
    }
    return {};
}

QString browserMissing()
{
    return Tr::tr("Nothing was found that opens links. Copy the sign-in's link yourself, or sign "
                  "in on another device.");
}

QString detailOf(const SelfCheck &check)
{
    if (check.name == SelfCheckName::Browser && check.error)
        return browserMissing();
    if (check.error) {
        const ErrorText text = errorText(*check.error);
        return text.title + u'\n' + joined({text.explanation, text.nextStep});
    }
    return soundDetail(check);
}

} // namespace

CheckText checkText(const SelfCheck &check)
{
    return {nameOf(check.name), checkResultText(check.result), detailOf(check)};
}

} // namespace rescind
