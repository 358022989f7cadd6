// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bulk/bulkrun.h"
#include "core/bulk/bulkstore.h"
#include "core/bulk/listreader.h"
#include "core/journal/journal.h"
#include "core/net/qnamtransport.h"
#include "tests/bench/runparts.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QCoreApplication>
#include <QtCore/QElapsedTimer>
#include <QtCore/QTemporaryDir>
#include <QtCore/QTimer>

#include <cstdio>

//! One run of so many rows against a server that is there; see bulk.sh.

namespace {

using namespace rescind;

class JournalLog final : public BulkLog
{
public:
    explicit JournalLog(Journal &journal)
        : m_journal(journal)
    {
    }

    ResultJob<qint64> *write(const QList<JournalEntry> &entries, QObject *parent) override
    {
        class WriteJob final : public ResultJob<qint64>
        {
        public:
            WriteJob(Journal &journal, QList<JournalEntry> entries, QObject *owner)
                : ResultJob(owner)
                , m_journal(journal)
                , m_entries(std::move(entries))
            {
            }

        protected:
            void run() override
            {
                startThen(m_journal.append(m_entries, this), this,
                    [this](const Result<JournalReceipt> &receipt) {
                        if (receipt)
                            finish(receipt->lastSequence);
                        else
                            finish(fail(receipt.error()));
                    });
            }
            [[nodiscard]] Stage stage() const override { return Stage::Storage; }

        private:
            Journal &m_journal;
            QList<JournalEntry> m_entries;
        };
        return new WriteJob(m_journal, entries, parent);
    }

    ResultJob<QList<EnteredRevocation>> *revocationsAfter(
        qint64, const QString &, QObject *) override
    {
        return nullptr; // only a run that is resumed asks
    }

private:
    Journal &m_journal;
};

std::shared_ptr<const TokenList> listOf(int rows)
{
    const std::atomic_bool isStopping = false;
    const TaskControl control(std::make_shared<std::atomic_bool>(false), isStopping, {});
    return tokenListFromBytes(Secret(bench::listText(rows)), control).value_or(nullptr);
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption revoke(QStringLiteral("revoke"), {}, QStringLiteral("url"));
    const QCommandLineOption introspect(QStringLiteral("introspect"), {}, QStringLiteral("url"));
    const QCommandLineOption client(QStringLiteral("client"), {}, QStringLiteral("id"));
    const QCommandLineOption secret(QStringLiteral("secret"), {}, QStringLiteral("secret"));
    const QCommandLineOption rows(QStringLiteral("rows"), {}, QStringLiteral("n"));
    const QCommandLineOption concurrency(QStringLiteral("concurrency"), {}, QStringLiteral("n"));
    const QCommandLineOption authorities(QStringLiteral("ca"), {}, QStringLiteral("pem"));
    const QCommandLineOption gaps(QStringLiteral("gaps"));
    parser.addOptions({revoke, introspect, client, secret, rows, concurrency, authorities, gaps});
    parser.process(application);

    QTemporaryDir folder;
    const SystemClock clock;
    QnamTransport transport(
        {.trusted = QSslCertificate::fromPath(parser.value(authorities), QSsl::Pem)});
    Journal journal(folder.path());
    JournalLog log(journal);
    BulkStore store(folder.filePath(QStringLiteral("run.db")));
    Client who{.profile = {.id = QStringLiteral("bench"), .clientId = parser.value(client)},
        .secret = Secret(parser.value(secret))};
    if (who.secret.isEmpty())
        who.profile.revocationAuth = who.profile.introspectionAuth = ClientAuthMethod::None;
    who.metadata.revocationEndpoint = QUrl(parser.value(revoke));
    who.metadata.introspectionEndpoint = QUrl(parser.value(introspect));
    BulkSettings settings{.concurrency = parser.value(concurrency).toInt()};
    if (!parser.isSet(introspect))
        settings.proof = BulkProof::Off;

    const auto list = listOf(parser.value(rows).toInt());
    BulkRun run({.transport = transport, .clock = clock, .store = store, .log = log}, who,
        BulkPlan(list, {}), settings, {TokenKind::Access}, nullptr);
    QElapsedTimer elapsed;
    bench::Gaps measured;
    QObject::connect(&run, &BulkRun::stateChanged, &application, [&] {
        if (run.state() != BulkState::Finished)
            return;
        const double seconds = double(elapsed.nsecsElapsed()) / 1e9;
        const qsizetype done = run.counts().finishedWith(Outcome::AcceptedUnverified)
            + run.counts().finishedWith(Outcome::VerifiedInactive);
        std::printf("%.1f", double(done) / seconds);
        if (parser.isSet(gaps)) {
            std::printf(
                " rows/s, %.2f us a row; event loop late by: median %.2f ms, 99 %% %.2f ms, "
                "worst %.2f ms",
                seconds * 1e6 / double(run.size()), measured.at(0.5), measured.at(0.99),
                measured.at(1));
        }
        std::printf("\n");
        if (done != run.size())
            std::fprintf(stderr, "only %lld of %lld were accepted\n", qlonglong(done),
                qlonglong(run.size()));
        QCoreApplication::exit(done == run.size() ? 0 : 1);
    });
    QTimer::singleShot(0, &application, [&] {
        elapsed.start();
        if (parser.isSet(gaps))
            measured.start();
        run.start();
    });
    return QCoreApplication::exec();
}
