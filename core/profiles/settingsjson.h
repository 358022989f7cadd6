// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profiles/jsonreader.h"
#include "core/profiles/profile.h"

namespace rescind {

//! The parts of a profile's file that are objects of their own. Members of `known` that are not
//! ours are kept.
[[nodiscard]] QJsonObject toJson(const EndpointSettings &settings, const QJsonObject &known);
[[nodiscard]] QJsonObject toJson(const AuthorizationSettings &settings, const QJsonObject &known);
[[nodiscard]] QJsonObject toJson(const NetworkSettings &settings, const QJsonObject &known);
[[nodiscard]] QJsonArray toJson(const QList<Cascade> &cascades);

void read(JsonReader &reader, EndpointSettings &settings);
void read(JsonReader &reader, AuthorizationSettings &settings);
void read(JsonReader &reader, NetworkSettings &settings);
//! Findings that cannot be read are left out: they can be measured again.
[[nodiscard]] QList<Cascade> cascadesFrom(const QJsonArray &array);

} // namespace rescind
