// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/base/secret.h"

namespace rescind {

//! Where secrets are kept between runs. Keys are names, never secret.
//!
//! Errors are Keychain errors with one of KeychainUnavailable, KeychainLocked, KeychainDenied;
//! reading what is not there is SecretNotFound, which never is a reason to delete anything.
//! An empty value is never kept: writing one removes the entry.
//!
//! The jobs have no deadline, since a locked keychain asks the user and must be waited for: show
//! the wait and offer cancel(). What the keychain was asked goes on after a cancel, so a cancelled
//! write may still be written.
class SecretStore
{
public:
    virtual ~SecretStore() = default;

    [[nodiscard]] virtual ResultJob<Secret> *read(const QString &key, QObject *parent) = 0;
    [[nodiscard]] virtual ResultJob<void> *write(
        const QString &key, const Secret &value, QObject *parent)
        = 0;
    //! Removing what is not there succeeds.
    [[nodiscard]] virtual ResultJob<void> *remove(const QString &key, QObject *parent) = 0;

protected:
    SecretStore() = default;
    Q_DISABLE_COPY_MOVE(SecretStore)
};

} // namespace rescind
