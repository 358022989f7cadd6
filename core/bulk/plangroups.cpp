// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bulk/bulkplan.h"
#include "core/bulk/planjudge.h"
#include "core/tokens/tokenset.h"

#include <QtCore/QHash>

#include <algorithm>

namespace rescind {

namespace {

//! Every row but malformed ones and duplicates.
template<typename F>
void forEachToken(const TokenList &list, F f)
{
    for (qsizetype i = 0; i < list.size(); ++i) {
        const ListRow &row = list.row(i);
        if (row.format != TokenFormat::Malformed && row.duplicateOf < 0)
            f(row);
    }
}

quint32 nameIn(const ListRow &row, PlanGroup group)
{
    switch (group) {
    case PlanGroup::Issuer:
        return row.issuer;
    case PlanGroup::ClientId:
        return row.clientId;
    case PlanGroup::Subject:
        return row.subject;
    case PlanGroup::Scope:
        return row.scope;
    case PlanGroup::Kind:
    case PlanGroup::Format:
        break;
    }
    return 0;
}

using Tokens = QHash<QString, qsizetype>;

Tokens countedByName(const TokenList &list, PlanGroup group)
{
    std::vector<qsizetype> counts;
    forEachToken(list, [&](const ListRow &row) {
        const quint32 name = nameIn(row, group);
        if (name >= counts.size())
            counts.resize(std::size_t(name) + 1);
        ++counts[name];
    });
    Tokens result;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (counts[i] == 0)
            continue;
        const QString name = list.name(static_cast<quint32>(i));
        QStringList parts{name};
        if (group == PlanGroup::Scope && !name.isEmpty()) {
            parts = name.split(u' ', Qt::SkipEmptyParts);
            parts.removeDuplicates();
        }
        for (const QString &part : std::as_const(parts))
            result[part] += counts[i];
    }
    return result;
}

Tokens countedByWord(const TokenList &list, PlanGroup group)
{
    Tokens result;
    std::array<qsizetype, 4> kinds = {};
    std::array<qsizetype, 4> formats = {};
    forEachToken(list, [&](const ListRow &row) {
        ++kinds[std::size_t(row.kind)];
        ++formats[std::size_t(row.format)];
    });
    for (std::size_t i = 0; i < 4; ++i) {
        const bool byKind = group == PlanGroup::Kind;
        const qsizetype count = byKind ? kinds[i] : formats[i];
        if (count > 0)
            result.insert(byKind ? kindKey(TokenKind(i)) : formatKey(TokenFormat(i)), count);
    }
    return result;
}

} // namespace

QList<PlanGroupCount> BulkPlan::groups(PlanGroup group) const
{
    QList<PlanGroupCount> result;
    if (!m_list)
        return result;
    const bool isWord = group == PlanGroup::Kind || group == PlanGroup::Format;
    const Tokens tokens = isWord ? countedByWord(*m_list, group) : countedByName(*m_list, group);
    result.reserve(tokens.size());
    for (auto it = tokens.cbegin(); it != tokens.cend(); ++it)
        result.append({it.key(), it.value()});
    std::sort(result.begin(), result.end(), [](const PlanGroupCount &a, const PlanGroupCount &b) {
        return a.tokens != b.tokens ? a.tokens > b.tokens : a.name < b.name;
    });
    return result;
}

QList<FittingProfile> BulkPlan::fittingProfiles() const
{
    QList<FittingProfile> result;
    for (const PlanClient &other : m_context.others) {
        if (!m_list || count(SkipReason::OtherClient) == 0)
            break;
        NameTest isItsIssuer(*m_list, [&other](const QString &name) {
            return name.isEmpty() || isSameIssuer(name, other.issuer);
        });
        NameTest isItsClient(*m_list,
            [&other](const QString &name) { return name.isEmpty() || name == other.clientId; });
        qsizetype tokens = 0;
        for (qsizetype i = 0; i < total(); ++i) {
            const ListRow &row = m_list->row(i);
            const bool fits = skip(i) == SkipReason::OtherClient && isItsIssuer(row.issuer)
                && isItsClient(row.clientId);
            tokens += fits ? 1 : 0;
        }
        if (tokens > 0)
            result.append({other.profileId, tokens});
    }
    std::stable_sort(result.begin(), result.end(),
        [](const FittingProfile &a, const FittingProfile &b) { return a.tokens > b.tokens; });
    return result;
}

} // namespace rescind
