// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/errorsentences.h"

#include <QtCore/QCoreApplication>

namespace rescind {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(ErrorText)
};

QString nothingLost()
{
    return Tr::tr("Earlier entries are safe; what was to be written now is not in it.");
}

ErrorText tamperedText(const Error &error)
{
    const QString what = error.subject.isEmpty()
        ? Tr::tr("Its entries do not fit together any more.")
        : Tr::tr("The first entry that does not fit is number %1.").arg(error.subject);
    return {Tr::tr("The journal has been tampered with"), what,
        Tr::tr("Keep a copy of the file as it is, and compare it with a backup or an export."), {}};
}

} // namespace

ErrorText journalErrorText(const Error &error)
{
    switch (error.reason) {
    case Reason::JournalFull:
        return {Tr::tr("The disk is full: the journal cannot be written"), nothingLost(),
            Tr::tr("Make room on the disk that holds the journal, then try again."), {}};
    case Reason::JournalNotWritable:
        return {Tr::tr("The journal cannot be written"), nothingLost(),
            Tr::tr("Check the permissions of the data folder and of the journal in it, then try "
                   "again."),
            {}};
    case Reason::JournalLocked:
        return {Tr::tr("Another program keeps the journal locked"), nothingLost(),
            Tr::tr("End whatever has the journal open, a backup for instance, then try again."),
            {}};
    case Reason::JournalBroken:
        return {Tr::tr("The journal is damaged"),
            Tr::tr("Its file is not a journal, or parts of it cannot be read. It was left as it "
                   "is."),
            Tr::tr("Move the file away and keep it; Rescind then begins a new one."), {}};
    case Reason::JournalNewer:
        return {Tr::tr("A newer Rescind wrote the journal"),
            Tr::tr("This version does not know its format and does not touch it."),
            Tr::tr("Use the newer version, or give this one a data folder of its own."), {}};
    case Reason::JournalUnavailable:
        return {Tr::tr("No journal can be kept here"),
            Tr::tr("SQLite, in which it is kept, cannot be used or reports an error."),
            Tr::tr("Check whether Qt's driver for SQLite is installed, then try again."), {}};
    case Reason::JournalTampered:
        return tamperedText(error);
    case Reason::ExportNotWritten:
        return {Tr::tr("The export could not be written"),
            Tr::tr("Nothing was left of it, and what the file held before is still there."),
            Tr::tr("Check the free space and the permissions of its folder, then export again."),
            {}};
    default:
        return unspecifiedErrorText(error);
    }
}

} // namespace rescind
