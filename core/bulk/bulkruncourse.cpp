// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/logging.h"
#include "core/bulk/bulkrun_p.h"
#include "core/tokens/tokenset.h"

#include <QtCore/QRandomGenerator>

#include <algorithm>

namespace rescind {

using namespace std::chrono_literals;

namespace {

//! Rows that are ended in one turn of the event loop where a run stops early.
constexpr std::size_t endedAtOnce = 1000;

double anyNumber()
{
    return QRandomGenerator::system()->generateDouble();
}

bool isOpen(const BulkRow &row)
{
    return row.state == RowState::Waiting || row.state == RowState::Sending;
}

bool hasFailed(const BulkRow &row)
{
    return row.state == RowState::Finished
        && (row.outcome == Outcome::NotSent || row.outcome == Outcome::Rejected
            || row.outcome == Outcome::AcceptedStillActive);
}

QString endName(BulkStop stop)
{
    switch (stop) {
    case BulkStop::None:
        return QStringLiteral("ok");
    case BulkStop::Cancelled:
        return QStringLiteral("cancelled");
    case BulkStop::ClientRefused:
        return QStringLiteral("stopped_after_refusals");
    case BulkStop::StoreFailed:
    case BulkStop::JournalFailed:
        return QStringLiteral("failed");
    }
    return {};
}

} // namespace

BulkRun::Private::Private(BulkRun &owner, BulkServices given, Client who, BulkPlan what,
    BulkSettings how, QSet<TokenKind> witnesses)
    : run(owner)
    , services(given)
    , client(std::move(who))
    , plan(std::move(what))
    , settings(std::move(how))
    , rows(initialRows())
    , pacer({.concurrency = std::clamp(settings.concurrency, 1, 256), .rate = settings.rateLimit},
          anyNumber)
    , m_witnesses(std::move(witnesses), !client.metadata.introspectionEndpoint.isEmpty())
    , m_writer(
          settings.isDryRun ? nullptr : &services.store, services.log, rows,
          [this](qint32 index) { return entryOf(index); }, this)
    , m_isResumed(services.store.isThere())
{
    services.store.dropContents();
    if (plan.list())
        rows.watchExposure(*plan.list());
    m_clock.start();
    m_wake.setSingleShot(true);
    m_wake.setTimerType(Qt::PreciseTimer);
    connect(&m_wake, &QTimer::timeout, this, &Private::pump);
    m_notify.setSingleShot(true);
    m_notify.setInterval(100ms);
    connect(&m_notify, &QTimer::timeout, this, &Private::tellProgress);
    m_second.setInterval(1s);
    connect(&m_second, &QTimer::timeout, this, [this] {
        samples.tick(elapsed(), services.clock.now().toSecsSinceEpoch());
        noteProgress();
    });
    connect(&m_writer, &BulkWriter::intended, this, &Private::onIntended);
    connect(&m_writer, &BulkWriter::entered, this, [this](const std::vector<qint32> &done) {
        noteProgress();
        for (const qint32 index : done) {
            m_requestIds.remove(index);
            Q_EMIT run.rowFinished(index);
        }
        checkEnd();
    });
    connect(&m_writer, &BulkWriter::storeFailed, this,
        [this](const Error &error) { halt(BulkStop::StoreFailed, error); });
    connect(&m_writer, &BulkWriter::journalFailed, this,
        [this](const Error &error) { halt(BulkStop::JournalFailed, error); });
    connect(&m_writer, &BulkWriter::idle, this, &Private::checkEnd);
}

BulkRows BulkRun::Private::initialRows() const
{
    if (const auto &kept = services.store.contents(); kept && !settings.isDryRun)
        return {kept->rows, kept->errors};
    std::vector<BulkRow> fresh(std::size_t(plan.total()));
    for (std::size_t i = 0; i < fresh.size(); ++i) {
        fresh[i].skip = plan.skip(qsizetype(i));
        fresh[i].state = fresh[i].skip == SkipReason::None ? RowState::Waiting : RowState::Skipped;
    }
    return {std::move(fresh), {}};
}

BulkContents BulkRun::Private::contents(qint64 journalFrom) const
{
    BulkContents result{.record = services.store.record(), .rows = rows.all()};
    result.record.profileId = client.profile.id;
    result.record.profileName = client.profile.name;
    result.record.clientId = client.profile.clientId;
    result.record.issuer = client.profile.issuer();
    result.record.host = client.profile.displayHost();
    result.record.settings = settings;
    result.record.createdAt = services.clock.now();
    result.record.journalFrom = journalFrom;
    result.digests.reserve(result.rows.size());
    for (qsizetype i = 0; i < rows.size(); ++i)
        result.digests.push_back(plan.list()->row(i).digest);
    if (plan.list())
        result.record.list = plan.list()->digest();
    return result;
}

void BulkRun::Private::start()
{
    if (state == BulkState::Ready)
        begin();
}

//! The journal first: what must not go unwritten does not begin.
void BulkRun::Private::begin()
{
    m_isBegun = false;
    setState(BulkState::Running);
    const QString how = settings.isDryRun ? QStringLiteral("dry_run")
        : m_isResumed                     ? QStringLiteral("resumed")
                                          : QStringLiteral("ok");
    startThen(services.log.write({entry(JournalAction::BulkBegin, how)}, this), this,
        [this](const Result<qint64> &written) {
            if (!written)
                halt(BulkStop::JournalFailed, written.error());
            else
                onBegun(*written);
        });
}

void BulkRun::Private::onBegun(qint64 sequence)
{
    if (settings.isDryRun) {
        open();
        return;
    }
    qint64 journalFrom = services.store.record().journalFrom;
    if (m_isRepeated || journalFrom == 0)
        journalFrom = sequence;
    ResultJob<void> *job = nullptr;
    if (!services.store.isThere())
        job = services.store.create(contents(journalFrom), this);
    else
        job = services.store.setBegun(journalFrom, this);
    startThen(job, this, [this, journalFrom](const Result<void> &done) {
        if (!done)
            halt(BulkStop::StoreFailed, done.error());
        else
            findEntered(journalFrom);
    });
}

//! A row is entered into the journal first, and its file is told then. Where the program died
//! between the two it would be entered twice.
void BulkRun::Private::findEntered(qint64 journalFrom)
{
    QHash<QString, qint32> doubtful;
    for (qint32 i = 0; i < rows.size(); ++i) {
        const BulkRow &row = rows.at(i);
        if (row.state == RowState::Finished && row.journalSequence == 0)
            doubtful.insert(fingerprintOf(plan.list()->row(i).digest), i);
    }
    if (doubtful.isEmpty() || journalFrom == 0) {
        open();
        return;
    }
    startThen(services.log.revocationsAfter(journalFrom, client.profile.id, this), this,
        [this, doubtful](const Result<QList<EnteredRevocation>> &entered) {
            // Twice is better than not at all.
            for (const EnteredRevocation &one : entered.value_or(QList<EnteredRevocation>())) {
                const qint32 index = doubtful.value(one.fingerprint, -1);
                if (index < 0 || one.outcome != outcomeName(rows.at(index).outcome))
                    continue;
                rows.change(index, [&one](BulkRow &row) { row.journalSequence = one.sequence; });
                m_writer.settle(index);
                Q_EMIT run.rowFinished(index);
            }
            open();
        });
}

void BulkRun::Private::open()
{
    m_isBegun = true;
    setRunning(true);
    takeUp();
    pump();
    checkEnd();
}

//! Every row goes on from where it is.
void BulkRun::Private::takeUp()
{
    std::vector<qint32> waiting;
    qint32 unrevoked = 0;
    const bool isSameServer = services.store.record().host == client.profile.displayHost();
    for (qint32 i = 0; i < rows.size(); ++i) {
        const BulkRow &row = rows.at(i);
        // What was seen before the program ended: there may be nothing alive left to see it again.
        if (isSameServer && (row.before == Activity::Active || row.after == Activity::Active))
            sawActive(i);
        unrevoked += isOpen(row) ? 1 : 0;
        switch (row.state) {
        case RowState::Waiting:
            waiting.push_back(i);
            break;
        case RowState::Sending:
            // A look would now tell what our own request may have done.
            m_waves.ready({.row = i});
            break;
        case RowState::Accepted:
            m_waves.look(
                {.row = i, .step = Course::Step::LookAfter, .due = now(), .revokedAt = now()});
            break;
        case RowState::Finished:
            if (row.journalSequence == 0)
                m_writer.settle(i);
            break;
        case RowState::Skipped:
            break;
        }
    }
    samples.setUnrevoked(unrevoked);
    m_waves.add(waiting);
}

void BulkRun::Private::pause()
{
    if (state != BulkState::Running || m_isEnding)
        return;
    m_isPausing = true;
    checkEnd();
}

void BulkRun::Private::resume()
{
    if (m_isPausing && state == BulkState::Running) {
        m_isPausing = false;
        pump();
    } else if (state == BulkState::Paused) {
        m_isPausing = false;
        setState(BulkState::Running);
        setRunning(true);
        pump();
    }
}

void BulkRun::Private::cancel()
{
    if ((state != BulkState::Running && state != BulkState::Paused) || m_isEnding)
        return;
    m_isPausing = false;
    if (stop == BulkStop::None)
        stop = BulkStop::Cancelled;
    setState(BulkState::Stopping);
    m_writer.hurry();
    checkEnd();
}

//! Ends for want of a place to write to.
void BulkRun::Private::halt(BulkStop why, const Error &error)
{
    qCWarning(revokeLog) << "the run stops:" << error;
    stop = why;
    stopError = error;
    m_isPausing = false;
    // What was only meant to be sent was not.
    if (state != BulkState::Finished)
        setState(BulkState::Stopping);
    if (!m_isBegun) {
        onEnded();
        return;
    }
    checkEnd();
}

void BulkRun::Private::retryFailed()
{
    if (state != BulkState::Finished || settings.isDryRun)
        return;
    stop = BulkStop::None;
    stopError.reset();
    m_restError.reset();
    m_refusals = 0;
    m_waves.clear();
    m_writer.heal();
    pacer = Pacer(
        {.concurrency = std::clamp(settings.concurrency, 1, 256), .rate = settings.rateLimit},
        anyNumber);
    for (qint32 i = 0; i < rows.size(); ++i) {
        if (!hasFailed(rows.at(i)))
            continue;
        rows.change(i, [](BulkRow &row) { row = BulkRow(); });
        m_writer.settle(i);
    }
    m_isResumed = true;
    m_isRepeated = true;
    noteProgress();
    begin();
}

void BulkRun::Private::checkEnd()
{
    if (!m_isBegun || m_isEnding || pacer.underWay() > 0)
        return;
    if (m_restError && state == BulkState::Running && !m_isPausing) {
        finishRest();
        return;
    }
    const bool isDone = m_waves.isEmpty() && m_writer.intending() == 0;
    if (state == BulkState::Stopping || (state == BulkState::Running && isDone)) {
        if (m_writer.isIdle())
            end();
        else
            m_writer.hurry();
    } else if (state == BulkState::Running && m_isPausing) {
        if (m_writer.isIdle()) {
            setRunning(false);
            setState(BulkState::Paused);
        } else {
            m_writer.hurry();
        }
    }
}

//! The client was refused again and again: what was not sent stays so. What was accepted is still
//! looked at.
void BulkRun::Private::finishRest()
{
    const std::vector<qint32> rest = m_waves.abandonFirst(endedAtOnce);
    const quint32 number = rest.empty() ? 0 : rows.numberOf(*m_restError);
    for (const qint32 index : rest) {
        rows.change(index, [number](BulkRow &row) { row.error = number; });
        finish(index, Outcome::NotSent);
    }
    if (rest.size() < endedAtOnce && m_writer.intending() == 0)
        m_restError.reset();
    noteProgress();
    pumpLater();
}

void BulkRun::Private::end()
{
    m_isEnding = true;
    setRunning(false);
    const bool isResumable = stop == BulkStop::Cancelled || stop == BulkStop::StoreFailed
        || stop == BulkStop::JournalFailed;
    const auto afterJournal = [this, isResumable](const Result<qint64> &written) {
        if (!written && stop != BulkStop::JournalFailed) {
            stop = BulkStop::JournalFailed;
            stopError = written.error();
        }
        if (isResumable || settings.isDryRun) {
            onEnded();
            return;
        }
        startThen(services.store.setEnded(services.clock.now(), this), this,
            [this](const Result<void> &done) {
                if (!done && !stopError) {
                    stop = BulkStop::StoreFailed;
                    stopError = done.error();
                }
                onEnded();
            });
    };
    if (stop == BulkStop::JournalFailed) {
        afterJournal(0);
        return;
    }
    startThen(services.log.write({entry(JournalAction::BulkEnd, endName(stop))}, this), this,
        afterJournal);
}

void BulkRun::Private::onEnded()
{
    m_isEnding = false;
    m_isBegun = false;
    m_isPausing = false;
    m_wake.stop();
    tellProgress();
    setState(BulkState::Finished);
}

void BulkRun::Private::setState(BulkState next)
{
    if (std::exchange(state, next) != next)
        Q_EMIT run.stateChanged();
}

void BulkRun::Private::setRunning(bool on)
{
    if (on == m_second.isActive())
        return;
    if (on) {
        m_stretch.start();
        m_second.start();
    } else {
        m_ranBefore += std::chrono::milliseconds(m_stretch.elapsed());
        m_second.stop();
    }
}

std::chrono::milliseconds BulkRun::Private::elapsed() const
{
    return m_second.isActive() ? m_ranBefore + std::chrono::milliseconds(m_stretch.elapsed())
                               : m_ranBefore;
}

void BulkRun::Private::noteProgress()
{
    if (!m_notify.isActive())
        m_notify.start();
}

void BulkRun::Private::tellProgress()
{
    m_notify.stop();
    if (const auto changed = rows.takeChanged())
        Q_EMIT run.rowsChanged(changed->first, changed->second);
    Q_EMIT run.progressed();
}

JournalEntry BulkRun::Private::entry(JournalAction action, const QString &outcome) const
{
    return {.action = action,
        .profileId = client.profile.id,
        .profileName = client.profile.name,
        .host = client.profile.displayHost(),
        .clientId = client.profile.clientId,
        .outcome = outcome,
        .reason = settings.reason};
}

JournalEntry BulkRun::Private::entryOf(qint32 index) const
{
    const BulkRow &row = rows.at(index);
    const TokenList &list = *plan.list();
    const ListRow &token = list.row(index);
    const Error *const error = rows.error(row.error);
    JournalEntry result = entry(JournalAction::Revocation, outcomeName(row.outcome));
    if (settings.isDryRun) {
        result.action = JournalAction::Introspection;
        result.outcome = error != nullptr    ? QStringLiteral("failed")
            : row.before == Activity::Active ? QStringLiteral("active")
                                             : QStringLiteral("inactive");
    }
    result.httpStatus = row.httpStatus;
    result.tokenKind = kindKey(token.kind);
    result.fingerprint = fingerprintOf(token.digest);
    result.tokenId = list.tokenId(index);
    result.subject = list.name(token.subject);
    if (token.clientId != 0)
        result.clientId = list.name(token.clientId);
    result.requestId = error != nullptr ? error->requestId : m_requestIds.value(index);
    return result;
}

} // namespace rescind
