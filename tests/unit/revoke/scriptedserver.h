// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/revoke/revokejob.h"
#include "tests/support/faketransport.h"
#include "tests/support/testcase.h"
#include "tests/unit/oidc/sampleclient.h"

#include <QtCore/QHash>

namespace rescind {

class FixedClock final : public Clock
{
public:
    [[nodiscard]] QDateTime now() const override
    {
        return QDateTime::fromSecsSinceEpoch(1'790'000'000, Qt::UTC);
    }
};

//! Local copies that note when they are cleared, and fail or hang as a test tells them to.
class ScriptedCopies final : public LocalCopies
{
public:
    explicit ScriptedCopies(QString &log)
        : m_log(log)
    {
    }
    [[nodiscard]] ResultJob<void> *clear(const QString &fingerprint, QObject *parent) override;

    QStringList cleared;
    std::optional<Error> failure;
    //! The fingerprint whose copies are never let go.
    QString hanging;

private:
    QString &m_log;
};

//! One provider whose answers are written as words, and what was asked of it, as one letter each:
//! I(ntrospect), R(evoke), U(ser info), C(lear). The last word of a script goes on for ever.
//!
//! Words: active, inactive, served, refused (`invalid_token`), html, unsupported, busy (429), any
//! status, "503client" (with `invalid_client`), "200error"; down (connection refused), lost and
//! late (perhaps sent).
class ScriptedServer
{
public:
    ScriptedServer();

    void script(Stage stage, const QString &words)
    {
        m_scripts[stage] = words.split(u' ', Qt::SkipEmptyParts);
    }
    //! Runs a job to its end.
    RevocationReport run(const RevocationTask &task);

    QString log;
    FakeTransport transport;
    ScriptedCopies copies{log};
    FixedClock clock;

private:
    Result<HttpResponse> answer(const HttpRequest &request);

    QHash<Stage, QStringList> m_scripts;
};

//! A task whose looks and retries follow each other at once; three looks.
[[nodiscard]] RevocationTask quickTask(
    TokenKind kind, const QByteArray &token = QByteArrayLiteral("canary-token"));
[[nodiscard]] RetryPolicy quickRetry();

//! Everything a report says, errors included, to be searched for secrets.
[[nodiscard]] QByteArray allTextOf(const RevocationReport &report);

} // namespace rescind
