// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/secrets/keychainerror.h"

#include "core/base/redaction.h"

namespace rescind {

namespace {

//! Takes the keychain's word before QtKeychain's.
Reason reasonOr(Reason reason, KeychainState state)
{
    switch (state) {
    case KeychainState::Absent:
        return Reason::KeychainUnavailable;
    case KeychainState::Locked:
        return Reason::KeychainLocked;
    case KeychainState::Unknown:
    case KeychainState::NotCreated:
    case KeychainState::Open:
        break;
    }
    return reason;
}

bool isHidden(KeychainState state)
{
    return state == KeychainState::Absent || state == KeychainState::Locked;
}

} // namespace

std::optional<Reason> keychainReason(
    KeychainOperation operation, QKeychain::Error error, KeychainState state)
{
    switch (error) {
    case QKeychain::NoError:
        if (operation == KeychainOperation::Remove && isHidden(state))
            return reasonOr(Reason::KeychainUnavailable, state);
        return std::nullopt;
    case QKeychain::EntryNotFound:
        if (operation == KeychainOperation::Remove && !isHidden(state))
            return std::nullopt;
        return reasonOr(operation == KeychainOperation::Write ? Reason::KeychainUnavailable
                                                              : Reason::SecretNotFound,
            state);
    case QKeychain::CouldNotDeleteEntry:
    case QKeychain::AccessDenied:
        return reasonOr(Reason::KeychainDenied, state);
    case QKeychain::AccessDeniedByUser:
        return Reason::KeychainDenied;
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return Reason::KeychainUnavailable;
    case QKeychain::OtherError:
        // Without a default keyring the user was asked to make one, and did not.
        if (state == KeychainState::NotCreated)
            return Reason::KeychainLocked;
        return reasonOr(Reason::KeychainUnavailable, state);
    }
    return Reason::KeychainUnavailable;
}

bool needsKeychainState(KeychainOperation operation, QKeychain::Error error)
{
    const auto withState = [operation, error](KeychainState state) {
        return keychainReason(operation, error, state);
    };
    const std::optional<Reason> blind = withState(KeychainState::Unknown);
    return blind != withState(KeychainState::Locked) || blind != withState(KeychainState::Absent);
}

Error keychainError(Reason reason, const QString &keychainText)
{
    return {.kind = ErrorKind::Keychain,
        .stage = Stage::Storage,
        .reason = reason,
        .serverText = redacted(keychainText)};
}

} // namespace rescind
