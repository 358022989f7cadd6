// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/journal/journalfixture.h"

#include <QtCore/QFile>
#include <QtCore/QLoggingCategory>
#include <QtCore/QScopeGuard>
#include <QtTest/QSignalSpy>

using namespace rescind;

class tst_Journal final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { cleanup(); }
    void cleanup() { m_folder = temporaryPath(u"run%1"_s.arg(++m_run)); }

    void nothingIsMade_beforeItIsNeeded();
    void append_numbersAndChains();
    void append_isForTheOwnerOnly();
    void append_manyAtOnce_eachHasItsPlace();
    void append_survivesAnEndAtOnce();
    void append_keepsNoToken();
    void cancelledJob_leavesTheJournalSound();
    void check_writesNothing();
    void updateAndDelete_areRefused();
    void unusableFile_isSaidAndLeftAlone_data();
    void unusableFile_isSaidAndLeftAlone();
    void lockedFile_isSaid_andWorksAfterwards();
    void takenAwayFile_isBegunAnew();
    void folderThatCannotBe_isSaid_andWorksAfterwards();
    void readOnlyFolder_isSaid_andWorksAfterwards();
    void fullDisk_isSaid_andWorksAfterwards();

private:
    [[nodiscard]] QString path() const { return Journal::filePath(m_folder); }
    [[nodiscard]] Result<JournalVerdict> verified(const JournalHead &head) const
    {
        JournalReader reader(m_folder);
        return resultOf(reader.verify(head, &reader));
    }
    static void expectWarning()
    {
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"entries not written"_s));
    }

    QString m_folder;
    int m_run = 0;
};

void tst_Journal::nothingIsMade_beforeItIsNeeded()
{
    const Journal journal(m_folder);
    QVERIFY(!QFile::exists(m_folder));
}

void tst_Journal::append_numbersAndChains()
{
    Journal journal(m_folder);
    const auto first = resultOf(journal.append(sampleEntry(1), &journal));
    QVERIFY_RESULT(first);
    QCOMPARE(first->head.sequence, 1);
    const auto more = resultOf(journal.append(sampleEntries(100, 2), &journal));
    QVERIFY_RESULT(more);
    QCOMPARE(more->lastSequence, 101);
    const auto verdict = verified(more->head);
    QVERIFY_RESULT(verdict);
    QVERIFY(verdict->isIntact());
    QCOMPARE(verdict->entries, 101);
    QCOMPARE(verdict->newerThanHead, 0);
    QCOMPARE(verdict->head, more->head);
}

void tst_Journal::append_isForTheOwnerOnly()
{
    Journal journal(m_folder);
    QVERIFY_RESULT(resultOf(journal.append(sampleEntry(1), &journal)));
    for (const auto end : {""_L1, "-wal"_L1, "-shm"_L1}) {
        const auto permissions = QFile::permissions(path() + end);
        QVERIFY(permissions & QFileDevice::ReadOwner);
        QVERIFY(!(permissions
            & (QFileDevice::ReadGroup | QFileDevice::ReadOther | QFileDevice::WriteGroup
                | QFileDevice::WriteOther)));
    }
}

void tst_Journal::append_manyAtOnce_eachHasItsPlace()
{
    Journal journal(m_folder);
    QList<qint64> sequences;
    for (int n = 1; n <= 200; ++n) {
        auto *const job = journal.append(sampleEntry(n), &journal);
        startThen(job, &journal, [&sequences](const Result<JournalReceipt> &head) {
            sequences.append(head ? head->lastSequence : -1);
        });
    }
    QTRY_COMPARE(sequences.size(), 200);
    for (int i = 0; i < 200; ++i)
        QCOMPARE(sequences.at(i), i + 1);
    JournalReader reader(m_folder);
    const auto page = resultOf(reader.page({}, 0, 200, &reader));
    QVERIFY_RESULT(page);
    for (int i = 0; i < 200; ++i)
        QCOMPARE(page->entries.at(i).tokenId, sampleEntry(200 - i).tokenId);
}

void tst_Journal::append_survivesAnEndAtOnce()
{
    auto journal = std::make_unique<Journal>(m_folder);
    QObject parent;
    for (int n = 1; n <= 20; ++n)
        journal->append(sampleEntry(n), &parent)->start();
    QCoreApplication::processEvents(); // each has begun, and none has been waited for
    journal.reset();
    const auto verdict = verified({});
    QVERIFY_RESULT(verdict);
    QCOMPARE(verdict->entries, 20);
}

