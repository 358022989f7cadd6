// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/revoke/revokejob.h"

namespace rescind {

//! Revokes a handful of tokens in the order given.
//!
//! All of them are looked at first, so that a token which dies with another one counts as killed by
//! us and not as dead before; a server that calls one of a kind active is a witness for all of that
//! kind. The next request goes out as soon as the one before is answered; clearing the local copies
//! and the looks afterwards run side by side. Never fails: each token has its report, in the order
//! they were given, also when it is cancelled.
class RevokeSequence final : public ResultJob<QList<RevocationReport>>
{
    Q_OBJECT

public:
    RevokeSequence(HttpTransport &transport, LocalCopies &copies, const Clock &clock,
        QList<RevocationTask> tasks, QObject *parent);

Q_SIGNALS:
    void advanced(const QString &fingerprint, const rescind::RevocationStep &step);
    void reported(const rescind::RevocationReport &report);

protected:
    void run() override;
    void stop() override { qDeleteAll(findChildren<FirstLookJob *>(Qt::FindDirectChildrenOnly)); }
    void finishWith(Error error) override;
    [[nodiscard]] Stage stage() const override { return Stage::Revocation; }

private:
    void lookAt(qsizetype index);
    void shareWitnesses();
    void startNext();
    void onReport(qsizetype index, const Result<RevocationReport> &report);

    HttpTransport &m_transport;
    LocalCopies &m_copies;
    const Clock &m_clock;
    QList<RevocationTask> m_tasks;
    QList<RevocationReport> m_reports;
    qsizetype m_next = 0;
    qsizetype m_outstanding = 0;
    bool m_isEnding = false;
};

} // namespace rescind
