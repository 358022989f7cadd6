// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/net/http.h"
#include "core/profiles/profile.h"

#include <QtCore/QJsonObject>
#include <QtCore/QSet>

namespace rescind {

//! Reads one member of a metadata document after the other and remembers the first endpoint that
//! cannot be accepted. The response outlives it.
class MetadataReader
{
public:
    MetadataReader(const HttpResponse &response, QJsonObject document, const Profile &profile);

    [[nodiscard]] QUrl endpoint(QLatin1StringView name);
    [[nodiscard]] QStringList texts(QLatin1StringView name) const;
    [[nodiscard]] bool flag(QLatin1StringView name) const;

    //! The endpoints that were there.
    [[nodiscard]] const QSet<QString> &announced() const { return m_announced; }
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }

private:
    void refuse(ErrorKind kind, Reason reason, const QString &subject);
    [[nodiscard]] bool isTrusted(const QString &host) const;

    const HttpResponse &m_response;
    QJsonObject m_document;
    //! RFC 8705 §5: the endpoints for clients that use mutual TLS; empty for others.
    QJsonObject m_aliases;
    QStringList m_trustedHosts;
    QSet<QString> m_announced;
    std::optional<Error> m_error;
};

} // namespace rescind
