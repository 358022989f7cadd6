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
    return Tr::tr("The run has stopped. What was done so far is kept, and nothing of it is done "
                  "twice when it goes on.");
}

} // namespace

ErrorText bulkErrorText(const Error &error)
{
    switch (error.reason) {
    case Reason::StoppedAfterRefusals:
        return {Tr::tr("Not sent: the application was refused again and again"),
            Tr::tr("The server refused the application itself for the tokens before, so the rest "
                   "was not tried."),
            Tr::tr("Correct the App Secret, or the way it is sent, then retry what failed."), {}};
    case Reason::RunInUse:
        return {Tr::tr("This run is open elsewhere"),
            Tr::tr("Another program, or another window, is working on it. Two at once would do "
                   "everything twice."),
            Tr::tr("Go on there, or end it there and try again."), {}};
    case Reason::RunFull:
        return {Tr::tr("The disk is full: the run cannot be kept"), nothingLost(),
            Tr::tr("Make room on the disk that holds the data folder, then resume the run."), {}};
    case Reason::RunNotWritable:
        return {Tr::tr("The run cannot be kept"), nothingLost(),
            Tr::tr("Check the permissions of the data folder, then resume the run."), {}};
    case Reason::RunOfAnotherList:
        return {Tr::tr("This is not the list that the run was begun with"),
            Tr::tr("No token is kept on this computer, so a run can only be resumed with the very "
                   "list it was begun with, in the same order."),
            Tr::tr("Open the same file again, or begin a new run."), {}};
    case Reason::RunBroken:
        return {Tr::tr("The run that was kept cannot be read"),
            Tr::tr("Its file is missing or damaged, or a newer Rescind wrote it."),
            Tr::tr("Begin a new run. To revoke a token twice does no harm, and the journal says "
                   "which ones were done."),
            {}};
    default:
        return unspecifiedErrorText(error);
    }
}

} // namespace rescind
