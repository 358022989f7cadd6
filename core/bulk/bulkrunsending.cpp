// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bulk/bulkrun_p.h"
#include "core/oidc/answer.h"
#include "core/oidc/endpointjob.h"
#include "core/oidc/revocation.h"
#include "core/revoke/inquiry.h"
#include "core/tokens/tokenset.h"

#include <algorithm>

namespace rescind {

using namespace std::chrono_literals;

namespace {

//! Requests that are begun in one turn of the event loop, so that a window stays fluid.
constexpr int begunAtOnce = 8;

} // namespace

BulkRun::Private::Time BulkRun::Private::now() const
{
    return Time(m_clock.nsecsElapsed() / 1000);
}

bool BulkRun::Private::maySend() const
{
    return m_isBegun && !m_isPausing && !m_isEnding && state == BulkState::Running;
}

void BulkRun::Private::pumpLater()
{
    if (std::exchange(m_isPumpDue, true))
        return;
    QTimer::singleShot(0ms, this, [this] {
        m_isPumpDue = false;
        pump();
        checkEnd();
    });
}

void BulkRun::Private::pump()
{
    m_wake.stop();
    // What is left is ended unsent, once nothing is in flight.
    if (!maySend() || m_restError)
        return;
    refill();
    const bool isBeginning = m_writer.intending() > 0;
    for (int begun = 0; begun < begunAtOnce; ++begun) {
        const Time time = now();
        const std::optional<Time> leave = pacer.nextLeave(time);
        if (!leave)
            return; // an answer will wake us
        if (*leave > time) {
            if (!m_waves.isEmpty())
                wakeAt(*leave);
            return;
        }
        const std::optional<Course> course = m_waves.take(time, isBeginning);
        if (!course) {
            if (const std::optional<Time> due = m_waves.nextDue())
                wakeAt(*due);
            return;
        }
        if (course->step == Course::Step::LookAfter && !m_witnesses.mayAsk()) {
            judge(*course, ProofBy::Nobody, m_witnesses.whyNot());
            continue;
        }
        pacer.left(time);
        dispatch(*course);
    }
    pumpLater();
}

void BulkRun::Private::wakeAt(Time time)
{
    const Time wait = std::max(Time(0), time - now());
    m_wake.start(std::chrono::ceil<std::chrono::milliseconds>(wait));
}

//! Keeps rows ahead that may be sent, so that the disk is never waited for: what is sent in a tenth
//! of a second, and twice the concurrency at least.
void BulkRun::Private::refill()
{
    if (!m_waves.hasUnbegun())
        return;
    const double perSecond = samples.pace().value_or(0);
    const auto wanted
        = std::size_t(std::max(2.0 * settings.concurrency, std::min(2000.0, perSecond / 10)));
    const std::size_t ahead = m_waves.readyCount() + m_writer.intending();
    if (ahead > wanted / 2)
        return;
    std::vector<qint32> next = m_waves.begin(wanted - ahead);
    if (settings.isDryRun) {
        for (const qint32 row : next)
            m_waves.ready({.row = row, .step = Course::Step::LookBefore});
        return;
    }
    m_writer.intend(std::move(next));
    if (m_waves.readyCount() < std::size_t(settings.concurrency))
        m_writer.hurry();
}

void BulkRun::Private::onIntended(const std::vector<qint32> &intended)
{
    for (const qint32 row : intended) {
        rows.change(row, [](BulkRow &changed) { changed.state = RowState::Sending; });
        m_waves.ready(firstStepOf(row));
    }
    noteProgress();
    pump();
    checkEnd();
}

Course BulkRun::Private::firstStepOf(qint32 row)
{
    const bool looks = isProofWanted(row) && m_witnesses.wantsLookBefore(kindOf(row));
    return {.row = row, .step = looks ? Course::Step::LookBefore : Course::Step::Revoke};
}

bool BulkRun::Private::isProofWanted(qint32 row) const
{
    if (settings.looks.isEmpty() || settings.proof == BulkProof::Off)
        return false;
    if (settings.proof == BulkProof::All)
        return true;
    // Evenly over what is revoked: where a multiple of the sample's share is passed.
    const std::vector<qint32> &selected = plan.selected();
    const auto at = std::lower_bound(selected.begin(), selected.end(), row) - selected.begin();
    const auto size = qint64(selected.size());
    const qint64 sample = std::clamp<qint64>(settings.sample, 0, size);
    return size > 0 && (at + 1) * sample / size > at * sample / size;
}

TokenKind BulkRun::Private::kindOf(qint32 row) const
{
    return plan.list()->row(row).kind;
}

void BulkRun::Private::dispatch(const Course &course)
{
    const Secret token = plan.list()->token(course.row);
    const TokenTypeHint hint
        = course.isWithoutHint ? TokenTypeHint::None : hintFor(kindOf(course.row));
    if (course.step == Course::Step::Revoke)
        sendRevocation(course, token, hint);
    else
        sendIntrospection(course, token, hint);
}

void BulkRun::Private::sendRevocation(const Course &course, const Secret &token, TokenTypeHint hint)
{
    rows.change(course.row, [this](BulkRow &row) {
        ++row.attempts;
        row.sentAt = services.clock.now().toMSecsSinceEpoch();
    });
    const auto read = [](const HttpResponse &response) -> Result<RevocationReply> {
        const Result<int> status = revocationAnswer(response);
        if (!status)
            return fail(status.error());
        return RevocationReply{.status = *status,
            .requestId = requestIdOf(QString::fromLatin1(response.requestId), response)};
    };
    // The run repeats by itself.
    auto *const job = ask<RevocationReply>(services.transport,
        revocationRequest(client, token, hint), RetryPolicy::never(), read, this);
    startThen(job, this, [this, course, leftAt = now()](const Result<RevocationReply> &reply) {
        onRevoked(course, leftAt, reply);
        noteProgress();
        pump();
        checkEnd();
    });
}

void BulkRun::Private::sendIntrospection(
    const Course &course, const Secret &token, TokenTypeHint hint)
{
    auto *const job
        = introspect(services.transport, client, token, hint, RetryPolicy::never(), this);
    startThen(job, this, [this, course, leftAt = now()](const Result<Introspection> &answer) {
        if (course.step == Course::Step::LookBefore)
            onLookedBefore(course, leftAt, answer);
        else
            onLookedAfter(course, leftAt, answer);
        noteProgress();
        pump();
        checkEnd();
    });
}

} // namespace rescind
