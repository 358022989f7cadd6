// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/revoke/firstlook.h"
#include "core/revoke/refreshprobe.h"
#include "core/revoke/revocationoptions.h"
#include "core/revoke/verification.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QPointer>

namespace rescind {

//! Everything this machine keeps of a token: its value in memory, its entry in the keychain, and
//! whatever was cached about it. Clearing one that is not there succeeds.
class LocalCopies
{
public:
    virtual ~LocalCopies() = default;
    [[nodiscard]] virtual ResultJob<void> *clear(const QString &fingerprint, QObject *parent) = 0;

protected:
    LocalCopies() = default;
    Q_DISABLE_COPY_MOVE(LocalCopies)
};

//! One stage of a revocation that is worth showing while it runs.
struct RevocationStep
{
    enum class Kind { LookedBefore, Accepted, Rejected, NotSent, Cleared, NotCleared, LookedAfter };

    Kind kind = Kind::LookedBefore;
    QDateTime at = {};
    Activity activity = Activity::Unknown;
    bool proof = false;
    int httpStatus = 0;
    std::optional<Error> error = {};
};

//! What is to be revoked and how.
struct RevocationTask
{
    Client client = {};
    Token token = {};
    //! This provider's introspection has called a live token of this kind active before.
    bool witness = false;
    //! Where the caller has just looked: the look beforehand is then not repeated.
    std::optional<FirstLook> before = {};
    LookTimes looks = defaultLookTimes();
    Probe probe = Probe::Gentle;
    //! Nothing: the one that belongs to the token's kind.
    std::optional<TokenTypeHint> hint = {};
    //! For the look beforehand and the request together: at most two thirds of it for the look, so
    //! that it never eats the time of the request. The looks afterwards come on top.
    std::chrono::milliseconds limit = std::chrono::seconds(30);
    RetryPolicy retry = RetryPolicy::repeatable();
};

[[nodiscard]] FirstLookJob *lookBefore(
    HttpTransport &transport, const RevocationTask &task, QObject *parent);
//! The look as a step to show; `witness` as it was before it.
[[nodiscard]] RevocationStep stepFor(const FirstLook &look, bool witness);

//! Revokes one token: looks at it, sends the request (RFC 7009), clears the local copies once the
//! server took it, and looks until it is proved dead. Always finishes with a report; a failure is
//! an outcome, not an error. Introspection never stands in the way: whatever the look beforehand
//! says, the request is sent. The job holds the token itself until the last look, and wipes it
//! then.
class RevokeJob final : public ResultJob<RevocationReport>
{
    Q_OBJECT

public:
    RevokeJob(HttpTransport &transport, LocalCopies &copies, const Clock &clock,
        RevocationTask task, QObject *parent);

Q_SIGNALS:
    void advanced(const rescind::RevocationStep &step);

protected:
    void run() override;
    void finishWith(Error error) override;
    void stop() override { delete m_current; }
    [[nodiscard]] Stage stage() const override { return Stage::Revocation; }

private:
    void onLookedBefore(const FirstLook &look);
    void send(TokenTypeHint hint);
    void onAnswered(TokenTypeHint hint, const Result<int> &status);
    void onFailed(const Error &cause);
    void clearCopies(bool verifyAfterwards);
    void verify();
    void onLooked(const Look &look, bool proof);
    void onVerified(Verification found);
    [[nodiscard]] bool mayProbeByRefresh(const Verification &found) const;
    void onProbed(Verification found, const Result<RefreshProbeVerdict> &verdict);
    void judge(const Verification &found);
    void conclude();
    [[nodiscard]] std::chrono::milliseconds timeLeft() const;
    void tell(RevocationStep step);

    HttpTransport &m_transport;
    LocalCopies &m_copies;
    const Clock &m_clock;
    RevocationTask m_task;
    RevocationReport m_report;
    QElapsedTimer m_elapsed;
    //! The one child that works at the moment.
    QPointer<Job> m_current;
    bool m_accepted = false;
    bool m_wasDead = false;
    bool m_userInfoServed = false;
};

} // namespace rescind
