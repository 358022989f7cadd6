// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/transportsource.h"

#include <QtCore/QSet>

#include <functional>

namespace rescind {

//! Answers from a function, on a later turn of the event loop, and remembers what was asked. It is
//! the source of itself too: the one transport whatever the route.
class FakeTransport final : public HttpTransport, public TransportSource
{
public:
    using Answer = std::function<Result<HttpResponse>(const HttpRequest &)>;

    explicit FakeTransport(Answer answer = {});

    ResultJob<HttpResponse> *send(const HttpRequest &request, QObject *parent) override;

    std::shared_ptr<HttpTransport> transportFor(const Route &route) override;
    //! The routes that were asked for, one for each request.
    [[nodiscard]] const QList<Route> &routes() const { return m_routes; }

    void setAnswer(Answer answer) { m_answer = std::move(answer); }
    //! From now on requests to this path are never answered; they end by deadline or cancel.
    void hangOn(const QString &path) { m_hanging.insert(path); }
    [[nodiscard]] const QList<HttpRequest> &requests() const { return m_requests; }
    [[nodiscard]] qsizetype countOf(const QString &path) const;
    //! The value of a form parameter, or empty.
    [[nodiscard]] static QByteArray parameter(const HttpRequest &request, const QByteArray &name);

private:
    Answer m_answer;
    QSet<QString> m_hanging;
    QList<HttpRequest> m_requests;
    QList<Route> m_routes;
};

[[nodiscard]] HttpResponse jsonResponse(const QByteArray &json, int status = 200);
[[nodiscard]] HttpResponse emptyResponse(int status = 200);

} // namespace rescind
