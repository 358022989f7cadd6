// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/gapkeeper.h"
#include "core/engine/headkeeper.h"
#include "core/engine/journalkeeper.h"
#include "tests/support/fakeidp.h"
#include "tests/support/memorysecretstore.h"
#include "tests/support/testcase.h"
#include "tests/unit/journal/journalfixture.h"

#include <QtTest/QSignalSpy>

using namespace std::chrono_literals;
using namespace rescind;

namespace {

void expectWarning()
{
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"entries not written"_s));
}

void expectMismatch()
{
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"does not hold the entry"_s));
}

} // namespace

//! The journal as the engine writes to it, and its head in a keychain.
class tst_JournalKeeper final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { cleanup(); }
    void cleanup();
    void write_fillsInWhatAllHaveInCommon();
    void write_manyAtOnce_eachGetsItsSequence();
    void head_isKept_seldomerThanEntriesAreWritten();
    void head_keychainThatHangs_holdsNoEntryUp();
    void head_ofAnotherFolder_isNotTouched();
    void head_olderThanTheKept_isNotKept();
    void head_thatCannotBeRead_isNotOverwritten();
    void head_afterTwoPrograms_isTheNewest();
    void keychain_fails_data();
    void keychain_fails();
    void keychainWhoseUserSaidNo_isNotAskedAgain();
    void cutOffEnd_isFound_andGoesOnBeingFound();
    void newJournalInPlaceOfTheOld_isFound();
    void notWritable_isSaid_untilTheUserGoesOn();
    void fullDisk_isSaidBeforeAnythingBegins();
    void readOnlyDisk_isSaidBeforeAnythingBegins();
    void export_leavesAnEntry();
    void settle_waitsForEntriesAndHead();
    void gap_isEnteredByALaterRunOfTheProgram();
    void movedJournal_isAccepted_andThatIsEntered();
    void acceptedJournal_goesOnBeingKept();
    void tamperedJournal_isNotAccepted();
    void intactJournal_needsNoAcceptance();
    void background_verifiesAsWell_andIsCancelled();
    void revocationsAfter_findsThoseOfTheProfile();

private:
    [[nodiscard]] std::unique_ptr<JournalKeeper> keeper()
    {
        return std::make_unique<JournalKeeper>(m_folder, *m_store, m_clock, u"1.2.3"_s);
    }
    [[nodiscard]] std::optional<JournalHead> keptHead() const
    {
        return JournalHead::fromText(m_store->entries.value(HeadKeeper::keyFor(m_folder)).reveal());
    }
    //! Writes so many, and waits until their head is kept.
    static qint64 writeSome(JournalKeeper &keeper, int count)
    {
        const auto last = resultOf(keeper.write(sampleEntries(count), &keeper));
        (void)resultOf(keeper.settle(&keeper));
        return last.value_or(-1);
    }

    FixedClock m_clock{QDateTime(QDate(2026, 11, 25), QTime(9, 0), Qt::UTC)};
    std::unique_ptr<MemorySecretStore> m_store;
    QString m_folder;
    int m_run = 0;
};

void tst_JournalKeeper::cleanup()
{
    m_folder = temporaryPath(u"data-%1"_s.arg(++m_run));
    m_store = std::make_unique<MemorySecretStore>();
}

void tst_JournalKeeper::write_fillsInWhatAllHaveInCommon()
{
    const auto journal = keeper();
    const JournalEntry entry{.action = JournalAction::Login, .operatorName = u"somebody else"_s};
    QCOMPARE(resultOf(journal->write({entry}, journal.get())), Result<qint64>(1));
    const auto page = resultOf(journal->reader().page({}, 0, 10, journal.get()));
    QVERIFY_RESULT(page);
    QCOMPARE(page->entries.size(), 1);
    QCOMPARE(page->entries.first().time, m_clock.now());
    QCOMPARE(page->entries.first().operatorName, operatingSystemUser());
    QCOMPARE(page->entries.first().programVersion, u"1.2.3"_s);
    QCOMPARE(journal->entries(), std::optional<qint64>(1));
}

