// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bulk/claimscan.h"
#include "core/tokens/token.h"

#include <QtCore/QByteArray>

namespace rescind {

//! What a list wants to know of a token. The views are valid until the next one is read.
struct TokenSummary
{
    TokenFormat format = TokenFormat::Opaque;
    TokenKind likelyKind = TokenKind::Unknown;
    //! Seconds since 1970; 0 where the token does not say.
    qint64 issuedAt = 0;
    qint64 expiresAt = 0;
    QByteArrayView issuer = {};
    QByteArrayView clientId = {};
    QByteArrayView subject = {};
    //! `scope`, or `scp`, whose members are joined by spaces where it is an array.
    QByteArrayView scope = {};
};

//! Reads many tokens one after the other, and says of each what readJwt() would say. Headers, which
//! many tokens share letter by letter, are read once; a payload that is plain is scanned in place.
//! Of one thread.
class TokenScanner final
{
public:
    [[nodiscard]] const TokenSummary &read(QByteArrayView token);
    //! How many had to go the long way; for tests.
    [[nodiscard]] quint64 slowReads() const { return m_slowReads; }

private:
    //! A header that readJwt() has accepted.
    struct Header
    {
        QByteArray text = {};
        bool isUnsigned = false;
        //! Says so itself (RFC 9068), whatever the claims look like.
        bool isAccessToken = false;
    };

    [[nodiscard]] bool readFast(QByteArrayView token);
    void readSlowly(QByteArrayView token);
    void keepHeader(QByteArrayView token, const Jwt &jwt);
    [[nodiscard]] bool takeClaims(const Header &header);
    [[nodiscard]] bool takeScope();

    TokenSummary m_summary;
    QList<Header> m_headers;
    qsizetype m_lastHeader = 0;
    ClaimScan m_claims;
    QByteArray m_payload;
    QByteArray m_issuer;
    QByteArray m_clientId;
    QByteArray m_subject;
    QByteArray m_scope;
    quint64 m_slowReads = 0;
};

} // namespace rescind
