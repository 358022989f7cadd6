// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profiles/profile.h"

#include <QtCore/QStringList>

namespace rescind {

struct ManagedList
{
    QList<Profile> profiles = {};
    //! One for each file that cannot be used; the others are not hurt by it.
    QList<Error> problems = {};
};

//! The profiles that an administrator has rolled out: every "*.json" in some folders, each a
//! document as in profiledocument.h. A file in an earlier folder stands in for one of the same name
//! in a later one. Nothing is ever written there. "policy.json" is none of them; see policy.h.
class ManagedProfiles final
{
public:
    //! None: there are no managed profiles.
    explicit ManagedProfiles(QStringList folders = {});

    //! RESCIND_MANAGED_PROFILES (separated as in PATH) if it is set, else those of the system;
    //! never a folder of the user.
    [[nodiscard]] static QStringList systemFolders();
    //! Where policies are looked for: first where the system has them, so that no variable of a
    //! user hides one; then where RESCIND_MANAGED_PROFILES says.
    [[nodiscard]] static QStringList policyFolders();

    //! Read anew. Problems are Reason::ProfileFileRefused.
    [[nodiscard]] ManagedList load() const;

private:
    QStringList m_folders;
};

} // namespace rescind
