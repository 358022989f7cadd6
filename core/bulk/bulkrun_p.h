// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bulk/bulkrun.h"
#include "core/bulk/bulkwriter.h"
#include "core/bulk/pacer.h"
#include "core/bulk/waves.h"
#include "core/bulk/witnesses.h"
#include "core/oidc/introspection.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QTimer>

namespace rescind {

struct RevocationReply
{
    int status = 0;
    QString requestId = {};
};

//! The parts of a run: what there is to do (Waves), when (Pacer), what is known (BulkRows,
//! Witnesses, BulkSamples), and how it is kept (BulkWriter). In three files: its course
//! (bulkruncourse.cpp), its sending (bulkrunsending.cpp), and what is made of answers
//! (bulkrunanswers.cpp).
class BulkRun::Private final : public QObject
{
    Q_OBJECT

public:
    using Time = Pacer::Time;

    Private(BulkRun &run, BulkServices services, Client client, BulkPlan plan,
        BulkSettings settings, QSet<TokenKind> witnesses);

    void start();
    void pause();
    void resume();
    void cancel();
    void retryFailed();
    [[nodiscard]] std::chrono::milliseconds elapsed() const;

    BulkRun &run;
    BulkServices services;
    Client client;
    BulkPlan plan;
    BulkSettings settings;
    BulkRows rows;
    BulkSamples samples;
    BulkState state = BulkState::Ready;
    BulkStop stop = BulkStop::None;
    std::optional<Error> stopError;
    Pacer pacer;

private:
    // The course of a run
    [[nodiscard]] BulkRows initialRows() const;
    [[nodiscard]] BulkContents contents(qint64 journalFrom) const;
    void begin();
    void onBegun(qint64 sequence);
    void findEntered(qint64 journalFrom);
    void open();
    void takeUp();
    void halt(BulkStop why, const Error &error);
    void checkEnd();
    void finishRest();
    void end();
    void onEnded();
    void setState(BulkState next);
    void noteProgress();
    void tellProgress();
    void setRunning(bool on);
    [[nodiscard]] JournalEntry entry(JournalAction action, const QString &outcome) const;
    [[nodiscard]] JournalEntry entryOf(qint32 index) const;

    // Sending
    [[nodiscard]] Time now() const;
    [[nodiscard]] bool maySend() const;
    void pump();
    void pumpLater();
    void refill();
    void onIntended(const std::vector<qint32> &rows);
    [[nodiscard]] Course firstStepOf(qint32 row);
    [[nodiscard]] bool isProofWanted(qint32 row) const;
    void dispatch(const Course &course);
    void sendRevocation(const Course &course, const Secret &token, TokenTypeHint hint);
    void sendIntrospection(const Course &course, const Secret &token, TokenTypeHint hint);
    void wakeAt(Time time);

    // Answers
    //! Tells the pacer; true where the failure is the row's own, not that of a pace we have left.
    bool tellPacer(Time leftAt, const std::optional<Error> &error);
    void onRevoked(Course course, Time leftAt, const Result<RevocationReply> &reply);
    void onRevocationFailed(Course course, const Error &error, bool isItsOwn);
    void countRefusal(const Error &error);
    void onLookedBefore(Course course, Time leftAt, const Result<Introspection> &answer);
    void onLookedAfter(Course course, Time leftAt, const Result<Introspection> &answer);
    void onLookAfterFailed(Course course, const Error &error, bool isItsOwn);
    void onQuestioned(Course course, const Result<Introspection> &answer, bool isItsOwn);
    //! False where it has had its attempts.
    [[nodiscard]] bool tryAgain(Course &course, const Error &error, bool isItsOwn);
    void prove(const Course &course);
    void lookNext(Course course);
    void judge(const Course &course, ProofBy proof, UnverifiedReason unverified);
    void finish(qint32 row, Outcome outcome);
    void sawActive(qint32 row);
    [[nodiscard]] TokenKind kindOf(qint32 row) const;

    Waves m_waves;
    Witnesses m_witnesses;
    BulkWriter m_writer;
    QElapsedTimer m_clock;
    QTimer m_wake;
    QTimer m_notify;
    QTimer m_second;
    //! Running time before the current stretch, and when that began.
    std::chrono::milliseconds m_ranBefore = std::chrono::milliseconds(0);
    QElapsedTimer m_stretch;
    //! Of answers that named one; for the journal alone.
    QHash<qint32, QString> m_requestIds;
    std::optional<Error> m_restError;
    int m_refusals = 0;
    bool m_isBegun = false;
    bool m_isPausing = false;
    bool m_isEnding = false;
    bool m_isPumpDue = false;
    bool m_isResumed = false;
    //! By retryFailed(): rows are entered once more.
    bool m_isRepeated = false;
};

} // namespace rescind