void tst_Journal::append_keepsNoToken()
{
    const QByteArray canary("eyJhbGciOiJIUzI1NiJ9.eyJjYW5hcnkiOjF9.Y2FuYXJ5LXNpZ25hdHVyZQ");
    {
        Journal journal(m_folder);
        JournalEntry entry = sampleEntry(1);
        entry.reason = u"pasted "_s + QString::fromLatin1(canary);
        QVERIFY_RESULT(resultOf(journal.append(entry, &journal)));
    }
    const QFileInfoList files = QDir(m_folder).entryInfoList(QDir::Files);
    QVERIFY(!files.isEmpty());
    for (const QFileInfo &info : files) {
        QFile file(info.filePath());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(!file.readAll().contains(canary), qPrintable(info.fileName()));
    }
}

void tst_Journal::cancelledJob_leavesTheJournalSound()
{
    Journal journal(m_folder);
    auto *const job = journal.append(sampleEntry(1), &journal);
    Result<JournalReceipt> result;
    bool isFinished = false;
    job->onFinished(&journal, [&](const Result<JournalReceipt> &head) {
        result = head;
        isFinished = true;
    });
    job->start();
    job->cancel();
    QTRY_VERIFY(isFinished);
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::Cancelled);
    const auto next = resultOf(journal.append(sampleEntry(2), &journal));
    QVERIFY_RESULT(next);
    const auto verdict = verified(next->head);
    QVERIFY_RESULT(verdict);
    QVERIFY(verdict->isIntact());
}

void tst_Journal::check_writesNothing()
{
    Journal journal(m_folder);
    const auto head = resultOf(journal.check(&journal));
    QVERIFY_RESULT(head);
    QCOMPARE(head->head, JournalHead());
    QVERIFY(QFile::exists(path()));
}

void tst_Journal::updateAndDelete_areRefused()
{
    makeJournal(m_folder, 3);
    for (const auto &statement :
        {u"UPDATE entry SET body = x'00' WHERE sequence = 2"_s, u"DELETE FROM entry"_s}) {
        SqliteFile file;
        QVERIFY_RESULT(file.open(path(), SqliteFile::Access::ReadWrite));
        QVERIFY(!file.run(statement));
    }
    QCOMPARE(verified({})->entries, 3);
}

void tst_Journal::unusableFile_isSaidAndLeftAlone_data()
{
    QTest::addColumn<int>("what");
    QTest::addColumn<Reason>("reason");
    QTest::newRow("newer schema") << 0 << Reason::JournalNewer;
    QTest::newRow("no database") << 1 << Reason::JournalBroken;
    QTest::newRow("another program's database") << 2 << Reason::JournalBroken;
    QTest::newRow("damaged inside") << 3 << Reason::JournalBroken;
}

void tst_Journal::unusableFile_isSaidAndLeftAlone()
{
    QFETCH(const int, what);
    QFETCH(const Reason, reason);
    makeJournal(m_folder, what == 2 ? 0 : 300);
    const auto putBytes = [this](qint64 at, const QByteArray &bytes) {
        QFile file(path());
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.seek(at));
        QVERIFY(file.write(bytes) == bytes.size());
    };
    if (what == 0)
        QVERIFY_RESULT(tamper(m_folder, {u"PRAGMA user_version = 2"_s}));
    if (what == 1)
        putBytes(0, QByteArray(200, 'x'));
    if (what == 2) {
        QVERIFY_RESULT(tamper(m_folder,
            {u"DROP TABLE entry"_s, u"CREATE TABLE other(x)"_s, u"PRAGMA user_version = 0"_s}));
    }
    if (what == 3)
        putBytes(4096, QByteArray(40960, '\xff'));
    QFile file(path());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray before = file.readAll();

    Journal journal(m_folder);
    expectWarning();
    const auto head = resultOf(journal.append(sampleEntry(1), &journal));
    QVERIFY(!head);
    QCOMPARE(head.error().kind, ErrorKind::Journal);
    QCOMPARE(head.error().stage, Stage::Storage);
    QCOMPARE(head.error().reason, reason);
    QCOMPARE(head.error().subject, path());
    JournalReader reader(m_folder);
    const auto page = resultOf(reader.page({}, 0, 10, &reader));
    QVERIFY(!page);
    QCOMPARE(page.error().reason, reason);
    QVERIFY(file.seek(0));
    QCOMPARE(file.readAll(), before);
}