void tst_JournalKeeper::write_manyAtOnce_eachGetsItsSequence()
{
    const auto journal = keeper();
    const QSignalSpy appended(journal.get(), &JournalKeeper::appended);
    QList<qint64> sequences;
    for (int n = 1; n <= 50; ++n) {
        startThen(journal->write({sampleEntry(n)}, journal.get()), journal.get(),
            [&sequences](
                const Result<qint64> &sequence) { sequences.append(sequence.value_or(-1)); });
    }
    QTRY_COMPARE(sequences.size(), 50);
    for (int n = 1; n <= 50; ++n)
        QCOMPARE(sequences.at(n - 1), n);
    // Told seldom, and to the end.
    QTRY_COMPARE(appended.constLast().constFirst().toLongLong(), 50);
    QVERIFY(appended.size() < 25);
}

void tst_JournalKeeper::head_isKept_seldomerThanEntriesAreWritten()
{
    m_store->delay(MemorySecretStore::Operation::Write, 20ms);
    const auto journal = keeper();
    for (int n = 1; n <= 100; ++n)
        QVERIFY_RESULT(resultOf(journal->write({sampleEntry(n)}, journal.get())));
    QVERIFY_RESULT(resultOf(journal->settle(journal.get())));
    QVERIFY(keptHead());
    QCOMPARE(keptHead()->sequence, 100);
    QVERIFY(m_store->countOf(MemorySecretStore::Operation::Write) < 50);
    const auto verdict = resultOf(journal->verify(journal.get()));
    QVERIFY_RESULT(verdict);
    QVERIFY(verdict->isIntact() && verdict->hadHead);
    QCOMPARE(verdict->newerThanHead, 0);
    QCOMPARE(*journal->verdict(), *verdict);
}

void tst_JournalKeeper::head_keychainThatHangs_holdsNoEntryUp()
{
    m_store->hangOn(MemorySecretStore::Operation::Write);
    const auto journal = keeper();
    for (int n = 1; n <= 20; ++n)
        QCOMPARE(resultOf(journal->write({sampleEntry(n)}, journal.get())), Result<qint64>(n));
    QVERIFY_RESULT(resultOf(journal->ready(journal.get())));
}

void tst_JournalKeeper::head_ofAnotherFolder_isNotTouched()
{
    const QString other = temporaryPath(u"other"_s);
    QVERIFY(HeadKeeper::keyFor(other) != HeadKeeper::keyFor(m_folder));
    // Before the folder is there, and after; by another way to it.
    const QString before = HeadKeeper::keyFor(m_folder);
    QVERIFY(QDir().mkpath(m_folder));
    QCOMPARE(HeadKeeper::keyFor(m_folder), before);
    QCOMPARE(HeadKeeper::keyFor(m_folder + u"/../"_s + QDir(m_folder).dirName() + u'/'), before);
    QVERIFY(QFile::link(m_folder, temporaryPath(u"link"_s)));
    QCOMPARE(HeadKeeper::keyFor(temporaryPath(u"link"_s)), before);

    const auto journal = keeper();
    QCOMPARE(writeSome(*journal, 3), 3);
    JournalKeeper second(other, *m_store, m_clock, u"1.2.3"_s);
    QCOMPARE(writeSome(second, 1), 1);
    QCOMPARE(keptHead()->sequence, 3);
    QCOMPARE(m_store->entries.size(), 2);
}

void tst_JournalKeeper::head_olderThanTheKept_isNotKept()
{
    const auto journal = keeper();
    QCOMPARE(writeSome(*journal, 1), 1);
    // Another program writes and keeps its head while ours is about to.
    m_store->delay(MemorySecretStore::Operation::Read, 300ms);
    const qsizetype reads = m_store->countOf(MemorySecretStore::Operation::Read);
    const qsizetype writes = m_store->countOf(MemorySecretStore::Operation::Write);
    QVERIFY_RESULT(resultOf(journal->write({sampleEntry(2)}, journal.get())));
    QTRY_VERIFY(m_store->countOf(MemorySecretStore::Operation::Read) > reads);
    const JournalHead newer = makeJournal(m_folder, 5);
    QCOMPARE(newer.sequence, 7);
    m_store->entries.insert(HeadKeeper::keyFor(m_folder), Secret(newer.toText()));
    QVERIFY_RESULT(resultOf(journal->settle(journal.get())));
    QCOMPARE(keptHead(), std::optional(newer));
    QCOMPARE(m_store->countOf(MemorySecretStore::Operation::Write), writes);
    QVERIFY(!journal->headProblem());
}

