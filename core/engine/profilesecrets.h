// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/vault.h"
#include "core/profiles/profile.h"

#include <QtCore/QMap>

#include <array>

namespace rescind {

//! What is secret of a profile. Each is an entry of its own in the keychain.
enum class ProfileSecret {
    ClientSecret,        //!< App Secret
    ClientKey,           //!< PEM of the private key for ClientAuthMethod::PrivateKeyJwt
    ProxyPassword,       //!< for NetworkSettings::proxyUser
    CertificatePassword, //!< for NetworkSettings::clientCertificateFile
};

inline constexpr std::array allProfileSecrets{ProfileSecret::ClientSecret, ProfileSecret::ClientKey,
    ProfileSecret::ProxyPassword, ProfileSecret::CertificatePassword};

//! What is to become of a profile's secrets: those named here are kept, an empty one is removed,
//! and what is not named stays as it is.
using SecretChanges = QMap<ProfileSecret, Secret>;

//! The keychain's name for it.
[[nodiscard]] QString secretKey(ProfileSecret secret, const QString &profileId);

//! Those that this profile cannot do without; the others are not asked of the keychain.
[[nodiscard]] QList<ProfileSecret> neededSecrets(const Profile &profile);

//! Brings a profile's secrets into the vault's memory, one after the other: a keychain asks the
//! user once, at the first. What is not there is no error: a public client has none, and a
//! confidential one without is told so by its provider. Fails with the first of any other error,
//! after all were tried.
[[nodiscard]] ResultJob<void> *readSecrets(
    Vault &vault, const QString &profileId, const QList<ProfileSecret> &secrets, QObject *parent);

} // namespace rescind
