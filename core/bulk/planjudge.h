// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bulk/bulkplan.h"

#include <unordered_set>

namespace rescind {

//! Whether a token names this issuer; one slash at the end makes no difference.
[[nodiscard]] bool isSameIssuer(const QString &a, const QString &b);
//! Whether one of the scopes, which are separated by spaces, is this one.
[[nodiscard]] bool hasScope(const QString &scopes, const QString &scope);

//! What is asked of many names, which few rows have of their own: each is judged once.
class NameTest final
{
public:
    using Test = std::function<bool(const QString &)>;

    NameTest(const TokenList &list, Test test)
        : m_list(list)
        , m_test(std::move(test))
    {
    }
    [[nodiscard]] bool operator()(quint32 name);

private:
    enum class Answer : quint8 { Unknown, No, Yes };

    const TokenList &m_list;
    Test m_test;
    std::vector<Answer> m_answers;
};

//! Says of each row of a list why it is left out.
class PlanJudge final
{
public:
    PlanJudge(const TokenList &list, const PlanContext &context, const PlanFilter &filter);

    [[nodiscard]] SkipReason judge(const ListRow &row);

private:
    [[nodiscard]] bool isExpired(const ListRow &row) const;
    [[nodiscard]] bool isOfOthers(const ListRow &row);
    [[nodiscard]] bool isHeld(const ListRow &row) const;
    [[nodiscard]] bool isFilteredOut(const ListRow &row);

    const PlanFilter &m_filter;
    bool m_knowsNow;
    qint64 m_now;
    qint64 m_issuedBefore;
    std::unordered_set<quint64> m_held; //!< fingerprints as numbers
    NameTest m_isOurIssuer;
    NameTest m_isOurClient;
    NameTest m_hasIssuer;
    NameTest m_hasClient;
    NameTest m_hasSubject;
    NameTest m_hasScope;
};

} // namespace rescind
