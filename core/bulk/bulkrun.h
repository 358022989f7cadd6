// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/bulk/bulklog.h"
#include "core/bulk/bulkrow.h"
#include "core/net/transport.h"
#include "core/oidc/client.h"
#include "core/revoke/verification.h"

#include <QtCore/QObject>

namespace rescind {

class BulkStore;

//! Whether accepted rows are looked at afterwards.
enum class BulkProof { All, Sample, Off };

struct BulkSettings
{
    //! Requests in flight, 1 to 256.
    int concurrency = 16;
    //! Requests a second, of both waves together; 0: as fast as the server allows.
    double rateLimit = 0;
    BulkProof proof = BulkProof::All;
    //! For BulkProof::Sample: so many rows, spread over the list.
    int sample = 100;
    LookTimes looks = defaultLookTimes();
    //! Stops after so many refusals of the client (not of a token) in a row.
    int refusalsBeforeStop = 5;
    //! Of one row, for network errors, 429 and 5xx.
    int attempts = 5;
    //! Introspects only; sends no revocation and changes nothing.
    bool isDryRun = false;
    //! Reason or ticket, for journal and report.
    QString reason = {};
};

enum class BulkState {
    Ready,
    Running,
    Paused,   //!< what was in flight has finished; nothing new is sent
    Stopping, //!< cancelled: what is in flight finishes
    Finished, //!< every row has an outcome, or the run was stopped; see BulkRun::stopReason()
};

//! Why a run ended before all rows had an outcome.
enum class BulkStop { None, Cancelled, ClientRefused, StoreFailed, JournalFailed };

//! One moment of a run, for charts: a second each.
struct BulkSample
{
    //! Seconds of running time, from 0.
    qint32 second = 0;
    //! Revocations answered in it.
    qint32 answered = 0;
    //! 429 and 503 in it.
    qint32 slowedDown = 0;
    //! Tokens still accepted offline at its end: not revoked yet, or revoked and unexpired.
    qint32 exposed = 0;
};

//! What a run stands on; all of it outlives the run.
struct BulkServices
{
    HttpTransport &transport;
    const Clock &clock;
    BulkStore &store;
    BulkLog &log;
};

//! Revokes the selected rows of a plan, many at a time, and proves it in a second wave.
//!
//! A row is durable in the store before it is sent and when it has its outcome, so that a run that
//! was killed goes on where it was. It slows down when the server says 429 or 503, waits with
//! jitter after network errors, and stops by itself when the client is refused again and again.
//! Lives on the event loop; nothing blocks. Signals come at most ten times a second, whatever the
//! speed.
class BulkRun final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BulkRun)

public:
    //! `witnesses`: kinds whose live tokens this provider has called active before.
    BulkRun(BulkServices services, Client client, BulkPlan plan, BulkSettings settings,
        QSet<TokenKind> witnesses, QObject *parent);
    ~BulkRun() override;

    [[nodiscard]] const BulkPlan &plan() const;
    [[nodiscard]] const BulkSettings &settings() const;
    [[nodiscard]] BulkState state() const;
    [[nodiscard]] BulkStop stopReason() const;
    //! What stopped it, where something did.
    [[nodiscard]] const std::optional<Error> &stopError() const;
    [[nodiscard]] qsizetype size() const;
    [[nodiscard]] const BulkRow &row(qsizetype index) const;
    //! BulkRow::error; null for 0.
    [[nodiscard]] const Error *error(quint32 number) const;
    [[nodiscard]] const BulkCounts &counts() const;
    [[nodiscard]] const std::vector<BulkSample> &samples() const;
    //! Answers a second, over the last few seconds.
    [[nodiscard]] double rate() const;
    //! Nothing while it cannot be told.
    [[nodiscard]] std::optional<std::chrono::seconds> timeLeft() const;
    //! Requests in flight that the server allows at present; below settings().concurrency after it
    //! asked for less.
    [[nodiscard]] int allowedConcurrency() const;
    //! Running time without pauses.
    [[nodiscard]] std::chrono::milliseconds elapsed() const;

    void start();
    void pause();
    void resume();
    //! What is in flight finishes; the rest stays as it is and can be resumed later.
    void cancel();
    //! After the end: the rows that were not sent, were refused or are still active, once more.
    void retryFailed();

Q_SIGNALS:
    void stateChanged();
    //! Counts, rate and samples may have changed.
    void progressed();
    //! These rows changed, first and last included.
    void rowsChanged(qsizetype first, qsizetype last);
    //! A row is finished and durable; for those who print it.
    void rowFinished(qsizetype index);
    //! This provider has called a live token of this kind active.
    void witnessed(rescind::TokenKind kind);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace rescind
