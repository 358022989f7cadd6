// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/text/errortext.h"

namespace rescind {

//! The parts errorText() is put together from; each file knows one group of errors.

//! Network, proxy, time-outs and answers with a status only.
[[nodiscard]] ErrorText networkErrorText(const Error &error);
//! Certificates, theirs and ours, and the files they are in.
[[nodiscard]] ErrorText tlsErrorText(const Error &error);
//! Answers and metadata that break the protocol, and what is refused before sending.
[[nodiscard]] ErrorText protocolErrorText(const Error &error);
//! Browser, redirect, code, ID token.
[[nodiscard]] ErrorText signInErrorText(const Error &error);
//! Keychain, settings, the profile's fields.
[[nodiscard]] ErrorText storageErrorText(const Error &error);
//! A profile's field, or a file of profiles.
[[nodiscard]] ErrorText profileErrorText(const Error &error);
//! The journal and what is exported from it.
[[nodiscard]] ErrorText journalErrorText(const Error &error);
//! Runs over many tokens and the files they are kept in.
[[nodiscard]] ErrorText bulkErrorText(const Error &error);
//! The user's settings, and what an administrator has decided.
[[nodiscard]] ErrorText settingsErrorText(const Error &error);
//! A list of tokens that could not be read.
[[nodiscard]] ErrorText listErrorText(const Error &error);
//! By the provider's `error` code; nothing for a code without sentences of its own.
[[nodiscard]] std::optional<ErrorText> oauthErrorText(const Error &error);
//! By its kind alone.
[[nodiscard]] ErrorText unspecifiedErrorText(const Error &error);

//! In which step it happened: a whole sentence, empty where that says nothing.
[[nodiscard]] QString stageSentence(Stage stage);
//! What is known about the token or the session after it: a whole sentence, or empty.
[[nodiscard]] QString consequence(const Error &error);
//! That a token that could not be revoked is still held.
[[nodiscard]] QString keptSentence();
//! Where Authing's console has the client authentication method for this step.
[[nodiscard]] QString authenticationSettings(Stage stage);
//! The secret or the way it is sent was not accepted (invalid_client).
[[nodiscard]] ErrorText rejectedClientText(const Error &error);
//! A code or a refresh token was not accepted (invalid_grant).
[[nodiscard]] ErrorText rejectedGrantText(const Error &error);
[[nodiscard]] ErrorText refusedByUserText();
//! The private key that signs requests cannot be used (subject "clientKey"); see SigningKey.
[[nodiscard]] ErrorText clientKeyText(const Error &error);

} // namespace rescind
