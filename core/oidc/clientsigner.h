// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/net/requestsigner.h"

#include <QtCore/QDateTime>

#include <chrono>
#include <functional>

namespace rescind {

struct ProviderMetadata;

//! What makes every assertion and proof another one; a test's may be fixed.
struct FreshValues
{
    //! By this machine's clock, in UTC.
    std::function<QDateTime()> now;
    //! For `jti`.
    std::function<QByteArray()> newId = [] { return randomText(16); };
};

//! A signer whose work depends on the provider. It is shared by all copies of a Client and keeps
//! what it has learned.
class ClientSigner : public RequestSigner
{
public:
    //! To be told before the first request, and whenever the provider has been found anew.
    virtual void meet(const ProviderMetadata &metadata, std::chrono::seconds clockSkew) = 0;
};

} // namespace rescind
