// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profiles/freename.h"

#include <QtCore/QRegularExpression>

#include <algorithm>

namespace rescind {

QString freeName(const QString &name, const QList<Profile> &profiles)
{
    const auto isTaken = [&profiles](const QString &wanted) {
        return std::any_of(profiles.begin(), profiles.end(), [&wanted](const Profile &profile) {
            return profile.name.compare(wanted, Qt::CaseInsensitive) == 0;
        });
    };
    if (!isTaken(name))
        return name;
    static const QRegularExpression number(QStringLiteral(" \\([0-9]{1,6}\\)$"));
    QString stem = name;
    stem.remove(number);
    for (int i = 2;; ++i) {
        const QString next = QStringLiteral("%1 (%2)").arg(stem, QString::number(i));
        if (!isTaken(next))
            return next;
    }
}

Profile copyOf(const Profile &profile, const QList<Profile> &profiles)
{
    Profile copy = profile;
    copy.id.clear();
    copy.name = freeName(profile.name, profiles);
    copy.isManaged = false;
    copy.witnessedKinds.clear();
    copy.cascades.clear();
    return copy;
}

} // namespace rescind
