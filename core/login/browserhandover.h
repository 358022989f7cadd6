// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/login/browser.h"

#include <chrono>

namespace rescind {

//! Sends the browser to a URL that holds something secret, such as an ID token. A browser is
//! started with the address as an argument, which every user of this computer may read; so it is
//! started with that of a page on 127.0.0.1, whose path cannot be guessed and which sends one
//! visitor on, once.
//!
//! Finishes when a visitor has been sent on. Fails with Reason::BrowserNotStarted, also where
//! nobody came in `limit`, and with ErrorKind::Network where no port could be had.
[[nodiscard]] ResultJob<void> *handOver(Browser &browser, const QUrl &url, QObject *parent,
    std::chrono::milliseconds limit = std::chrono::seconds(30));

} // namespace rescind