void tst_JournalKeeper::head_thatCannotBeRead_isNotOverwritten()
{
    const Secret foreign(QByteArray("2:of a version to come"));
    m_store->entries.insert(HeadKeeper::keyFor(m_folder), foreign);
    const auto journal = keeper();
    QCOMPARE(writeSome(*journal, 3), 3);
    QCOMPARE(m_store->entries.value(HeadKeeper::keyFor(m_folder)), foreign);
    QVERIFY(journal->headProblem());
    QCOMPARE(journal->headProblem()->reason, Reason::SecretUnreadable);
}

void tst_JournalKeeper::head_afterTwoPrograms_isTheNewest()
{
    m_store->delay(MemorySecretStore::Operation::Read, 3ms);
    m_store->delay(MemorySecretStore::Operation::Write, 7ms);
    const auto one = keeper();
    const auto two = keeper();
    int written = 0;
    QList<qint64> heads;
    for (int n = 0; n < 60; ++n) {
        JournalKeeper &journal = n % 3 == 0 ? *one : *two;
        startThen(
            journal.write({sampleEntry(n)}, &journal), &journal, [&](const Result<qint64> &last) {
                written += last ? 1 : 0;
                if (const auto head = keptHead())
                    heads.append(head->sequence);
            });
    }
    QTRY_COMPARE(written, 60);
    QVERIFY_RESULT(resultOf(one->settle(one.get())));
    QVERIFY_RESULT(resultOf(two->settle(two.get())));
    QVERIFY(std::is_sorted(heads.begin(), heads.end()));
    QCOMPARE(keptHead()->sequence, 60);
    const auto verdict = resultOf(one->verify(one.get()));
    QVERIFY_RESULT(verdict);
    QVERIFY(verdict->isIntact());
    QCOMPARE(verdict->newerThanHead, 0);
}

void tst_JournalKeeper::keychain_fails_data()
{
    QTest::addColumn<Reason>("reason");
    QTest::newRow("none") << Reason::KeychainUnavailable;
    QTest::newRow("locked") << Reason::KeychainLocked;
    QTest::newRow("denied") << Reason::KeychainDenied;
}

void tst_JournalKeeper::keychain_fails()
{
    QFETCH(const Reason, reason);
    m_store->failOnAll(reason);
    const auto journal = keeper();
    QCOMPARE(writeSome(*journal, 3), 3);
    QVERIFY(!journal->problem());
    QVERIFY(journal->headProblem());
    QCOMPARE(journal->headProblem()->reason, reason);
    const auto verdict = resultOf(journal->verify(journal.get()));
    QVERIFY_RESULT(verdict);
    QVERIFY(verdict->isIntact());
    QVERIFY(!verdict->hadHead);
    QCOMPARE(verdict->entries, 3);

    m_store->heal();
    (void)resultOf(journal->verify(journal.get()));
    QCOMPARE(writeSome(*journal, 1), 4);
    QVERIFY(!journal->headProblem());
    QCOMPARE(keptHead()->sequence, 4);
}

void tst_JournalKeeper::keychainWhoseUserSaidNo_isNotAskedAgain()
{
    m_store->failOnAll(Reason::KeychainDenied);
    const auto journal = keeper();
    for (int n = 1; n <= 5; ++n)
        QCOMPARE(writeSome(*journal, 1), n);
    QCOMPARE(m_store->calls().size(), 1);
}

void tst_JournalKeeper::cutOffEnd_isFound_andGoesOnBeingFound()
{
    QCOMPARE(writeSome(*keeper(), 5), 5);
    const auto kept = keptHead();
    QVERIFY_RESULT(tamper(m_folder, {u"DELETE FROM entry WHERE sequence > 3"_s}));

    const auto journal = keeper();
    auto verdict = resultOf(journal->verify(journal.get()));
    QVERIFY_RESULT(verdict);
    QCOMPARE(verdict->broken, JournalBreak::Truncated);
    QCOMPARE(verdict->firstBroken, 4);

    // Writing on grows over the gap; the kept head stays, and gives it away.
    expectMismatch();
    QCOMPARE(writeSome(*journal, 1), 4);
    QCOMPARE(writeSome(*journal, 6), 10);
    QCOMPARE(keptHead(), kept);
    verdict = resultOf(journal->verify(journal.get()));
    QVERIFY_RESULT(verdict);
    QCOMPARE(verdict->broken, JournalBreak::Rehashed);
    QCOMPARE(verdict->firstBroken, 5);
}

