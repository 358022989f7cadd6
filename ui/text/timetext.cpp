// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/timetext.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

#include <algorithm>

namespace rescind {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(TimeText)
};

QString twoDigits(qint64 number)
{
    return QStringLiteral("%1").arg(number, 2, 10, QLatin1Char('0'));
}

//! The abbreviation would be shorter, but "CST" is the name of three zones.
QString zoneOf(const QDateTime &local)
{
    const int minutes = local.offsetFromUtc() / 60;
    if (minutes == 0)
        return QStringLiteral("UTC");
    return QStringLiteral("UTC%1%2:%3")
        .arg(minutes < 0 ? QStringLiteral("-") : QStringLiteral("+"), twoDigits(qAbs(minutes) / 60),
            twoDigits(qAbs(minutes) % 60));
}

} // namespace

QString durationText(qint64 seconds)
{
    constexpr qint64 minute = 60;
    constexpr qint64 hour = 60 * minute;
    constexpr qint64 day = 24 * hour;
    const qint64 left = std::max<qint64>(seconds, 0);
    if (left >= day) {
        //: A duration: %1 days, %2 hours. Abbreviated.
        return Tr::tr("%1 d %2 h").arg(QLocale().toString(left / day)).arg(left % day / hour);
    }
    if (left >= hour) {
        //: A duration: %1 hours, %2 minutes (two digits). Abbreviated.
        return Tr::tr("%1 h %2 min").arg(left / hour).arg(twoDigits(left % hour / minute));
    }
    if (left >= minute) {
        //: A duration: %1 minutes, %2 seconds (two digits). Abbreviated.
        return Tr::tr("%1 min %2 s").arg(left / minute).arg(twoDigits(left % minute));
    }
    //: A duration: %1 seconds. Abbreviated.
    return Tr::tr("%1 s").arg(left);
}

QString absoluteTime(const QDateTime &time)
{
    if (!time.isValid())
        return QStringLiteral("–");
    //: A date %1, a time of day %2 and a time zone %3.
    return Tr::tr("%1 %2 %3").arg(dayText(time), clock(time), zoneOf(time.toLocalTime()));
}

QString dayText(const QDateTime &time)
{
    if (!time.isValid())
        return QStringLiteral("–");
    //: The format of a date with its year, in Qt's notation: day, abbreviated month, year.
    return QLocale().toString(time.toLocalTime().date(), Tr::tr("d MMM yyyy"));
}

QString shortTime(const QDateTime &time)
{
    if (!time.isValid())
        return QStringLiteral("–");
    //: The format of a day and a time of day, in Qt's notation: day, abbreviated month, hours,
    //: minutes.
    return QLocale().toString(time.toLocalTime(), Tr::tr("d MMM HH:mm"));
}

QString clock(const QDateTime &time)
{
    return time.isValid() ? time.toLocalTime().toString(QStringLiteral("HH:mm:ss"))
                          : QStringLiteral("–");
}

} // namespace rescind
