// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"

#include <QtCore/QList>
#include <QtCore/QUrl>

namespace rescind {

//! The URL with these parameters added to the query that it has, every value percent-encoded and
//! empty ones left out. Where one of them is a secret the URL is one too: it is built for one call,
//! and neither kept nor logged.
[[nodiscard]] QUrl withParameters(QUrl url, const QList<QPair<QByteArray, Secret>> &parameters);

} // namespace rescind