void tst_JournalKeeper::newJournalInPlaceOfTheOld_isFound()
{
    QCOMPARE(writeSome(*keeper(), 5), 5);
    const auto kept = keptHead();
    QVERIFY(QDir(m_folder).removeRecursively());
    const auto journal = keeper();
    const QSignalSpy changed(journal.get(), &JournalKeeper::changed);
    expectMismatch();
    QCOMPARE(writeSome(*journal, 2), 2);
    QCOMPARE(keptHead(), kept);
    // Found by itself.
    QTRY_VERIFY(journal->verdict());
    QCOMPARE(journal->verdict()->broken, JournalBreak::Truncated);
    QCOMPARE(journal->verdict()->firstBroken, 3);
    QVERIFY(!changed.isEmpty());
}

void tst_JournalKeeper::notWritable_isSaid_untilTheUserGoesOn()
{
    QFile inTheWay(m_folder);
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    inTheWay.close();
    const auto journal = keeper();
    expectWarning();
    const auto refused = resultOf(journal->ready(journal.get()));
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Journal);
    QCOMPARE(journal->problem(), std::optional(refused.error()));
    expectWarning();
    QVERIFY(!resultOf(journal->write({sampleEntry(1)}, journal.get())));

    const QSignalSpy changed(journal.get(), &JournalKeeper::changed);
    journal->goOnWithout();
    QCOMPARE(changed.size(), 1);
    QVERIFY(journal->isWithout());
    QVERIFY_RESULT(resultOf(journal->ready(journal.get())));
    expectWarning();
    QCOMPARE(resultOf(journal->write({sampleEntry(2)}, journal.get())), Result<qint64>(0));
    QVERIFY(journal->problem());

    QVERIFY(inTheWay.remove());
    QCOMPARE(resultOf(journal->write({sampleEntry(3)}, journal.get())), Result<qint64>(2));
    QVERIFY(!journal->problem());
    QCOMPARE(resultOf(journal->write({sampleEntry(4)}, journal.get())), Result<qint64>(3));
    const auto page = resultOf(journal->reader().page({}, 0, 10, journal.get()));
    QVERIFY_RESULT(page);
    QCOMPARE(page->entries.size(), 3);
    QCOMPARE(page->entries.last().action, JournalAction::Resumed);
}

