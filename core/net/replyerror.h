// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QtNetwork/QNetworkReply>

namespace rescind {

//! True where this is how Qt reports an answer that came whole, whatever its status.
[[nodiscard]] bool isWholeAnswer(QNetworkReply::NetworkError code, int status);

//! What Qt's code means for a request that got no whole answer. Whether it had been sent, and what
//! it is about, only the caller knows.
[[nodiscard]] Error replyError(QNetworkReply::NetworkError code, Stage stage);

} // namespace rescind
