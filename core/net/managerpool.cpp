// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/managerpool.h"

#include <QtCore/QUrl>

#include <algorithm>
#include <iterator>
#include <utility>

namespace rescind {

namespace {

//! Qt's own limit of connections to a host.
constexpr int requestsOverHttp1 = 6;
//! Fewer than the hundred streams that servers are told to allow at least (RFC 9113, 6.5.2): each
//! manager works in a thread of its own, and one alone took 4,400 requests a second where four took
//! 6,000.
constexpr int requestsOverHttp2 = 16;
//! Room for 256 requests, the most that a run over many tokens has under way.
constexpr std::size_t maximumManagers = 43;
//! What servers take over one connection is a thousand or more by default.
constexpr int renewedAfter = 900;
//! A handshake for every hundred requests costs little still.
constexpr int renewedAfterAtLeast = 100;

QString serverOf(const QUrl &url)
{
    return url.host() + QLatin1Char(':') + QString::number(url.port(443));
}

} // namespace

ManagerPool::ManagerPool(std::function<std::unique_ptr<QNetworkAccessManager>()> make)
    : m_make(std::move(make))
    , m_renewedAfter(renewedAfter)
{
}

QNetworkAccessManager *ManagerPool::take(const QUrl &url)
{
    const int room = m_multiplexing.contains(serverOf(url)) ? requestsOverHttp2 : requestsOverHttp1;
    // The first, so that few connections carry all.
    auto chosen = std::find_if(m_managers.begin(), m_managers.end(),
        [room](const Shared &one) { return !one.isRetired && one.requests < room; });
    if (chosen == m_managers.end() && m_managers.size() >= maximumManagers) {
        const auto byLoad = [](const Shared &a, const Shared &b) {
            return std::pair(a.isRetired, a.requests) < std::pair(b.isRetired, b.requests);
        };
        chosen = std::min_element(m_managers.begin(), m_managers.end(), byLoad);
    }
    if (chosen == m_managers.end() || chosen->isRetired) {
        m_managers.push_back({.manager = m_make()});
        chosen = std::prev(m_managers.end());
    }
    ++chosen->requests;
    ++chosen->taken;
    if (!chosen->warm.isEmpty() && chosen->taken >= m_renewedAfter)
        chosen->isRetired = true;
    return chosen->manager.get();
}

std::vector<ManagerPool::Shared>::iterator ManagerPool::find(const QNetworkAccessManager *manager)
{
    return std::find_if(m_managers.begin(), m_managers.end(),
        [manager](const Shared &one) { return one.manager.get() == manager; });
}

void ManagerPool::giveBack(const QNetworkAccessManager *manager)
{
    const auto taken = find(manager);
    if (taken == m_managers.end() || --taken->requests > 0 || !taken->isRetired)
        return;
    // Never at once: this may be running inside a signal of its last reply.
    taken->manager.release()->deleteLater();
    m_managers.erase(taken);
}

void ManagerPool::learn(const QNetworkAccessManager *manager, const QUrl &url, bool isHttp2)
{
    if (!isHttp2) {
        m_multiplexing.remove(serverOf(url));
        return;
    }
    m_multiplexing.insert(serverOf(url));
    if (const auto one = find(manager); one != m_managers.end())
        one->warm.insert(serverOf(url));
}

bool ManagerPool::isWarm(const QNetworkAccessManager *manager, const QUrl &url) const
{
    return std::any_of(
        m_managers.begin(), m_managers.end(), [manager, server = serverOf(url)](const Shared &one) {
            return one.manager.get() == manager && one.warm.contains(server);
        });
}

void ManagerPool::retire(const QNetworkAccessManager *manager)
{
    const auto one = find(manager);
    if (one == m_managers.end() || std::exchange(one->isRetired, true))
        return;
    m_renewedAfter = std::clamp(one->taken * 3 / 4, renewedAfterAtLeast, m_renewedAfter);
}

} // namespace rescind
