// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/secrets/secretstore.h"

namespace rescind {

//! The operating system's keychain: by QtKeychain, on Windows the Credential Manager itself. There
//! is no fallback to a plain file, ever.
//!
//! QtKeychain does one thing at a time for the whole program: while a keychain asks the user, every
//! other job waits behind that question, even when the job that asked was cancelled.
class KeychainSecretStore final : public SecretStore
{
public:
    //! `service` groups the entries, "Rescind" for everyday use; moved data folders add a suffix so
    //! that runs never touch each other's secrets.
    explicit KeychainSecretStore(const QString &service);

    [[nodiscard]] ResultJob<Secret> *read(const QString &key, QObject *parent) override;
    [[nodiscard]] ResultJob<void> *write(
        const QString &key, const Secret &value, QObject *parent) override;
    [[nodiscard]] ResultJob<void> *remove(const QString &key, QObject *parent) override;

private:
    QString m_service;
};

} // namespace rescind
