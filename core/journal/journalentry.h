// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QDateTime>
#include <QtCore/QLatin1StringView>
#include <QtCore/QString>

#include <array>

namespace rescind {

//! What was done. Stored by name; see actionName().
enum class JournalAction {
    Unknown, //!< only when reading: a name that this version does not know
    Login,
    Introspection,
    Refresh,
    Revocation,
    Logout,
    LocalCopiesCleared,
    BulkBegin,
    BulkEnd,
    Export,
    ProfileSaved,
    ProfileRemoved,
    Resumed,            //!< the journal is written again, after the user went on without it
    ApplicationToken,   //!< a token for the application itself was asked for
    UserInfo,           //!< the provider was asked who an access token is about
    OnlineValidation,   //!< Authing's validate_token was asked
    MethodSearch,       //!< which way to authenticate works was tried out
    ConnectionTest,     //!< with the profile's secret
    CascadeMeasurement, //!< what dies with what, by throw-away tokens
    JournalAccepted,    //!< the user goes on with a journal that is not the one that was kept
};
inline constexpr int journalActionCount = int(JournalAction::JournalAccepted) + 1;

[[nodiscard]] QLatin1StringView actionName(JournalAction action);
[[nodiscard]] JournalAction actionNamed(QStringView name);

//! One line of the journal. Holds no secret, and what comes from outside is made harmless when it
//! is appended; see harmless(). Absent texts are empty.
struct JournalEntry
{
    //! Given by the journal: 1 for the first entry, one more for each.
    qint64 sequence = 0;
    //! UTC, to the millisecond.
    QDateTime time = {};
    JournalAction action = JournalAction::Unknown;
    //! 0 where no HTTP answer came.
    int httpStatus = 0;
    QString operatorName = {}; //!< the operating system's name of who did it
    QString profileId = {};
    QString profileName = {};
    QString host = {};
    QString tokenKind = {};   //!< "access", "refresh", "id"
    QString fingerprint = {}; //!< see fingerprintOf() in tokens
    QString tokenId = {};     //!< `jti`
    QString subject = {};     //!< `sub`
    QString clientId = {};
    QString outcome = {}; //!< the contract's word: "verified_inactive", "ok", "failed" …
    QString requestId = {};
    QString reason = {}; //!< or ticket; what the operator wrote
    QString programVersion = {};

    friend bool operator==(const JournalEntry &, const JournalEntry &) = default;
};

//! The texts of an entry, in the order in which they are stored and exported.
struct JournalTextField
{
    QLatin1StringView name;
    QString JournalEntry::*member;
};
[[nodiscard]] const std::array<JournalTextField, 13> &journalTextFields();

//! The entry fit to be kept: texts cut (reason to 500 characters, others to 256) and without
//! control characters, token-like text in the reason redacted, and a `jti` that is the token
//! itself, as some servers have it for opaque tokens, left out.
[[nodiscard]] JournalEntry harmless(JournalEntry entry);

//! Name of the user at the operating system.
[[nodiscard]] QString operatingSystemUser();

} // namespace rescind
