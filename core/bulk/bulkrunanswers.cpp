// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/logging.h"
#include "core/bulk/bulkrun_p.h"
#include "core/revoke/judgement.h"

#include <algorithm>

namespace rescind {

using namespace std::chrono_literals;

namespace {

bool asksForPatience(const Error &error)
{
    return error.httpStatus == 429 || error.httpStatus == 503;
}

//! No answer came; the server, or the way to it, may be down.
bool isSilence(const Error &error)
{
    return error.httpStatus == 0
        && (error.kind == ErrorKind::Network || error.kind == ErrorKind::Timeout
            || error.kind == ErrorKind::Tls);
}

//! The next row would fare the same, and the same wrong password again and again locks somebody
//! out.
bool concernsAll(const Error &error)
{
    return isRefusalOfClient(error) || error.kind == ErrorKind::Tls
        || error.kind == ErrorKind::Insecure || error.reason == Reason::ProxyWantsPassword
        || error.reason == Reason::ProxyMayHaveRefused;
}

bool isWorthRepeating(const Error &error)
{
    if (error.reason == Reason::ProxyWantsPassword || error.reason == Reason::ProxyMayHaveRefused)
        return false;
    return error.httpStatus == 429 || error.httpStatus >= 500 || error.kind == ErrorKind::Network
        || error.kind == ErrorKind::Timeout;
}

} // namespace

bool BulkRun::Private::tellPacer(Time leftAt, const std::optional<Error> &error)
{
    if (error && asksForPatience(*error)) {
        samples.slowedDown();
        std::optional<std::chrono::seconds> wait;
        if (error->retryAfter)
            wait = std::chrono::seconds(*error->retryAfter);
        return pacer.slowedDown(leftAt, now(), wait);
    }
    if (error && isSilence(*error)) {
        pacer.failed(now());
        return true;
    }
    pacer.answered(leftAt);
    return true;
}

bool BulkRun::Private::tryAgain(Course &course, const Error &error, bool isItsOwn)
{
    if (!isWorthRepeating(error))
        return false;
    if (isItsOwn && ++course.failures >= settings.attempts)
        return false;
    // Who was told to wait waits with all others, by the pacer.
    course.due = now();
    if (!asksForPatience(error))
        course.due += pacer.pauseAfter(course.failures);
    return true;
}

void BulkRun::Private::onRevoked(Course course, Time leftAt, const Result<RevocationReply> &reply)
{
    const std::optional<Error> error = reply ? std::nullopt : std::optional<Error>(reply.error());
    const bool isItsOwn = tellPacer(leftAt, error);
    samples.answered();
    if (error) {
        rows.change(course.row, [&error](BulkRow &row) {
            row.maybeSent = row.maybeSent || error->maybeSent;
            row.httpStatus = qint16(error->httpStatus);
        });
        onRevocationFailed(course, *error, isItsOwn);
        return;
    }
    m_refusals = 0;
    if (!reply->requestId.isEmpty())
        m_requestIds.insert(course.row, reply->requestId);
    rows.change(course.row, [&reply](BulkRow &row) {
        row.httpStatus = qint16(reply->status);
        row.maybeSent = true;
        row.error = 0;
    });
    const ListRow &token = plan.list()->row(course.row);
    samples.revoked(isCheckedOffline(token), token.expiresAt);
    course.revokedAt = now();
    prove(course);
}

void BulkRun::Private::onRevocationFailed(Course course, const Error &error, bool isItsOwn)
{
    if (!course.isWithoutHint && mayMeanTheHint(error)) {
        course.isWithoutHint = true;
        m_waves.readyAgain(course);
        return;
    }
    if (tryAgain(course, error, isItsOwn)) {
        m_waves.retry(course);
        return;
    }
    qCDebug(revokeLog) << "row" << course.row + 1 << "failed:" << error;
    const quint32 number = rows.numberOf(error);
    rows.change(course.row, [number](BulkRow &row) { row.error = number; });
    countRefusal(error);
    if (isRefusal(error)) {
        finish(course.row, Outcome::Rejected);
        return;
    }
    course.revokedAt = now();
    if (rows.at(course.row).maybeSent)
        prove(course);
    else
        finish(course.row, Outcome::NotSent);
}

void BulkRun::Private::countRefusal(const Error &error)
{
    if (!concernsAll(error)) {
        // An answer about a token shows that the client is known.
        if (error.httpStatus != 0)
            m_refusals = 0;
        return;
    }
    if (++m_refusals < settings.refusalsBeforeStop || stop != BulkStop::None)
        return;
    stop = BulkStop::ClientRefused;
    stopError = error;
    m_restError = Error{.kind = error.kind,
        .stage = Stage::Revocation,
        .reason = Reason::StoppedAfterRefusals,
        .code = QStringLiteral("stopped_after_refusals")};
}

//! The first look comes when its time has come and the first wave is over.
void BulkRun::Private::prove(const Course &course)
{
    if (!isProofWanted(course.row)) {
        judge(course, ProofBy::Nobody, UnverifiedReason::NotAsked);
        return;
    }
    if (!m_witnesses.mayAsk()) {
        judge(course, ProofBy::Nobody, m_witnesses.whyNot());
        return;
    }
    rows.change(course.row, [](BulkRow &row) { row.state = RowState::Accepted; });
    m_writer.settle(course.row);
    Course next = course;
    next.step = Course::Step::LookAfter;
    next.isWithoutHint = false;
    next.failures = 0;
    next.due = course.revokedAt + settings.looks.constFirst();
    m_waves.look(next);
}

void BulkRun::Private::sawActive(qint32 row)
{
    const TokenKind kind = kindOf(row);
    if (m_witnesses.sawActive(kind))
        Q_EMIT run.witnessed(kind);
}

void BulkRun::Private::onLookedBefore(
    Course course, Time leftAt, const Result<Introspection> &answer)
{
    const std::optional<Error> error = answer ? std::nullopt : std::optional<Error>(answer.error());
    const bool isItsOwn = tellPacer(leftAt, error);
    samples.asked();
    if (answer) {
        m_witnesses.asked();
        if (answer->active)
            sawActive(course.row);
        const Activity before = answer->active ? Activity::Active : Activity::Inactive;
        rows.change(course.row, [before](BulkRow &row) { row.before = before; });
    } else if (error->kind == ErrorKind::OAuth) {
        m_witnesses.refused(whyUnproved(Activity::Unknown, error));
    }
    if (settings.isDryRun) {
        onQuestioned(course, answer, isItsOwn);
        return;
    }
    // After a crash it could not be seen again: what was sent may have ended it.
    if (answer && answer->active)
        m_writer.settle(course.row);
    // Whatever it said, or did not: the revocation is sent.
    course.step = Course::Step::Revoke;
    m_waves.readyAgain(course);
}

void BulkRun::Private::onQuestioned(
    Course course, const Result<Introspection> &answer, bool isItsOwn)
{
    if (answer) {
        m_refusals = 0;
    } else {
        if (tryAgain(course, answer.error(), isItsOwn)) {
            m_waves.retry(course);
            return;
        }
        const quint32 number = rows.numberOf(answer.error());
        rows.change(course.row, [number, &answer](BulkRow &row) {
            row.error = number;
            row.httpStatus = qint16(answer.error().httpStatus);
        });
        countRefusal(answer.error());
    }
    finish(course.row, Outcome::NotSent);
}

void BulkRun::Private::onLookedAfter(
    Course course, Time leftAt, const Result<Introspection> &answer)
{
    const std::optional<Error> error = answer ? std::nullopt : std::optional<Error>(answer.error());
    const bool isItsOwn = tellPacer(leftAt, error);
    samples.asked();
    if (error) {
        onLookAfterFailed(course, *error, isItsOwn);
        return;
    }
    m_witnesses.asked();
    course.failures = 0;
    if (answer->active) {
        course.wasSeenActive = true;
        sawActive(course.row);
        rows.change(course.row, [](BulkRow &row) { row.after = Activity::Active; });
        lookNext(course);
        return;
    }
    rows.change(course.row, [](BulkRow &row) { row.after = Activity::Inactive; });
    const bool isWitness = m_witnesses.believes(kindOf(course.row)) || course.wasSeenActive
        || rows.at(course.row).before == Activity::Active;
    judge(course, isWitness ? ProofBy::Introspection : ProofBy::Nobody,
        isWitness ? UnverifiedReason::None : UnverifiedReason::NoWitness);
}

void BulkRun::Private::onLookAfterFailed(Course course, const Error &error, bool isItsOwn)
{
    const UnverifiedReason why = whyUnproved(Activity::Unknown, error);
    if (why == UnverifiedReason::NotAllowedToAsk)
        m_witnesses.refused(why);
    if (m_witnesses.mayAsk() && tryAgain(course, error, isItsOwn))
        m_waves.look(course);
    else
        judge(course, ProofBy::Nobody, why);
}

//! It was called active: once more at the next look time that is still to come.
void BulkRun::Private::lookNext(Course course)
{
    const Time since = now() - course.revokedAt;
    for (const std::chrono::milliseconds look : settings.looks) {
        if (look > since) {
            course.due = course.revokedAt + look;
            m_waves.look(course);
            return;
        }
    }
    judge(course, ProofBy::Nobody, UnverifiedReason::None);
}

void BulkRun::Private::judge(const Course &course, ProofBy proof, UnverifiedReason unverified)
{
    const BulkRow &row = rows.at(course.row);
    const bool isWitness = m_witnesses.believes(kindOf(course.row)) || course.wasSeenActive
        || row.before == Activity::Active;
    const Judgement judgement
        = judged({.accepted = row.error == 0,
                     .wasDead = row.before == Activity::Inactive
                         && m_witnesses.believes(kindOf(course.row)) && !course.wasSeenActive,
                     .after = row.after,
                     .proof = proof,
                     .unverified = unverified},
            Outcome::NotSent);
    rows.change(course.row, [&judgement, isWitness](BulkRow &changed) {
        changed.proof = judgement.proof;
        changed.unverified = judgement.unverified;
        changed.witness = isWitness;
    });
    finish(course.row, judgement.outcome);
}

void BulkRun::Private::finish(qint32 row, Outcome outcome)
{
    rows.change(row, [this, outcome](BulkRow &changed) {
        changed.state = RowState::Finished;
        changed.outcome = outcome;
        changed.finishedAt = services.clock.now().toMSecsSinceEpoch();
    });
    m_writer.settle(row);
}

} // namespace rescind
