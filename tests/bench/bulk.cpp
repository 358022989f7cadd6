// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bulk/bulkrun.h"
#include "core/bulk/bulkstore.h"
#include "core/bulk/listreader.h"
#include "core/journal/journal.h"
#include "core/net/qnamtransport.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QCoreApplication>
#include <QtCore/QElapsedTimer>
#include <QtCore/QTemporaryDir>
#include <QtCore/QTimer>

#include <algorithm>
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

private:
    Journal &m_journal;
};

//! How long the event loop did not come round, measured by a timer that is always due.
class Gaps final
{
public:
    Gaps()
    {
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] {
            m_gaps.push_back(double(m_since.nsecsElapsed()) / 1e6);
            m_since.restart();
        });
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.setInterval(1);
    }
    void start()
    {
        m_since.start();
        m_timer.start();
    }
    //! Beyond the timer's own millisecond.
    [[nodiscard]] double at(double share)
    {
        if (m_gaps.empty())
            return 0;
        std::sort(m_gaps.begin(), m_gaps.end());
        const auto index = std::size_t(share * double(m_gaps.size() - 1));
        return m_gaps[index] - 1;
    }

private:
    QTimer m_timer;
    QElapsedTimer m_since;
    std::vector<double> m_gaps;
};

std::shared_ptr<const TokenList> listOf(int rows)
{
    QByteArray text;
    for (int i = 0; i < rows; ++i)
        text += "bench-token-of-a-usual-length-" + QByteArray::number(i).rightJustified(12, '0')
            + '\n';
    const std::atomic_bool isStopping = false;
    const TaskControl control(std::make_shared<std::atomic_bool>(false), isStopping, {});
    return tokenListFromBytes(Secret(text), control).value_or(nullptr);
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
    Gaps measured;
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
