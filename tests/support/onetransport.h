// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/transportsource.h"

namespace rescind {

//! The one transport of a test, whatever the route. It outlives this.
class OneTransport final : public TransportSource
{
public:
    explicit OneTransport(HttpTransport &transport)
        : m_transport(transport)
    {
    }
    [[nodiscard]] std::shared_ptr<HttpTransport> transportFor(const Route &) override
    {
        return {std::shared_ptr<HttpTransport>(), &m_transport};
    }

private:
    HttpTransport &m_transport;
};

} // namespace rescind
