// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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

//! Reads many tokens one after the other, with what readJwt() would say of each. Of one thread.
class TokenScanner final
{
public:
    [[nodiscard]] const TokenSummary &read(QByteArrayView token);

private:
    void readSlowly(QByteArrayView token);

    TokenSummary m_summary;
    QByteArray m_issuer;
    QByteArray m_clientId;
    QByteArray m_subject;
    QByteArray m_scope;
};

} // namespace rescind
