// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bulk/tokenlist.h"

#include <QtCore/QSet>

#include <map>
#include <optional>

namespace rescind {

//! Why a row is left out of a run. In the order in which they are judged: a row has the first that
//! applies.
enum class SkipReason {
    None,        //!< it is revoked
    Malformed,   //!< no token at all
    Duplicate,   //!< of an earlier row
    IdToken,     //!< cannot be revoked (RFC 7009 knows access and refresh tokens)
    Expired,     //!< dead by itself
    OtherClient, //!< names another client or issuer than the profile's: it would be refused
    OwnToken,    //!< held by this program: guarded, until the user includes it
    Filtered,    //!< by the user's filter, or one by one
};
inline constexpr int skipReasonCount = int(SkipReason::Filtered) + 1;
//! "duplicate", "malformed" …: the contract's words; empty for None.
[[nodiscard]] QLatin1StringView skipName(SkipReason reason);

//! Whom a plan is made for.
struct PlanClient
{
    QString profileId = {};
    QString issuer = {};
    QString clientId = {};
};

//! What the plan is judged by, besides the list.
struct PlanContext
{
    PlanClient client = {};
    //! Other profiles, for the offer of one that fits what this one cannot revoke.
    QList<PlanClient> others = {};
    //! Fingerprints of the tokens that this program holds, of all profiles.
    QSet<QString> held = {};
    //! By the server's clock, as far as known.
    QDateTime now = {};
};

//! What the user narrows a plan to. Empty, or invalid: no limit.
struct PlanFilter
{
    QString issuer = {};
    QString clientId = {};
    QString subject = {};
    //! One scope; tokens that have it among theirs.
    QString scope = {};
    QDateTime issuedBefore = {};
    //! Only those that name an expiry which has not come.
    bool onlyStillValid = false;
    bool includesExpired = false;
    bool includesOtherClients = false;
    bool includesOwn = false;
    //! Rows of the list that the user has taken out one by one.
    QSet<qsizetype> leftOut = {};

    friend bool operator==(const PlanFilter &, const PlanFilter &) = default;
};

enum class PlanGroup { Issuer, ClientId, Subject, Scope, Kind, Format };

struct PlanGroupCount
{
    //! As the tokens name it; kinds and formats by the contract's words. Empty: they do not say.
    QString name = {};
    qsizetype tokens = 0;
};

//! One bar of "what dies by itself, and when".
struct ExpiryBin
{
    QDateTime from = {};
    QDateTime to = {};
    qsizetype tokens = 0;
};

struct ExpiryPicture
{
    //! Equally wide, without a gap; none where no token that is to be revoked names an expiry.
    QList<ExpiryBin> bins = {};
    qsizetype withoutExpiry = 0;
};

//! Another profile that could revoke some of what this one cannot.
struct FittingProfile
{
    QString profileId = {};
    qsizetype tokens = 0;
};

//! What would happen, before anything is sent. A value: made anew when the filter changes, which is
//! quick (no token is read again).
class BulkPlan final
{
public:
    BulkPlan() = default;
    BulkPlan(std::shared_ptr<const TokenList> list, PlanContext context, PlanFilter filter = {});

    //! Null for a plan of nothing.
    [[nodiscard]] const std::shared_ptr<const TokenList> &list() const { return m_list; }
    [[nodiscard]] const PlanContext &context() const { return m_context; }
    [[nodiscard]] const PlanFilter &filter() const { return m_filter; }

    [[nodiscard]] qsizetype total() const;
    [[nodiscard]] SkipReason skip(qsizetype index) const;
    //! How many rows have this reason; None: how many are to be revoked.
    [[nodiscard]] qsizetype count(SkipReason reason) const;
    //! Rows to be revoked, in the order of the list.
    [[nodiscard]] const std::vector<qint32> &selected() const { return m_selected; }
    //! Of all rows but malformed ones and duplicates, most frequent first.
    [[nodiscard]] QList<PlanGroupCount> groups(PlanGroup group) const;
    //! Of the rows to be revoked.
    [[nodiscard]] ExpiryPicture expiry(int bins) const;
    [[nodiscard]] QList<FittingProfile> fittingProfiles() const;

private:
    std::shared_ptr<const TokenList> m_list;
    PlanContext m_context;
    PlanFilter m_filter;
    std::vector<SkipReason> m_skips;
    std::vector<qint32> m_selected;
    std::array<qsizetype, skipReasonCount> m_counts = {};
};

} // namespace rescind
