// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/revoke/revocationreport.h"

#include <QtCore/QHash>
#include <QtCore/QSet>

namespace rescind {

//! Whose "inactive" can be believed in a run, and whether it is of use to go on asking.
//!
//! A server that has called a live token of a kind active is a witness for that kind. Of a token
//! whose kind is not known nothing follows for another one: it is believed only about a token that
//! it called active before. So where there is no witness yet some rows are looked at before they
//! are revoked, up to twenty of a kind, and of unknown kind each one.
class Witnesses final
{
public:
    //! `canAsk`: there is an introspection endpoint.
    Witnesses(QSet<TokenKind> known, bool canAsk)
        : m_known(std::move(known))
        , m_canAsk(canAsk)
    {
    }

    [[nodiscard]] bool believes(TokenKind kind) const
    {
        return kind != TokenKind::Unknown && m_known.contains(kind);
    }
    //! Asked once for each row that is about to be revoked; counts those that it wants looked at.
    [[nodiscard]] bool wantsLookBefore(TokenKind kind);
    //! It called a live token of this kind active; true where that is news.
    bool sawActive(TokenKind kind);

    //! Asking was answered, or refused for a reason that will be the same the next time.
    void asked() { m_refusals = 0; }
    void refused(UnverifiedReason why);
    [[nodiscard]] bool mayAsk() const { return m_canAsk && m_refusals < refusalsBeforeRest; }
    //! Why it may not.
    [[nodiscard]] UnverifiedReason whyNot() const
    {
        return m_canAsk ? m_why : UnverifiedReason::NoEndpoint;
    }

private:
    static constexpr int looksBefore = 20;
    static constexpr int refusalsBeforeRest = 20;

    QSet<TokenKind> m_known;
    QHash<TokenKind, int> m_looked;
    UnverifiedReason m_why = UnverifiedReason::AskingFailed;
    int m_refusals = 0;
    bool m_canAsk;
};

} // namespace rescind
