// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/revoke/inquiry.h"
#include "core/revoke/revocationreport.h"

#include <QtCore/QElapsedTimer>

#include <chrono>

namespace rescind {

//! When to look after a revocation, counted from its answer.
using LookTimes = QList<std::chrono::milliseconds>;
[[nodiscard]] LookTimes defaultLookTimes(); // 0, 2, 10 and 30 s

//! What looking at the server yielded.
struct Verification
{
    QList<Look> looks = {};
    Activity after = Activity::Unknown;
    ProofBy proof = ProofBy::Nobody;
    UnverifiedReason unverified = UnverifiedReason::None;
};

//! Looks at a token until it is proved dead, until the last time has come, or until asking has
//! failed twice in a row.
//!
//! "Inactive" is a proof only by a witness. Without one, user info may be one for an access token:
//! where it served the token before and refuses it as `invalid_token` now. From the first look on
//! at which introspection can prove nothing, user info is asked in its place.
class VerificationJob final : public ResultJob<Verification>
{
    Q_OBJECT

public:
    struct Task
    {
        Client client = {};
        Secret token = {};
        TokenKind kind = TokenKind::Unknown;
        bool witness = false;
        bool userInfoServedBefore = false;
        LookTimes times = defaultLookTimes();
    };

    VerificationJob(HttpTransport &transport, const Clock &clock, Task task, QObject *parent);

Q_SIGNALS:
    void looked(const rescind::Look &look, bool proof);

protected:
    void run() override;
    [[nodiscard]] Stage stage() const override { return Stage::Introspection; }

private:
    void waitForNext();
    void look();
    void onIntrospected(const Result<Introspection> &answer);
    void askByUse();
    void onUsed(const Result<UserInfoVerdict> &verdict);
    void conclude(ProofBy proof);

    HttpTransport &m_transport;
    const Clock &m_clock;
    Task m_task;
    Verification m_found;
    QElapsedTimer m_since;
    qsizetype m_next = 0;
    int m_failures = 0;
    bool m_asksByUse = false;
};

} // namespace rescind
