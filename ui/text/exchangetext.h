// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/exchange.h"

namespace rescind {

//! "Revocation", "Sign-in" …: what a request was for.
[[nodiscard]] QString stageName(Stage stage);
//! The status, or in a word why there is none.
[[nodiscard]] QString exchangeResult(const Exchange &exchange);
//! ✓ ! ✕, … while no answer has come.
[[nodiscard]] QString exchangeSign(const Exchange &exchange);

//! What was sent, as a text to read: request line, headers, parameters. With secrets only where
//! `revealed`.
[[nodiscard]] QString requestText(const Exchange &exchange, bool revealed = false);
//! What was answered, or why nothing was.
[[nodiscard]] QString answerText(const Exchange &exchange);
//! Both, for a file or a ticket: with no secret.
[[nodiscard]] QString exchangeText(const Exchange &exchange);
//! Something in it is hidden that can be revealed.
[[nodiscard]] bool canReveal(const Exchange &exchange);

} // namespace rescind
