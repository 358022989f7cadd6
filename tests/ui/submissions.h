// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/profiledialog.h"

namespace rescind {

//! Catches what a profile dialog hands over.
struct Submissions
{
    explicit Submissions(ProfileDialog &dialog)
    {
        QObject::connect(&dialog, &ProfileDialog::submitted, &dialog,
            [this](const Profile &profile, const SecretChanges &changes) {
                profiles.append(profile);
                secrets.append(changes);
            });
    }

    QList<Profile> profiles;
    QList<SecretChanges> secrets;
};

} // namespace rescind
