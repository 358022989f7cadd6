// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/transport.h"

namespace rescind {

//! Stands in for a route that cannot be made: nothing is sent, and everybody is told why.
class UnusableTransport final : public HttpTransport
{
public:
    explicit UnusableTransport(Error why)
        : m_why(std::move(why))
    {
    }

    [[nodiscard]] ResultJob<HttpResponse> *send(
        const HttpRequest &request, QObject *parent) override;

private:
    Error m_why;
};

} // namespace rescind
