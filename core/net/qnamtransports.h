// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/transportsource.h"

#include <QtCore/QDateTime>

#include <array>
#include <vector>

namespace rescind {

//! A QnamTransport for each distinct route; nothing of one route (connections, proxy credentials,
//! trust, keys) is seen by another. Kept while somebody holds it.
class QnamTransports final : public TransportSource
{
public:
    QnamTransports();
    ~QnamTransports() override;

    [[nodiscard]] std::shared_ptr<HttpTransport> transportFor(const Route &route) override;

private:
    //! When a file was last changed, and its size: tells that it has to be read again.
    using FileState = std::pair<QDateTime, qint64>;
    using FileStates = std::array<FileState, 2>;

    struct Known
    {
        Route route;
        FileStates files;
        std::shared_ptr<HttpTransport> transport;
    };

    [[nodiscard]] static FileStates filesOf(const Route &route);

    std::vector<Known> m_known;
};

} // namespace rescind
