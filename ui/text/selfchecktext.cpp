// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/selfchecktext.h"

#include "ui/text/errortext.h"

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
    case SelfCheckName::Proxy:
        return Tr::tr("Proxy");
    }
    return {};
}

QString dataDetail(const SelfCheck &check)
{
    const QString folder = QDir::toNativeSeparators(check.subject);
    const QString left = QLocale().formattedDataSize(check.amount);
    if (check.result == CheckResult::Warn)
        return Tr::tr("%1 can be written to, but only %2 are free.").arg(folder, left);
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
    case SelfCheckName::Proxy:
        if (check.proxy.isEmpty())
            //: %1 is a host
            return Tr::tr("Requests to %1 go there directly, through no proxy.").arg(check.subject);
        //: %1 is a host, %2 a proxy such as “proxy.example.com:3128”
        return Tr::tr("Requests to %1 go through the proxy %2.").arg(check.subject, check.proxy);
    case SelfCheckName::Browser:
        return Tr::tr("Links are opened by %1.").arg(QDir::toNativeSeparators(check.subject));
    }
    return {};
}

//! Where an error's own advice is for another moment.
QString adviceOf(const SelfCheck &check)
{
    switch (check.name) {
    case SelfCheckName::Settings:
        return Tr::tr("Check the free space on its disk, and that you may write to it. Until then "
                      "no profile and no setting can be changed.");
    case SelfCheckName::Data:
        return check.error ? Tr::tr("Check that you may write to it. Where the journal cannot be "
                                    "written, no revocation begins.")
                           : Tr::tr("Make room: where the journal cannot be written, no revocation "
                                    "begins.");
    case SelfCheckName::Loopback:
        return Tr::tr("See whether a firewall or security software keeps programs from 127.0.0.1. "
                      "Until then, paste the address of a sign-in's last page.");
    case SelfCheckName::Browser:
        return Tr::tr("Copy the sign-in's link yourself, or sign in on another device.");
    case SelfCheckName::Journal:
        return check.error ? errorText(*check.error).nextStep
                           : Tr::tr("Restart Rescind once it can be written again.");
    case SelfCheckName::Keychain:
    case SelfCheckName::Proxy:
        return check.error ? errorText(*check.error).nextStep : QString();
    }
    return {};
}

QString failedDetail(const SelfCheck &check)
{
    switch (check.name) {
    case SelfCheckName::Settings:
    case SelfCheckName::Data:
        return Tr::tr("%1 cannot be written to.").arg(QDir::toNativeSeparators(check.subject));
    case SelfCheckName::Loopback:
        return Tr::tr("This computer does not reach itself at 127.0.0.1, as the browser has to "
                      "after a sign-in.");
    case SelfCheckName::Browser:
        return Tr::tr("Nothing was found that opens links.");
    case SelfCheckName::Journal:
    case SelfCheckName::Keychain:
    case SelfCheckName::Proxy:
        break;
    }
    const ErrorText text = errorText(*check.error);
    return text.title + u'\n' + text.explanation;
}

} // namespace

CheckText checkText(const SelfCheck &check)
{
    const bool isSound = check.result == CheckResult::Pass;
    return {nameOf(check.name), checkResultText(check.result),
        check.error ? failedDetail(check) : soundDetail(check),
        isSound ? QString() : adviceOf(check)};
}

} // namespace rescind
