// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QSet>
#include <QtNetwork/QNetworkAccessManager>

#include <functional>
#include <memory>
#include <vector>

namespace rescind {

//! Managers that requests share, as many as it takes for none to wait unseen.
//!
//! Qt sends six requests to a host at a time over HTTP/1.1 and lets the others wait, which would
//! count against their deadlines. Over HTTP/2 (RFC 9113) one connection takes many; which servers
//! speak it is learnt from their answers. A server ends such a connection after so many requests
//! (nginx after 1,000), and finding out that it did takes half a second: so it is left before that.
class ManagerPool final
{
public:
    explicit ManagerPool(std::function<std::unique_ptr<QNetworkAccessManager>()> make);

    //! One with room for another request to that server. It is taken until it is given back.
    [[nodiscard]] QNetworkAccessManager *take(const QUrl &url);
    void giveBack(const QNetworkAccessManager *manager);
    //! By which protocol that server has answered.
    void learn(const QNetworkAccessManager *manager, const QUrl &url, bool isHttp2);
    //! Whether a request to that server should leave at once, since its connection is open already.
    [[nodiscard]] bool isWarm(const QNetworkAccessManager *manager, const QUrl &url) const;
    //! It gets no further request, and goes with the last that it has. Its server would have no
    //! more over this connection, so the next one is left earlier.
    void retire(const QNetworkAccessManager *manager);

    [[nodiscard]] std::size_t size() const { return m_managers.size(); }

private:
    Q_DISABLE_COPY_MOVE(ManagerPool)

    struct Shared
    {
        std::unique_ptr<QNetworkAccessManager> manager;
        int requests = 0;
        //! All that it was ever taken for.
        int taken = 0;
        //! The servers that have answered it by HTTP/2.
        QSet<QString> warm = {};
        bool isRetired = false;
    };

    [[nodiscard]] std::vector<Shared>::iterator find(const QNetworkAccessManager *manager);

    std::function<std::unique_ptr<QNetworkAccessManager>()> m_make;
    std::vector<Shared> m_managers;
    //! host:port of the servers that speak HTTP/2.
    QSet<QString> m_multiplexing;
    //! Requests after which an HTTP/2 connection is left.
    int m_renewedAfter;
};

} // namespace rescind
