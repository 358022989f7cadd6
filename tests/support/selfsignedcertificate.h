// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtNetwork/QSslCertificate>
#include <QtNetwork/QSslKey>

namespace rescind {

struct SelfSignedCertificate
{
    QSslCertificate certificate;
    QSslKey key;
};

//! Made anew each time: valid for 127.0.0.1 and localhost, for an hour, and signed by itself, so
//! that nobody trusts it and no private key lies in the repository.
[[nodiscard]] SelfSignedCertificate selfSignedCertificate();

} // namespace rescind
