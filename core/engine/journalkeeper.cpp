// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/journalkeeper.h"

#include "core/engine/gapkeeper.h"
#include "core/engine/headkeeper.h"
#include "core/engine/revocationsafterjob.h"

#include <QtCore/QPointer>
#include <QtCore/QTimer>

#include <functional>
#include <utility>

namespace rescind {

class JournalKeeper::Private final
{
public:
    using Written = std::function<void(const Result<JournalReceipt> &)>;

    Private(JournalKeeper &owner, const QString &folder, SecretStore &store, const Clock &time,
        QString version)
        : q(owner)
        , clock(time)
        , programVersion(std::move(version))
        , operatorName(operatingSystemUser())
        , reader(folder)
        , heads(store, reader, folder, nullptr)
        , gaps(store, folder, nullptr)
        , journal(folder)
    {
        newsPause.setSingleShot(true);
        newsPause.setInterval(100);
        QObject::connect(&newsPause, &QTimer::timeout, &newsPause, [this] { tellNews(); });
        // A keychain that answers: whether an earlier run of the program lost something.
        QObject::connect(&heads, &HeadKeeper::settled, &gaps, [this] {
            if (!heads.problem() && !without)
                gaps.look();
        });
        QObject::connect(&gaps, &GapKeeper::found, &gaps, [this] {
            append({resumed()}, [this](const Result<JournalReceipt> &receipt) {
                if (receipt)
                    gaps.forget();
            });
        });
    }

    //! Not parented to whoever waits: its entries are written, and so their head is to be kept,
    //! whatever becomes of them.
    void append(QList<JournalEntry> fresh, Written written)
    {
        const bool resumes = without && hasGap && !fresh.isEmpty();
        if (resumes) {
            hasGap = false;
            fresh.prepend(resumed());
        }
        for (JournalEntry &entry : fresh)
            fill(entry);
        ++outstanding;
        const bool loses = !fresh.isEmpty();
        startThen(loses ? journal.append(fresh, &q) : journal.check(&q), &q,
            [this, written = std::move(written), loses, resumes](
                const Result<JournalReceipt> &receipt) {
                onAppended(receipt, loses);
                if (receipt && resumes)
                    gaps.forget();
                written(receipt);
            });
    }

    [[nodiscard]] static JournalEntry resumed()
    {
        return {.action = JournalAction::Resumed, .outcome = QStringLiteral("ok")};
    }

    void fill(JournalEntry &entry) const
    {
        if (!entry.time.isValid())
            entry.time = clock.now();
        entry.operatorName = operatorName;
        entry.programVersion = programVersion;
    }

    void onAppended(const Result<JournalReceipt> &receipt, bool hadEntries)
    {
        --outstanding;
        const std::optional<Error> before
            = std::exchange(problem, receipt ? std::nullopt : std::optional(receipt.error()));
        if (receipt) {
            entries = receipt->head.sequence;
            if (hadEntries)
                heads.keep(receipt->head);
        } else {
            hasGap = hasGap || hadEntries;
            if (without && hadEntries)
                gaps.note();
        }
        if (problem != before)
            Q_EMIT q.changed();
        if (receipt && hadEntries) {
            news = receipt->lastSequence;
            if (!newsPause.isActive())
                tellNews();
        }
        if (outstanding == 0)
            Q_EMIT q.allWritten();
    }

    //! A list that is revoked writes thousands of entries a second.
    void tellNews()
    {
        if (news == 0)
            return;
        newsPause.start();
        Q_EMIT q.changed();
        Q_EMIT q.appended(std::exchange(news, 0));
    }

    JournalKeeper &q;
    const Clock &clock;
    QString programVersion;
    QString operatorName;
    std::optional<Error> problem;
    std::optional<JournalVerdict> verdict;
    std::optional<qint64> entries;
    bool without = false;
    //! Entries were lost, and none has been written since.
    bool hasGap = false;
    int outstanding = 0;
    //! The last sequence that was not told yet; 0 for none.
    qint64 news = 0;
    QTimer newsPause;
    JournalReader reader;
    HeadKeeper heads;
    GapKeeper gaps;
    Journal journal; // last: its end waits for what is to be written
};

namespace {

//! Carried out by a function, which gives the result to what it is handed.
template<typename T>
class FunctionJob final : public ResultJob<T>
{
public:
    using Done = std::function<void(Result<T>)>;
    //! `job` is the parent for jobs that end with this one.
    using Work = std::function<void(QObject *job, const Done &done)>;