void tst_JournalKeeper::fullDisk_isSaidBeforeAnythingBegins()
{
    const SmallDisk disk(m_folder);
    if (!disk.isMounted())
        QSKIP("mounting is not allowed here");
    const auto journal = keeper();
    QCOMPARE(writeSome(*journal, 3), 3);
    QFile ballast(m_folder + u"/ballast"_s);
    QVERIFY(ballast.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    while (ballast.write(QByteArray(4096, 'x')) == 4096) { }
    ballast.close();
    expectWarning();
    const auto refused = resultOf(journal->ready(journal.get()));
    QVERIFY(!refused);
    QCOMPARE(refused.error().reason, Reason::JournalFull);
    QVERIFY(ballast.remove());
    QVERIFY_RESULT(resultOf(journal->ready(journal.get())));
    QVERIFY(!journal->problem());
}

void tst_JournalKeeper::readOnlyDisk_isSaidBeforeAnythingBegins()
{
    const SmallDisk disk(m_folder);
    if (!disk.isMounted())
        QSKIP("mounting is not allowed here");
    QCOMPARE(writeSome(*keeper(), 3), 3);
    QVERIFY(disk.remount(u"ro"_s));
    const auto journal = keeper();
    expectWarning();
    const auto refused = resultOf(journal->ready(journal.get()));
    QVERIFY(!refused);
    QCOMPARE(refused.error().reason, Reason::JournalNotWritable);
    // What is in it can be read and verified all the same.
    const auto verdict = resultOf(journal->verify(journal.get()));
    QVERIFY_RESULT(verdict);
    QVERIFY(verdict->isIntact() && verdict->hadHead);
    QVERIFY(disk.remount(u"rw"_s));
    QVERIFY_RESULT(resultOf(journal->ready(journal.get())));
}

void tst_JournalKeeper::export_leavesAnEntry()
{
    const auto journal = keeper();
    QCOMPARE(writeSome(*journal, 3), 3);
    const QString path = temporaryPath(u"export.csv"_s);
    const auto exported = resultOf(journal->exportTo(path, JournalFormat::Csv, {}, journal.get()));
    QCOMPARE(exported, Result<qint64>(3));
    QVERIFY(!resultOf(
        journal->exportTo(m_folder + u"/no/such"_s, JournalFormat::Csv, {}, journal.get())));
    QVERIFY_RESULT(resultOf(journal->settle(journal.get())));
    const auto page = resultOf(
        journal->reader().page({.actions = {JournalAction::Export}}, 0, 10, journal.get()));
    QVERIFY_RESULT(page);
    QCOMPARE(page->entries.size(), 2);
    QCOMPARE(page->entries.at(0).outcome, u"failed"_s);
    QCOMPARE(page->entries.at(1).outcome, u"ok"_s);
}

void tst_JournalKeeper::settle_waitsForEntriesAndHead()
{
    m_store->delay(MemorySecretStore::Operation::Write, 50ms);
    const auto journal = keeper();
    for (int n = 1; n <= 5; ++n)
        journal->record(sampleEntry(n));
    QVERIFY_RESULT(resultOf(journal->settle(journal.get())));
    QCOMPARE(keptHead()->sequence, 5);
}

void tst_JournalKeeper::gap_isEnteredByALaterRunOfTheProgram()
{
    QVERIFY(QDir().mkpath(Journal::filePath(m_folder)));
    {
        const auto journal = keeper();
        journal->goOnWithout();
        expectWarning();
        QCOMPARE(resultOf(journal->write({sampleEntry(1)}, journal.get())), Result<qint64>(0));
        (void)resultOf(journal->settle(journal.get()));
        QVERIFY(m_store->entries.contains(GapKeeper::keyFor(m_folder)));
    }
    QVERIFY(QDir().rmdir(Journal::filePath(m_folder)));
    {
        const auto journal = keeper();
        QCOMPARE(writeSome(*journal, 1), 1);
        QVERIFY(!m_store->entries.contains(GapKeeper::keyFor(m_folder)));
        const auto page = resultOf(journal->reader().page({}, 0, 10, journal.get()));
        QVERIFY_RESULT(page);
        QCOMPARE(page->entries.size(), 2);
        QCOMPARE(page->entries.first().action, JournalAction::Resumed);
    }
    // Once.
    const auto journal = keeper();
    QCOMPARE(writeSome(*journal, 1), 3);
    QCOMPARE(journal->entries(), std::optional<qint64>(3));
}

void tst_JournalKeeper::movedJournal_isAccepted_andThatIsEntered()
{
    QCOMPARE(writeSome(*keeper(), 5), 5);
    QVERIFY(QDir(m_folder).removeRecursively());
    const auto journal = keeper();
    const auto verdict = resultOf(journal->verify(journal.get()));
    QVERIFY_RESULT(verdict);
    QVERIFY(verdict->isOfAnotherHead());
    QCOMPARE(verdict->keptSequence, 5);
    const auto accepted = resultOf(journal->accept(journal.get()));
    QVERIFY_RESULT(accepted);
    QVERIFY(accepted->isIntact() && accepted->hadHead);
    QCOMPARE(keptHead()->sequence, 1);
    QVERIFY(journal->verdict()->isIntact());
    const auto page = resultOf(journal->reader().page({}, 0, 10, journal.get()));
    QVERIFY_RESULT(page);
    QCOMPARE(page->entries.size(), 1);
    QCOMPARE(page->entries.first().action, JournalAction::JournalAccepted);
    QCOMPARE(page->entries.first().outcome, u"truncated"_s);
    QVERIFY(page->entries.first().reason.contains(u"entry 5"_s));
}

void tst_JournalKeeper::acceptedJournal_goesOnBeingKept()
{
    QCOMPARE(writeSome(*keeper(), 5), 5);
    QVERIFY(QDir(m_folder).removeRecursively());
    const auto journal = keeper();
    expectMismatch();
    // Grown beyond what was kept: now it is another chain.
    QVERIFY_RESULT(resultOf(journal->write({sampleEntry(77)}, journal.get())));
    QCOMPARE(writeSome(*journal, 7), 8);
    const auto accepted = resultOf(journal->accept(journal.get()));
    QVERIFY_RESULT(accepted);
    QVERIFY(accepted->isIntact());
    QCOMPARE(writeSome(*journal, 2), 11);
    QCOMPARE(keptHead()->sequence, 11);
    // The next time it is not accepted by itself.
    QVERIFY_RESULT(tamper(m_folder, {u"DELETE FROM entry WHERE sequence > 7"_s}));
    const auto again = resultOf(journal->verify(journal.get()));
    QVERIFY_RESULT(again);
    QCOMPARE(again->broken, JournalBreak::Truncated);
    expectMismatch();
    QCOMPARE(writeSome(*journal, 1), 8);
    QCOMPARE(keptHead()->sequence, 11);
}

void tst_JournalKeeper::tamperedJournal_isNotAccepted()
{
    const auto journal = keeper();
    QCOMPARE(writeSome(*journal, 5), 5);
    const auto kept = keptHead();
    QVERIFY_RESULT(tamper(m_folder, {u"DELETE FROM entry WHERE sequence = 3"_s}));
    const auto refused = resultOf(journal->accept(journal.get()));
    QVERIFY(!refused);
    QCOMPARE(refused.error().reason, Reason::JournalTampered);
    QCOMPARE(refused.error().subject, u"3"_s);
    QCOMPARE(keptHead(), kept);
    QCOMPARE(resultOf(journal->verify(journal.get()))->entries, 4);
}

void tst_JournalKeeper::intactJournal_needsNoAcceptance()
{
    const auto journal = keeper();
    QCOMPARE(writeSome(*journal, 5), 5);
    const auto accepted = resultOf(journal->accept(journal.get()));
    QVERIFY_RESULT(accepted);
    QCOMPARE(accepted->entries, 5);
    QCOMPARE(keptHead()->sequence, 5);
}

void tst_JournalKeeper::background_verifiesAsWell_andIsCancelled()
{
    const auto journal = keeper();
    const JournalHead head = makeJournal(m_folder, 30000);
    m_store->entries.insert(HeadKeeper::keyFor(m_folder), Secret(head.toText()));
    const auto verdict = resultOf(journal->verify(journal.get(), {}, VerifyEffort::Background));
    QVERIFY_RESULT(verdict);
    QVERIFY(verdict->isIntact() && verdict->hadHead);
    QCOMPARE(verdict->entries, 30000);
    // Given up, it holds up neither the next one nor the program's end.
    auto *const job = journal->verify(journal.get(), {}, VerifyEffort::Background);
    job->start();
    delete job;
    QVERIFY_RESULT(resultOf(journal->verify(journal.get())));
}

void tst_JournalKeeper::revocationsAfter_findsThoseOfTheProfile()
{
    const auto journal = keeper();
    const auto entry = [](JournalAction action, const QString &profile, const QString &mark) {
        return JournalEntry{
            .action = action, .profileId = profile, .fingerprint = mark, .outcome = u"rejected"_s};
    };
    using enum JournalAction;
    QList<JournalEntry> entries{entry(Revocation, u"p"_s, u"early"_s), entry(BulkBegin, u"p"_s, {}),
        entry(Revocation, u"p"_s, u"one"_s), entry(Introspection, u"p"_s, u"no"_s),
        entry(Revocation, u"q"_s, u"other"_s)};
    for (int n = 0; n < 1500; ++n)
        entries.append(entry(Revocation, u"p"_s, QString::number(n)));
    QVERIFY_RESULT(resultOf(journal->write(entries, journal.get())));
    const auto found = resultOf(journal->revocationsAfter(2, u"p"_s, journal.get()));
    QVERIFY_RESULT(found);
    QCOMPARE(found->size(), 1501);
    QCOMPARE(found->constLast().fingerprint, u"one"_s);
    QCOMPARE(found->constLast().sequence, 3);
    QCOMPARE(found->constLast().outcome, u"rejected"_s);
}

QTEST_GUILESS_MAIN(tst_JournalKeeper)
#include "tst_journalkeeper.moc"
