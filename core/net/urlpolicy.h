// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QtCore/QUrl>

#include <optional>

namespace rescind {

//! 127.0.0.0/8, ::1 and the name localhost: what never leaves this machine (RFC 8252 §7.3, §8.3).
[[nodiscard]] bool isLoopbackHost(const QString &host);

//! Why nothing may be sent to this address: only https, or http on loopback, with a host and
//! without a user name or a password in it. Nothing where it may.
[[nodiscard]] std::optional<Error> refusalToSend(const QUrl &url, Stage stage);

} // namespace rescind
