// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/result.h"
#include "core/base/secret.h"

namespace rescind {

//! Small named entries of a system's store of credentials. Calls return at once: such a store never
//! asks the user.
class CredentialEntries
{
public:
    virtual ~CredentialEntries() = default;

    //! An entry's value; SecretNotFound where there is none.
    [[nodiscard]] virtual Result<Secret> read(const QString &name) = 0;
    //! At most largestCredential bytes.
    [[nodiscard]] virtual Result<void> write(const QString &name, const Secret &value) = 0;
    //! Removing what is not there succeeds.
    [[nodiscard]] virtual Result<void> remove(const QString &name) = 0;

protected:
    CredentialEntries() = default;
    Q_DISABLE_COPY_MOVE(CredentialEntries)
};

//! What the Windows Credential Manager takes (CRED_MAX_CREDENTIAL_BLOB_SIZE).
inline constexpr qsizetype largestCredential = 2560;

} // namespace rescind
