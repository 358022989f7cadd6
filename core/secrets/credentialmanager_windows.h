// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/secrets/credentialentries.h"

namespace rescind {

//! The Windows Credential Manager's generic credentials of this user, on this computer alone.
class CredentialManager final : public CredentialEntries
{
public:
    CredentialManager() = default;

    [[nodiscard]] Result<Secret> read(const QString &name) override;
    [[nodiscard]] Result<void> write(const QString &name, const Secret &value) override;
    [[nodiscard]] Result<void> remove(const QString &name) override;
};

} // namespace rescind