    FunctionJob(Work work, QObject *parent)
        : ResultJob<T>(parent)
        , m_work(std::move(work))
    {
    }

protected:
    void run() override
    {
        m_work(this, [self = QPointer(this)](Result<T> result) {
            if (self)
                self->finish(std::move(result));
        });
    }
    void stop() override
    {
        qDeleteAll(this->template findChildren<Job *>(Qt::FindDirectChildrenOnly));
    }
    [[nodiscard]] Stage stage() const override { return Stage::Storage; }

private:
    Work m_work;
};

Error tampered(const JournalVerdict &verdict)
{
    return {.kind = ErrorKind::Journal,
        .stage = Stage::Storage,
        .reason = Reason::JournalTampered,
        .code = breakName(verdict.broken),
        .subject = QString::number(verdict.firstBroken)};
}

//! What is given up with it: the only other trace of what the keychain knew.
JournalEntry accepted(const JournalVerdict &verdict)
{
    return {.action = JournalAction::JournalAccepted,
        .outcome = breakName(verdict.broken),
        .reason = QStringLiteral("kept in the keychain: entry %1; in the file: %2 entries")
                      .arg(verdict.keptSequence)
                      .arg(verdict.entries)};
}

} // namespace

JournalKeeper::JournalKeeper(const QString &folder, SecretStore &heads, const Clock &clock,
    const QString &programVersion, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(*this, folder, heads, clock, programVersion))
{
    connect(&d->heads, &HeadKeeper::problemChanged, this, &JournalKeeper::changed);
    connect(&d->heads, &HeadKeeper::mismatchFound, this, [this] { verify(this)->start(); });
}

JournalKeeper::~JournalKeeper() = default;

JournalReader &JournalKeeper::reader()
{
    return d->reader;
}

QString JournalKeeper::path() const
{
    return d->journal.path();
}

const std::optional<Error> &JournalKeeper::problem() const
{
    return d->problem;
}

const std::optional<Error> &JournalKeeper::headProblem() const
{
    return d->heads.problem();
}

bool JournalKeeper::isWithout() const
{
    return d->without;
}

void JournalKeeper::goOnWithout()
{
    if (std::exchange(d->without, true))
        return;
    Q_EMIT changed();
}

ResultJob<void> *JournalKeeper::ready(QObject *parent)
{
    const auto work = [this](QObject *, const FunctionJob<void>::Done &done) {
        if (d->without) {
            done({});
            return;
        }
        d->append({}, [done](const Result<JournalReceipt> &receipt) {
            done(receipt ? Result<void>() : fail(receipt.error()));
        });
    };
    return new FunctionJob<void>(work, parent);
}

ResultJob<qint64> *JournalKeeper::write(const QList<JournalEntry> &entries, QObject *parent)
{
    const auto work = [this, entries](QObject *, const FunctionJob<qint64>::Done &done) {
        d->append(entries, [this, done](const Result<JournalReceipt> &receipt) {
            if (receipt)
                done(receipt->lastSequence);
            else if (d->without)
                done(0);
            else
                done(fail(receipt.error()));
        });
    };
    return new FunctionJob<qint64>(work, parent);
}

void JournalKeeper::record(const JournalEntry &entry)
{
    d->append({entry}, [](const Result<JournalReceipt> &) {});
}

ResultJob<void> *JournalKeeper::settle(QObject *parent)
{
    const auto work = [this](QObject *job, const FunctionJob<void>::Done &done) {
        const auto look = [this, done] {
            d->heads.hurry();
            if (d->outstanding == 0 && d->heads.isSettled() && d->gaps.isSettled())
                done({});
        };
        connect(&d->gaps, &GapKeeper::settled, job, look);
        connect(this, &JournalKeeper::allWritten, job, look);
        connect(&d->heads, &HeadKeeper::settled, job, look);
        look();
    };
    return new FunctionJob<void>(work, parent);
}

ResultJob<qint64> *JournalKeeper::exportTo(const QString &filePath, JournalFormat format,
    const JournalFilter &filter, QObject *parent, const JournalReader::Progress &progress)
{
    const auto work = [=, this](QObject *job, const FunctionJob<qint64>::Done &done) {
        startThen(d->reader.exportTo(filePath, format, filter, job, progress), job,
            [this, done](const Result<qint64> &exported) {
                record({.action = JournalAction::Export,
                    .outcome = exported ? QStringLiteral("ok") : QStringLiteral("failed")});
                done(exported);
            });
    };
    return new FunctionJob<qint64>(work, parent);
}

void JournalKeeper::setSyslog(bool on)
{
    d->journal.setSyslog(on);
}

ResultJob<QList<EnteredRevocation>> *JournalKeeper::revocationsAfter(
    qint64 sequence, const QString &profileId, QObject *parent)
{
    return new RevocationsAfterJob(d->reader, sequence, profileId, parent);
}

ResultJob<JournalVerdict> *JournalKeeper::accept(QObject *parent)
{
    using Done = FunctionJob<JournalVerdict>::Done;
    const auto work = [this](QObject *job, const Done &done) {
        const auto onEntered = [this, done](const Result<JournalReceipt> &receipt) {
            if (!receipt) {
                d->heads.setOverriding(false);
                done(fail(receipt.error()));
                return;
            }
            startThen(settle(this), this, [this, done](const Result<void> &) {
                if (d->heads.problem())
                    done(fail(*d->heads.problem()));
                else
                    startThen(verify(this), this, done);
            });
        };
        startThen(verify(job), job, [this, done, onEntered](const Result<JournalVerdict> &verdict) {
            if (!verdict || verdict->isIntact()) {
                done(verdict);
                return;
            }
            if (!verdict->isOfAnotherHead()) {
                done(fail(tampered(*verdict)));
                return;
            }
            d->heads.setOverriding(true);
            d->append({accepted(*verdict)}, onEntered);
        });
    };
    return new FunctionJob<JournalVerdict>(work, parent);
}

ResultJob<JournalVerdict> *JournalKeeper::verify(
    QObject *parent, const JournalReader::Progress &progress, VerifyEffort effort)
{
    const auto work = [this, progress, effort](
                          QObject *job, const FunctionJob<JournalVerdict>::Done &done) {
        const auto onVerified = [this, done](const Result<JournalVerdict> &verdict) {
            if (verdict) {
                d->verdict = *verdict;
                d->entries = verdict->entries;
                Q_EMIT changed();
            }
            done(verdict);
        };
        startThen(d->heads.read(job), job,
            [this, job, progress, effort, onVerified](
                const Result<std::optional<JournalHead>> &head) {
                startThen(d->reader.verify(head.value_or(std::nullopt), job, progress, effort), job,
                    onVerified);
            });
    };
    return new FunctionJob<JournalVerdict>(work, parent);
}

const std::optional<JournalVerdict> &JournalKeeper::verdict() const
{
    return d->verdict;
}

std::optional<qint64> JournalKeeper::entries() const
{
    return d->entries;
}

} // namespace rescind
