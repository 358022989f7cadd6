// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArrayView>

#include <array>

namespace rescind {

//! A claim's value as it stands in the JSON: what is between the quotes of a string, all of a
//! number or an array.
struct ClaimValue
{
    enum class Type { Absent, Text, Number, Array, Other };
    Type type = Type::Absent;
    QByteArrayView text = {};
};

//! The few claims that a list wants, out of a payload that is plain: an object of JSON with no
//! escapes and no other letters than ASCII, no name twice, nested little, with short numbers.
//! Nearly all are. What is not plain is left to strictJsonObject(), which is slower and knows it
//! all; so this must never take for plain what that would refuse or read otherwise.
class ClaimScan final
{
public:
    enum Claim {
        Issuer,
        Subject,
        ClientId,
        AuthorizedParty,
        Scope,
        Scp,
        IssuedAt,
        ExpiresAt,
        Type,
        Nonce,
        AccessTokenHash,
        CodeHash,
        claimCount
    };

    //! False where the payload is not plain; then nothing can be said of its claims.
    [[nodiscard]] bool read(QByteArrayView payload);
    //! Views into the payload that was read last.
    [[nodiscard]] const ClaimValue &operator[](Claim claim) const { return m_claims[claim]; }

private:
    void skipSpace();
    [[nodiscard]] bool take(char c);
    [[nodiscard]] bool takeText(QByteArrayView &text);
    [[nodiscard]] bool takeObject(int depth);
    [[nodiscard]] bool takeArray(int depth);
    [[nodiscard]] bool takeNumber();
    [[nodiscard]] bool takeWord(QByteArrayView word);
    [[nodiscard]] bool takeValue(int depth, ClaimValue &value);
    [[nodiscard]] bool isNew(std::size_t firstName, QByteArrayView name) const;

    std::array<ClaimValue, claimCount> m_claims = {};
    //! Of the objects that are open.
    std::array<QByteArrayView, 96> m_names = {};
    std::size_t m_nameCount = 0;
    const char *m_at = nullptr;
    const char *m_end = nullptr;
};

} // namespace rescind
