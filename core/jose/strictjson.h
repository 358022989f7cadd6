// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QJsonObject>

#include <optional>

namespace rescind {

//! A JSON object as RFC 7515 §4 and RFC 7519 §4 want it: UTF-8, and no member name twice in any of
//! its objects. QJsonDocument takes the last of two silently, where another reader may take the
//! first. Nothing for anything else, or when brackets nest deeper than 32.
[[nodiscard]] std::optional<QJsonObject> strictJsonObject(const QByteArray &json);

} // namespace rescind
