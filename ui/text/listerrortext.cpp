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

} // namespace

ErrorText listErrorText(const Error &error)
{
    const QString file = error.subject.isEmpty() ? Tr::tr("The list") : error.subject;
    switch (error.reason) {
    case Reason::FileMissing:
        return {Tr::tr("The list is not there"), Tr::tr("There is no file %1.").arg(file),
            Tr::tr("Check its name, or choose another file."), {}};
    case Reason::FileUnreadable:
        return {Tr::tr("The list cannot be read"),
            Tr::tr("%1 is a folder, or may not be read by you.").arg(file),
            Tr::tr("Check its permissions, or choose another file."), {}};
    case Reason::TooLarge:
        return {Tr::tr("The list is too large"),
            Tr::tr("%1 has more than 1 GiB, or more than five million rows.").arg(file),
            Tr::tr("Split it, or search a log for its tokens first and open what was found."), {}};
    default:
        return unspecifiedErrorText(error);
    }
}

} // namespace rescind
