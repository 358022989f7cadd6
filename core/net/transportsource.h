// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/route.h"
#include "core/net/transport.h"

#include <memory>

namespace rescind {

//! Where transports come from: one for each route.
class TransportSource
{
public:
    virtual ~TransportSource() = default;

    //! Never null: where a route cannot be made, every send of its transport fails and says why.
    //! Asked anew before each request, so that a file that was mended or renewed is taken up; as
    //! long as nothing has changed, and somebody holds it, it is the same one. A transport must be
    //! held as long as its jobs live.
    [[nodiscard]] virtual std::shared_ptr<HttpTransport> transportFor(const Route &route) = 0;

protected:
    TransportSource() = default;
    Q_DISABLE_COPY_MOVE(TransportSource)
};

} // namespace rescind
