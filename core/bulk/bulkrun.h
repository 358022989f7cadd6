// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/bulk/bulkexposure.h"
#include "core/bulk/bulklog.h"
#include "core/bulk/bulkrow.h"
#include "core/bulk/bulksamples.h"
#include "core/bulk/bulksettings.h"
#include "core/net/transport.h"
#include "core/oidc/client.h"

#include <QtCore/QObject>

namespace rescind {

class BulkStore;

enum class BulkState {
    Ready,
    Running,
    Paused,   //!< what was in flight has finished; nothing new is sent
    Stopping, //!< cancelled: what is in flight finishes
    Finished, //!< every row has an outcome, or the run was stopped; see BulkRun::stopReason()
};

//! Why a run ended before all rows had an outcome.
enum class BulkStop { None, Cancelled, ClientRefused, StoreFailed, JournalFailed };

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
    //! What the run's tokens are still good for now.
    [[nodiscard]] ExposureLeft exposure() const;
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
