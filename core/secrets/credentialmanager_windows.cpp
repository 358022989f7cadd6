// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/secrets/credentialmanager_windows.h"

#include <windows.h>
// Needs the types of windows.h.
#include <wincred.h>

namespace rescind {

namespace {

// MinGW's header still has the limit of Windows XP, which is a fifth of today's.
static_assert(largestCredential == 5 * 512);

LPWSTR wide(const QString &text)
{
    // The functions take names that they do not change as pointers to what they may.
    return reinterpret_cast<LPWSTR>(const_cast<ushort *>(text.utf16()));
}

Error errorFor(DWORD code)
{
    Reason reason = Reason::KeychainUnavailable;
    if (code == ERROR_NOT_FOUND)
        reason = Reason::SecretNotFound;
    else if (code == ERROR_ACCESS_DENIED)
        reason = Reason::KeychainDenied;
    return {.kind = ErrorKind::Keychain,
        .stage = Stage::Storage,
        .reason = reason,
        .code = QString::number(code)};
}

} // namespace

Result<Secret> CredentialManager::read(const QString &name)
{
    PCREDENTIALW found = nullptr;
    if (!CredReadW(wide(name), CRED_TYPE_GENERIC, 0, &found))
        return fail(errorFor(GetLastError()));
    const auto *const bytes = reinterpret_cast<const char *>(found->CredentialBlob);
    const Secret secret(QByteArray::fromRawData(bytes, qsizetype(found->CredentialBlobSize)));
    SecureZeroMemory(found->CredentialBlob, found->CredentialBlobSize);
    CredFree(found);
    return secret;
}

Result<void> CredentialManager::write(const QString &name, const Secret &value)
{
    const QString user = QStringLiteral("Rescind");
    CREDENTIALW credential = {};
    credential.Type = CRED_TYPE_GENERIC;
    credential.TargetName = wide(name);
    credential.CredentialBlobSize = DWORD(value.size());
    credential.CredentialBlob = reinterpret_cast<LPBYTE>(const_cast<char *>(value.view().data()));
    credential.Persist = CRED_PERSIST_LOCAL_MACHINE;
    credential.UserName = wide(user);
    if (!CredWriteW(&credential, 0))
        return fail(errorFor(GetLastError()));
    return {};
}

Result<void> CredentialManager::remove(const QString &name)
{
    if (CredDeleteW(wide(name), CRED_TYPE_GENERIC, 0) || GetLastError() == ERROR_NOT_FOUND)
        return {};
    return fail(errorFor(GetLastError()));
}

} // namespace rescind
