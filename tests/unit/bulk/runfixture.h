// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bulk/bulkrun.h"
#include "core/bulk/bulkstore.h"
#include "tests/support/faketransport.h"
#include "tests/support/testcase.h"
#include "tests/unit/bulk/samplelist.h"
#include "tests/unit/oidc/sampleclient.h"

#include <QtCore/QHash>
#include <QtTest/QSignalSpy>

namespace rescind {

//! The system's time.
using RunClock = SystemClock;

//! A journal in memory that fails, or is gone on without, as a test tells it to.
class MemoryLog final : public BulkLog
{
public:
    [[nodiscard]] ResultJob<qint64> *write(
        const QList<JournalEntry> &written, QObject *parent) override
    {
        class WriteJob final : public ResultJob<qint64>
        {
        public:
            WriteJob(MemoryLog &log, QList<JournalEntry> written, QObject *owner)
                : ResultJob(owner)
                , m_log(log)
                , m_written(std::move(written))
            {
            }

        protected:
            void run() override
            {
                if (m_log.failsAfter >= 0 && m_log.entries.size() >= m_log.failsAfter) {
                    finish(fail(Error{.kind = ErrorKind::Journal,
                        .stage = Stage::Storage,
                        .reason = Reason::JournalFull}));
                    return;
                }
                m_log.entries += m_written;
                finish(m_log.isWithout ? 0 : m_log.before + m_log.entries.size());
            }
            [[nodiscard]] Stage stage() const override { return Stage::Storage; }

        private:
            MemoryLog &m_log;
            QList<JournalEntry> m_written;
        };
        return new WriteJob(*this, written, parent);
    }

    [[nodiscard]] ResultJob<QList<EnteredRevocation>> *revocationsAfter(
        qint64 sequence, const QString &, QObject *parent) override
    {
        class ReadJob final : public ResultJob<QList<EnteredRevocation>>
        {
        public:
            ReadJob(QList<EnteredRevocation> found, QObject *owner)
                : ResultJob(owner)
                , m_found(std::move(found))
            {
            }

        protected:
            void run() override { finish(m_found); }
            [[nodiscard]] Stage stage() const override { return Stage::Storage; }

        private:
            QList<EnteredRevocation> m_found;
        };
        QList<EnteredRevocation> found;
        for (qsizetype i = 0; i < entries.size(); ++i) {
            const JournalEntry &entry = entries.at(i);
            if (entry.action == JournalAction::Revocation && before + i + 1 > sequence)
                found.append({before + i + 1, entry.fingerprint, entry.outcome});
        }
        return new ReadJob(found, parent);
    }

    [[nodiscard]] QList<JournalEntry> of(JournalAction action) const
    {
        QList<JournalEntry> found;
        for (const JournalEntry &entry : entries) {
            if (entry.action == action)
                found.append(entry);
        }
        return found;
    }

    QList<JournalEntry> entries;
    //! Entries that others wrote before.
    qint64 before = 1000;
    qsizetype failsAfter = -1;
    bool isWithout = false;
};

//! A provider that knows which tokens live; by default all of them do.
class TokenServer
{
public:
    TokenServer()
        : transport([this](const HttpRequest &request) { return answer(request); })
    {
    }

    FakeTransport transport;
    QSet<QByteArray> revoked;
    //! What it answers to the n-th revocation request, from 1, instead; 0 status: no answer.
    std::function<std::optional<Result<HttpResponse>>(int n, const QByteArray &token)> onRevoke;
    std::function<std::optional<Result<HttpResponse>>(int n, const QByteArray &token)> onLook;
    //! How many times each token came to be revoked.
    QHash<QByteArray, int> sent;
    int revocations = 0;
    int looks = 0;
    //! Revocations are accepted and change nothing.
    bool isLiar = false;

private:
    Result<HttpResponse> answer(const HttpRequest &request)
    {
        const QByteArray token = FakeTransport::parameter(request, QByteArrayLiteral("token"));
        if (request.stage == Stage::Introspection) {
            ++looks;
            if (onLook) {
                if (auto special = onLook(looks, token))
                    return *std::move(special);
            }
            return jsonResponse(revoked.contains(token) ? QByteArrayLiteral("{\"active\":false}")
                                                        : QByteArrayLiteral("{\"active\":true}"));
        }
        ++revocations;
        ++sent[token];
        if (onRevoke) {
            if (auto special = onRevoke(revocations, token))
                return *std::move(special);
        }
        if (!isLiar)
            revoked.insert(token);
        return emptyResponse();
    }
};

//! Everything a run needs, and a quick way to one.
class RunFixture
{
public:
    explicit RunFixture(QString storePath)
        : path(std::move(storePath))
        , store(std::make_unique<BulkStore>(path))
    {
        settings.looks = {std::chrono::milliseconds(0), std::chrono::milliseconds(30)};
    }

    //! A run over these, not started.
    BulkRun &make(const std::shared_ptr<const TokenList> &tokens, QSet<TokenKind> witnesses = {})
    {
        list = tokens;
        run = std::make_unique<BulkRun>(
            BulkServices{
                .transport = server.transport, .clock = clock, .store = *store, .log = log},
            client, BulkPlan(tokens, {}), settings, std::move(witnesses), nullptr);
        return *run;
    }
    //! The program ends at this moment, and begins again over the same list.
    BulkRun &again(QSet<TokenKind> witnesses = {})
    {
        run.reset();
        store.reset();
        store = std::make_unique<BulkStore>(path);
        QObject owner;
        const Result<void> opened = resultOf(store->open(&owner));
        if (!opened)
            qFatal("%s", described(opened.error()).constData());
        return make(list, std::move(witnesses));
    }
    [[nodiscard]] bool isFinished() const { return run->state() == BulkState::Finished; }

    QString path;
    TokenServer server;
    RunClock clock;
    MemoryLog log;
    Client client = sampleClient();
    BulkSettings settings;
    std::shared_ptr<const TokenList> list;
    std::unique_ptr<BulkStore> store;
    std::unique_ptr<BulkRun> run;
};

} // namespace rescind

#define TRY_FINISHED(fixture) QTRY_VERIFY_WITH_TIMEOUT((fixture).isFinished(), 30000)
