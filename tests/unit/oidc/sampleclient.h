// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/http.h"
#include "core/oidc/client.h"

namespace rescind {

//! An application as Authing's console shows it; the secret has characters that need encoding.
[[nodiscard]] inline Profile sampleProfile()
{
    return {.id = QStringLiteral("3f0b5f1e-0000-4000-8000-000000000001"),
        .name = QStringLiteral("Portal"),
        .clientId = QStringLiteral("5a4db0c0f1e2d3c4b5a69788"),
        .appHost = QStringLiteral("https://portal.authing.cn")};
}

[[nodiscard]] inline Client sampleClient(const Profile &profile = sampleProfile())
{
    return {.profile = profile,
        .metadata = conventionalMetadata(profile),
        .secret = Secret(QByteArrayLiteral("s3cret +&=%/:"))};
}

[[nodiscard]] inline HttpResponse answerOf(
    Stage stage, int status, const QByteArray &body = {}, const QByteArray &contentType = {})
{
    return {.status = status, .contentType = contentType, .body = body, .stage = stage};
}

} // namespace rescind
