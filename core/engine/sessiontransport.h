// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/serverclock.h"
#include "core/engine/services.h"

namespace rescind {

//! One profile's way to its provider. Every request goes by the route that the profile and its
//! secrets set at that moment, so that jobs may hold this one however the settings change; the real
//! transport is held as long as a job of it lives. Each answer tells something of the server's
//! clock.
class SessionTransport final : public QObject, public HttpTransport
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SessionTransport)

public:
    //! `profile` is looked at anew for each request, and outlives this.
    SessionTransport(Services &services, const Profile &profile);

    [[nodiscard]] ResultJob<HttpResponse> *send(
        const HttpRequest &request, QObject *parent) override;

    [[nodiscard]] const ServerClock &clock() const { return m_clock; }

Q_SIGNALS:
    void clockSkewChanged();

private:
    void note(const HttpRequest &request, ResultJob<HttpResponse> *job);

    Services &m_services;
    const Profile &m_profile;
    ServerClock m_clock;
    //! Held between requests, so that their connections are.
    std::shared_ptr<HttpTransport> m_transport;
};

} // namespace rescind