void tst_Journal::lockedFile_isSaid_andWorksAfterwards()
{
    makeJournal(m_folder, 1);
    Journal journal(m_folder);
    {
        SqliteFile other;
        QVERIFY_RESULT(other.open(path(), SqliteFile::Access::ReadWrite));
        QVERIFY_RESULT(other.run(u"BEGIN IMMEDIATE"_s));
        expectWarning();
        const auto head = resultOf(journal.append(sampleEntry(2), &journal));
        QVERIFY(!head);
        QCOMPARE(head.error().reason, Reason::JournalLocked);
    }
    const auto head = resultOf(journal.append(sampleEntry(2), &journal));
    QVERIFY_RESULT(head);
    QCOMPARE(head->lastSequence, 2);
}

void tst_Journal::takenAwayFile_isBegunAnew()
{
    Journal journal(m_folder);
    const auto old = resultOf(journal.append(sampleEntries(5), &journal));
    QVERIFY_RESULT(old);
    QVERIFY(QDir(m_folder).removeRecursively());
    const auto head = resultOf(journal.append(sampleEntry(6), &journal));
    QVERIFY_RESULT(head);
    QCOMPARE(head->lastSequence, 1);
    const auto verdict = verified(old->head);
    QVERIFY_RESULT(verdict);
    QCOMPARE(verdict->broken, JournalBreak::Truncated);
    QCOMPARE(verdict->firstBroken, 2);
}

void tst_Journal::folderThatCannotBe_isSaid_andWorksAfterwards()
{
    QFile inTheWay(m_folder);
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    inTheWay.close();
    Journal journal(m_folder);
    expectWarning();
    const auto refused = resultOf(journal.append(sampleEntry(1), &journal));
    QVERIFY(!refused);
    QCOMPARE(refused.error().reason, Reason::JournalNotWritable);
    QVERIFY(inTheWay.remove());
    QVERIFY_RESULT(resultOf(journal.append(sampleEntry(1), &journal)));
}

void tst_Journal::readOnlyFolder_isSaid_andWorksAfterwards()
{
    const SmallDisk disk(m_folder);
    if (!disk.isMounted())
        QSKIP("mounting is not allowed here");
    for (const bool hasJournal : {false, true}) {
        if (hasJournal)
            makeJournal(m_folder, 3);
        QVERIFY(disk.remount(u"ro"_s));
        Journal journal(m_folder);
        expectWarning();
        const auto refused = resultOf(journal.append(sampleEntry(1), &journal));
        QVERIFY(!refused);
        QCOMPARE(refused.error().reason, Reason::JournalNotWritable);
        QVERIFY(disk.remount(u"rw"_s));
        const auto head = resultOf(journal.append(sampleEntry(1), &journal));
        QVERIFY_RESULT(head);
        QCOMPARE(head->lastSequence, hasJournal ? 5 : 1);
    }
}

void tst_Journal::fullDisk_isSaid_andWorksAfterwards()
{
    const SmallDisk disk(m_folder);
    if (!disk.isMounted())
        QSKIP("mounting is not allowed here");
    // Which of them is the first to fail is not known, so its warning cannot be announced.
    QLoggingCategory::setFilterRules(u"rescind.journal.warning=false"_s);
    const auto restore = qScopeGuard([] { QLoggingCategory::setFilterRules({}); });
    Journal journal(m_folder);
    JournalHead last;
    std::optional<Error> error;
    while (!error && last.sequence < 20000) {
        const auto head
            = resultOf(journal.append(sampleEntries(100, int(last.sequence) + 1), &journal));
        if (head)
            last = head->head;
        else
            error = head.error();
    }
    QVERIFY(error);
    QCOMPARE(error->reason, Reason::JournalFull);
    QVERIFY(last.sequence > 0);
    const auto checked = resultOf(journal.check(&journal));
    QVERIFY(!checked);
    QCOMPARE(checked.error().reason, Reason::JournalFull);
    QVERIFY(disk.remount(u"size=8m"_s));
    const auto head = resultOf(journal.append(sampleEntry(1), &journal));
    QVERIFY_RESULT(head);
    QCOMPARE(head->lastSequence, last.sequence + 1);
    const auto verdict = verified(last);
    QVERIFY_RESULT(verdict);
    QVERIFY(verdict->isIntact());
    QCOMPARE(verdict->newerThanHead, 1);
}

QTEST_GUILESS_MAIN(tst_Journal)
#include "tst_journal.moc"
