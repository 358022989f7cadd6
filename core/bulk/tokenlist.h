// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tokens/token.h"

#include <QtCore/QByteArrayView>
#include <QtCore/QList>

#include <array>
#include <memory>
#include <vector>

namespace rescind {

//! How a list was written; found by its content, never by a file's name.
enum class ListFormat {
    Lines, //!< one token a line
    Csv,   //!< RFC 4180, with any order of columns and with or without a header
    Tsv,
    JsonLines, //!< or one JSON array
    Text,      //!< anything else, such as a log: what looks like a token in it
};

//! SHA-256 of a token.
using TokenDigest = std::array<unsigned char, 32>;
//! Its first 16 hex digits: what fingerprintOf() gives.
[[nodiscard]] QString fingerprintOf(const TokenDigest &digest);

//! What one row of a list says by itself. Small, since there are 100,000 of them: texts are
//! numbers into TokenList::name(), where 0 is the empty one.
struct ListRow
{
    TokenDigest digest = {};
    //! Seconds since 1970; 0 where the token does not say.
    qint64 issuedAt = 0;
    qint64 expiresAt = 0;
    quint32 issuer = 0;
    quint32 clientId = 0;
    quint32 subject = 0;
    quint32 scope = 0;
    //! In the input, from 1.
    quint32 line = 0;
    //! The earlier row that holds the same token; -1 where it is the first.
    qint32 duplicateOf = -1;
    TokenKind kind = TokenKind::Unknown;
    //! Malformed: garbage, or what starts as a JWT and is none. Such a row is listed and never
    //! sent.
    TokenFormat format = TokenFormat::Opaque;
};

//! Services may check it without asking the server, and accept it until it expires whatever became
//! of it; as exposureUntil() in tokens has it.
[[nodiscard]] inline bool isCheckedOffline(const ListRow &row)
{
    return row.format == TokenFormat::Jws && row.kind != TokenKind::Refresh;
}

//! The tokens of one input in its order, garbage and duplicates included. Does not change once it
//! is made; shared by the plan, the run and the models. Holds the tokens in memory that is wiped
//! when the last owner lets go, and nowhere else.
class TokenList final
{
public:
    TokenList();
    ~TokenList();
    Q_DISABLE_COPY_MOVE(TokenList)

    [[nodiscard]] qsizetype size() const;
    [[nodiscard]] ListFormat format() const;
    //! `index` counts from 0; what people see counts from 1.
    [[nodiscard]] const ListRow &row(qsizetype index) const;
    //! Valid while the list lives.
    [[nodiscard]] QByteArrayView bytes(qsizetype index) const;
    [[nodiscard]] Secret token(qsizetype index) const;
    //! `jti`, read out of the token anew; empty where it has none.
    [[nodiscard]] QString tokenId(qsizetype index) const;
    [[nodiscard]] QString name(quint32 number) const;
    //! Of the whole list: what a run is resumed by. Depends on the tokens and their order alone.
    [[nodiscard]] TokenDigest digest() const;

private:
    friend class TokenListBuilder;

    struct Data;
    std::unique_ptr<Data> m_data;
};

} // namespace rescind
