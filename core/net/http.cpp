// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/http.h"

#include <QtCore/QUrlQuery>

namespace rescind {

namespace {

//! The client secret as it is, which a server may echo although it went out encoded (RFC 6749
//! §2.3.1).
Secret basicPassword(const QByteArray &credentials)
{
    const QByteArray pair = QByteArray::fromBase64(credentials);
    QByteArray password = pair.mid(pair.indexOf(':') + 1);
    password.replace('+', ' ');
    return Secret(QByteArray::fromPercentEncoding(password));
}

} // namespace

QList<Secret> HttpRequest::secrets() const
{
    QList<Secret> result;
    for (const auto &[name, value] : form) {
        // Names and fixed words are no secrets, and redacting them would make an answer unreadable.
        static const QList<QByteArray> plain{QByteArrayLiteral("grant_type"),
            QByteArrayLiteral("client_id"), QByteArrayLiteral("redirect_uri"),
            QByteArrayLiteral("token_type_hint"), QByteArrayLiteral("scope"),
            QByteArrayLiteral("client_assertion_type"), QByteArrayLiteral("strict")};
        if (!plain.contains(name) && !value.isEmpty())
            result.append(value);
    }
    // A token in a URL is one all the same.
    const QUrlQuery query(url);
    for (const auto &name : {QStringLiteral("access_token"), QStringLiteral("id_token")}) {
        if (const Secret value(query.queryItemValue(name, QUrl::FullyDecoded)); !value.isEmpty())
            result.append(value);
    }
    if (!dpopProof.isEmpty())
        result.append(dpopProof);
    if (!authorization.isEmpty()) {
        result.append(authorization);
        const QByteArray header = authorization.reveal();
        const QByteArray credentials = header.mid(header.indexOf(' ') + 1);
        result.append(Secret(credentials));
        if (header.startsWith("Basic "))
            result.append(basicPassword(credentials));
    }
    return result;
}

QByteArray formEncoded(QByteArrayView value)
{
    static constexpr char hex[] = "0123456789ABCDEF";
    QByteArray result;
    result.reserve(value.size());
    for (const char c : value) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
            || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '*';
        if (plain) {
            result += c;
        } else if (c == ' ') {
            result += '+';
        } else {
            const auto byte = static_cast<unsigned char>(c);
            result += '%';
            result += hex[byte >> 4U];
            result += hex[byte & 0xfU];
        }
    }
    return result;
}

Secret encodedForm(const FormParameters &form)
{
    QByteArray result;
    for (const auto &[name, value] : form) {
        if (!result.isEmpty())
            result += '&';
        result += formEncoded(name);
        result += '=';
        result += formEncoded(value.view());
    }
    return Secret(result);
}

} // namespace rescind
