// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/oidc/queryurl.h"

#include "core/net/http.h"

namespace rescind {

QUrl withParameters(QUrl url, const QList<QPair<QByteArray, Secret>> &parameters)
{
    QByteArray query = url.query(QUrl::FullyEncoded).toLatin1();
    for (const auto &[name, value] : parameters) {
        if (value.isEmpty())
            continue;
        if (!query.isEmpty())
            query += '&';
        // %20, not "+": some front ends in the field decode a query's plus as a plus.
        query += name + '=' + formEncoded(value.view()).replace('+', "%20");
    }
    if (!query.isEmpty())
        url.setQuery(QString::fromLatin1(query), QUrl::StrictMode);
    return url;
}

} // namespace rescind
