// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/sandbox.h"

namespace rescind {

Profile sandboxProfile()
{
    return {.name = QStringLiteral("Sandbox tenant"),
        .environment = Environment::Sandbox,
        .clientId = QStringLiteral("5a4db0c00000000000000001"),
        .appHost = QStringLiteral("http://127.0.0.1:18430")};
}

SecretChanges sandboxSecrets()
{
    return {{ProfileSecret::ClientSecret,
        Secret(QByteArrayLiteral("5a4db0c05ec2e7000000000000000001"))}};
}

} // namespace rescind
