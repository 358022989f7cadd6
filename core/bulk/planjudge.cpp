// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bulk/planjudge.h"

#include <QtCore/QtEndian>

namespace rescind {

namespace {

QStringView withoutSlash(QStringView issuer)
{
    return issuer.endsWith(u'/') ? issuer.chopped(1) : issuer;
}

//! No limit where `wanted` is empty.
NameTest equals(const TokenList &list, const QString &wanted)
{
    return {list, [wanted](const QString &name) { return wanted.isEmpty() || name == wanted; }};
}

} // namespace

bool isSameIssuer(const QString &a, const QString &b)
{
    return withoutSlash(a) == withoutSlash(b);
}

bool hasScope(const QString &scopes, const QString &scope)
{
    const auto parts = QStringView(scopes).split(u' ', Qt::SkipEmptyParts);
    return parts.contains(scope);
}

bool NameTest::operator()(quint32 name)
{
    if (name >= m_answers.size())
        m_answers.resize(std::size_t(name) + 1, Answer::Unknown);
    Answer &answer = m_answers[name];
    if (answer == Answer::Unknown)
        answer = m_test(m_list.name(name)) ? Answer::Yes : Answer::No;
    return answer == Answer::Yes;
}

PlanJudge::PlanJudge(const TokenList &list, const PlanContext &context, const PlanFilter &filter)
    : m_filter(filter)
    , m_knowsNow(context.now.isValid())
    , m_now(m_knowsNow ? context.now.toSecsSinceEpoch() : 0)
    , m_issuedBefore(filter.issuedBefore.isValid() ? filter.issuedBefore.toSecsSinceEpoch() : 0)
    // What names nobody may be ours.
    , m_isOurIssuer(list,
          [issuer = context.client.issuer](const QString &name) {
              return name.isEmpty() || issuer.isEmpty() || isSameIssuer(name, issuer);
          })
    , m_isOurClient(list,
          [client = context.client.clientId](
              const QString &name) { return name.isEmpty() || client.isEmpty() || name == client; })
    , m_hasIssuer(equals(list, filter.issuer))
    , m_hasClient(equals(list, filter.clientId))
    , m_hasSubject(equals(list, filter.subject))
    , m_hasScope(list, [scope = filter.scope](const QString &name) {
        return scope.isEmpty() || hasScope(name, scope);
    })
{
    for (const QString &fingerprint : context.held)
        m_held.insert(fingerprint.toULongLong(nullptr, 16));
}

SkipReason PlanJudge::judge(const ListRow &row)
{
    if (row.format == TokenFormat::Malformed)
        return SkipReason::Malformed;
    if (row.duplicateOf >= 0)
        return SkipReason::Duplicate;
    if (row.kind == TokenKind::Id)
        return SkipReason::IdToken;
    if (!m_filter.includesExpired && isExpired(row))
        return SkipReason::Expired;
    if (!m_filter.includesOtherClients && isOfOthers(row))
        return SkipReason::OtherClient;
    if (!m_filter.includesOwn && isHeld(row))
        return SkipReason::OwnToken;
    return isFilteredOut(row) ? SkipReason::Filtered : SkipReason::None;
}

bool PlanJudge::isExpired(const ListRow &row) const
{
    return m_knowsNow && row.expiresAt != 0 && row.expiresAt <= m_now;
}

bool PlanJudge::isOfOthers(const ListRow &row)
{
    return !m_isOurIssuer(row.issuer) || !m_isOurClient(row.clientId);
}

bool PlanJudge::isHeld(const ListRow &row) const
{
    return m_held.contains(qFromBigEndian<quint64>(row.digest.data()));
}

bool PlanJudge::isFilteredOut(const ListRow &row)
{
    // What does not say when it was issued is not known to be old.
    const bool isTooNew
        = m_filter.issuedBefore.isValid() && (row.issuedAt == 0 || row.issuedAt >= m_issuedBefore);
    const bool isNotKnownToLive = m_filter.onlyStillValid && (row.expiresAt == 0 || isExpired(row));
    return isTooNew || isNotKnownToLive || !m_hasIssuer(row.issuer) || !m_hasClient(row.clientId)
        || !m_hasSubject(row.subject) || !m_hasScope(row.scope);
}

} // namespace rescind
