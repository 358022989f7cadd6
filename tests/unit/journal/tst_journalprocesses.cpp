// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/journal/journalfixture.h"

#include <QtCore/QRandomGenerator>

#include <csignal>

using namespace rescind;

//! Several programs on one journal, and programs that are killed.
class tst_JournalProcesses final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void twoPrograms_oneChain();
    void startedTogether_makeOneJournal();
    void killedAtAnyMoment_chainIsIntact();

private:
    [[nodiscard]] static std::unique_ptr<QProcess> writer(const QString &folder, int count)
    {
        auto process = std::make_unique<QProcess>();
        process->start(QStringLiteral(RESCIND_JOURNALWRITER), {folder, QString::number(count)});
        return process;
    }
};

void tst_JournalProcesses::twoPrograms_oneChain()
{
    const QString folder = temporaryPath(u"two"_s);
    constexpr int programs = 3;
    constexpr int each = 150;
    std::vector<std::unique_ptr<QProcess>> writers;
    for (int i = 0; i < programs; ++i)
        writers.push_back(writer(folder, each));
    QList<qint64> sequences;
    for (const auto &process : writers) {
        QVERIFY(process->waitForFinished(60000));
        QVERIFY2(process->exitCode() == 0, process->readAllStandardError().constData());
        QList<QByteArray> lines = process->readAllStandardOutput().split('\n');
        lines.removeLast();
        QCOMPARE(lines.size(), each);
        for (const QByteArray &line : lines)
            sequences.append(line.toLongLong());
    }
    std::sort(sequences.begin(), sequences.end());
    for (int i = 0; i < programs * each; ++i)
        QCOMPARE(sequences.at(i), i + 1);
    JournalReader reader(folder);
    const auto verdict = resultOf(reader.verify(std::nullopt, &reader));
    QVERIFY_RESULT(verdict);
    QVERIFY(verdict->isIntact());
    QCOMPARE(verdict->entries, programs * each);
}

//! Each looks at the new file while another makes the tables in it.
void tst_JournalProcesses::startedTogether_makeOneJournal()
{
    constexpr int programs = 3;
    for (int round = 0; round < 25; ++round) {
        const QString folder = temporaryPath(u"together"_s + QString::number(round));
        std::vector<std::unique_ptr<QProcess>> writers;
        for (int i = 0; i < programs; ++i)
            writers.push_back(writer(folder, 1));
        QByteArray complaints;
        for (const auto &process : writers) {
            QVERIFY(process->waitForFinished(60000));
            if (process->exitCode() != 0)
                complaints += process->readAllStandardError();
        }
        QVERIFY2(complaints.isEmpty(), complaints.constData());
    }
}

void tst_JournalProcesses::killedAtAnyMoment_chainIsIntact()
{
    const QString folder = temporaryPath(u"killed"_s);
    qint64 before = 0;
    for (int round = 0; round < 20; ++round) {
        const auto process = writer(folder, -1);
        QVERIFY(process->waitForStarted());
        // Not before it has said something, so that each round adds entries.
        while (!process->canReadLine())
            QVERIFY(process->waitForReadyRead(20000));
        QTest::qWait(QRandomGenerator::global()->bounded(40));
        QVERIFY(::kill(pid_t(process->processId()), SIGKILL) == 0);
        QVERIFY(process->waitForFinished());
        QList<QByteArray> lines = process->readAllStandardOutput().split('\n');
        lines.removeLast();
        const qint64 durable = lines.last().toLongLong();
        QVERIFY(durable > before);
        JournalReader reader(folder);
        const auto verdict = resultOf(reader.verify(std::nullopt, &reader));
        QVERIFY_RESULT(verdict);
        QVERIFY2(verdict->isIntact(), breakName(verdict->broken).data());
        // Nothing that was said to be durable is missing; one may be there that was not said.
        QVERIFY(verdict->entries == durable || verdict->entries == durable + 1);
        before = verdict->entries;
    }
}

QTEST_GUILESS_MAIN(tst_JournalProcesses)
#include "tst_journalprocesses.moc"
