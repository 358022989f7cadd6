// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/faults/faultsuite.h"

#include <QtCore/QFile>

namespace rescind {

namespace {

constexpr std::size_t atATime = 16;

//! The most memory this process ever had, in KiB.
qint64 peak()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmHWM:"))
            return line.mid(6).simplified().split(' ').value(0).toLongLong();
    }
    return 0;
}

} // namespace

void FaultSuite::addEverywhere(
    const QByteArray &name, const FaultRow &common, const Everywhere &expected)
{
    const QByteArray expectations[] = {expected.metadata, expected.keys, expected.code,
        expected.refresh, expected.introspection, expected.revocation};
    for (const At at : everywhere) {
        FaultRow row = common;
        row.name = name + ", " + nameOf(at);
        row.at = at;
        row.expected = expectations[static_cast<int>(at)];
        add(row);
    }
}

FaultRun::Arm FaultSuite::always(Fault fault)
{
    return [fault](FaultRun &run) { run.misbehave(fault); };
}

FaultRun::Arm FaultSuite::once(Fault fault)
{
    return [fault](FaultRun &run) {
        run.misbehave({fault, run.provider.honest(QString::fromLatin1(pathOf(run.at())))});
    };
}

FaultRun::Arm FaultSuite::dressed(
    std::function<QByteArray(const QByteArray &)> dress, const RawHeaders &headers)
{
    return [dress, headers](FaultRun &run) {
        run.provider.dress = dress;
        run.provider.headers = headers;
        run.provider.dressedPath = QString::fromLatin1(pathOf(run.at()));
    };
}

void FaultSuite::initTestCase()
{
    addRows();
    m_peakBefore = peak();
    m_seen.resize(m_rows.size());
    std::size_t next = 0;
    std::size_t done = 0;
    std::vector<std::unique_ptr<FaultRun>> runs(m_rows.size());
    const auto startNext = [&] {
        const std::size_t index = next++;
        const FaultRow &row = m_rows[index];
        runs[index] = std::make_unique<FaultRun>(
            row.at, row.arm, temporaryPath(QStringLiteral("run-%1").arg(index)));
        FaultRun *const run = runs[index].get();
        if (row.hangs)
            run->transport.hurriedPath = QString::fromLatin1(pathOf(row.at));
        connect(run, &FaultRun::ended, this, [&, index, run] {
            m_seen[index] = run->seen();
            ++done;
            run->deleteLater();
            static_cast<void>(runs[index].release());
        });
        run->start();
    };
    QTRY_VERIFY_WITH_TIMEOUT(
        [&] {
            while (next < m_rows.size() && next - done < atATime)
                startNext();
            return done == m_rows.size();
        }(),
        240000);
}

void FaultSuite::fault_data()
{
    QTest::addColumn<int>("index");
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        QTest::newRow(m_rows[i].name.constData()) << static_cast<int>(i);
}

void FaultSuite::fault()
{
    QFETCH(int, index);
    const FaultRow &row = m_rows[static_cast<std::size_t>(index)];
    const Seen &seen = m_seen[static_cast<std::size_t>(index)];
    QCOMPARE(seen.result, row.expected);
    QCOMPARE(seen.otherConnections, 0);
    QCOMPARE(seen.leak, QByteArray());
    // Three attempts with their pauses, on a busy machine; far below the program's own deadlines.
    QVERIFY2(seen.milliseconds < 12000, QByteArray::number(seen.milliseconds).constData());
    QVERIFY2(seen.bytes <= row.bytes, QByteArray::number(seen.bytes).constData());
    if (row.requests >= 0)
        QCOMPARE(seen.requests, row.requests);
    if (row.revoked >= 0)
        QCOMPARE(seen.revoked.size(), row.revoked);
}

//! All rows together, and both sides of each in this one process.
void FaultSuite::memory_staysBounded()
{
#if defined(__SANITIZE_ADDRESS__)
    QSKIP("the sanitizer keeps what was freed");
#else
    const qint64 grown = peak() - m_peakBefore;
    QVERIFY2(grown < 128 * 1024, QByteArray::number(grown).constData());
#endif
}

} // namespace rescind
