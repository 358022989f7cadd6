// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/verificationtext.h"

#include <QtCore/QCoreApplication>

namespace rescind {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(Verification)
};

} // namespace

QString lookScheduleText(LookSchedule schedule)
{
    switch (schedule) {
    case LookSchedule::Once:
        //: When a server is asked whether a token is dead; ends a sentence.
        return Tr::tr("at once");
    case LookSchedule::Quick:
        return Tr::tr("at once, and after 2 seconds");
    case LookSchedule::Usual:
        return Tr::tr("at once, and after 2, 10 and 30 seconds");
    case LookSchedule::Patient:
        return Tr::tr("at once, and after 2, 10, 30, 60 and 120 seconds");
    }
    return {};
}

} // namespace rescind
