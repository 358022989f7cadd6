// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/journal/journalfixture.h"

#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

using namespace rescind;

namespace {

constexpr int entryCount = 9000; // two blocks of the index, and a rest

} // namespace

class tst_JournalReader final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup() { QFile::remove(JournalIndex::pathBeside(Journal::filePath(m_folder))); }

    void missing_isEmpty();
    void summary_isTheHead();
    void page_newestFirst_pagesByKey();
    void filter_findsWhatMatches_data();
    void filter_findsWhatMatches();
    void index_isMadeOnce_andCaughtUp();
    void index_ofAnotherJournal_isNotBelieved();
    void index_thatIsBroken_isMadeAnew();
    void cancelled_ends();
    void entryThatCannotBeRead_isShownByNumber();
    void export_writesWhatMatches_data();
    void export_writesWhatMatches();
    void export_thatCannotBeWritten_isSaid();
    void export_toAFullDisk_leavesWhatWasThere();

private:
    QString m_folder;
};

void tst_JournalReader::initTestCase()
{
    m_folder = temporaryPath(u"journal"_s);
    QCOMPARE(makeJournal(m_folder, entryCount).sequence, entryCount);
}

void tst_JournalReader::missing_isEmpty()
{
    JournalReader reader(temporaryPath(u"nowhere"_s));
    QCOMPARE(resultOf(reader.summary(&reader))->entries, 0);
    const auto page = resultOf(reader.page({.text = u"x"_s}, 0, 10, &reader));
    QVERIFY_RESULT(page);
    QVERIFY(page->entries.isEmpty());
    QCOMPARE(page->nextBefore, 0);
    QCOMPARE(*resultOf(reader.count({}, &reader)), 0);
    QCOMPARE(*resultOf(reader.updateIndex(&reader)), 0);
}

void tst_JournalReader::summary_isTheHead()
{
    JournalReader reader(m_folder);
    const auto summary = resultOf(reader.summary(&reader));
    QVERIFY_RESULT(summary);
    QCOMPARE(summary->entries, entryCount);
    QCOMPARE(summary->head.hash.size(), 32);
}

void tst_JournalReader::page_newestFirst_pagesByKey()
{
    JournalReader reader(m_folder);
    QList<qint64> seen;
    qint64 before = 0;
    do {
        const auto page = resultOf(reader.page({}, before, 1000, &reader));
        QVERIFY_RESULT(page);
        for (const JournalEntry &entry : page->entries)
            seen.append(entry.sequence);
        before = page->nextBefore;
    } while (before > 0);
    QCOMPARE(seen.size(), entryCount);
    for (int i = 0; i < entryCount; ++i)
        QCOMPARE(seen.at(i), entryCount - i);
    const auto page = resultOf(reader.page({}, 0, 1, &reader));
    JournalEntry expected = sampleEntry(entryCount);
    expected.sequence = entryCount;
    QCOMPARE(page->entries.first(), expected);
}

void tst_JournalReader::filter_findsWhatMatches_data()
{
    QTest::addColumn<JournalFilter>("filter");
    QTest::addColumn<bool>("isIndexed");
    const QDateTime start = sampleEntry(0).time;
    const std::pair<const char *, JournalFilter> filters[]{
        {"nothing asked", {}},
        {"text", {.text = u"jti-4242"_s}},
        {"part of a word", {.text = u"ti-424"_s}},
        {"one letter", {.text = u"j"_s}},
        {"case", {.text = u"INC-4711"_s}},
        {"other case", {.text = u"ticket inc"_s}},
        {"Chinese", {.text = u"泄"_s}},
        {"name of the action", {.text = u"introspect"_s}},
        {"across two fields", {.text = u"\x1fjti-"_s}},
        {"nowhere", {.text = u"nothing like it"_s}},
        {"in every entry", {.text = u"portal.authing.cn"_s}},
        {"action", {.actions = {JournalAction::Introspection}}},
        {"two actions", {.actions = {JournalAction::Introspection, JournalAction::Login}}},
        {"outcome", {.outcomes = {u"rejected"_s}}},
        {"outcome that no entry has", {.outcomes = {u"accepted_still_active"_s}}},
        {"one of two outcomes", {.outcomes = {u"rejected"_s, u"nowhere"_s}}},
        {"profile", {.profileId = u"profile-3"_s}},
        {"profile that no entry has", {.profileId = u"profile-9"_s}},
        {"from", {.from = start.addSecs(8990)}},
        {"until", {.until = start.addSecs(10)}},
        {"between", {.from = start.addSecs(4090), .until = start.addSecs(4100)}},
        {"all of it",
            {.text = u"user5@"_s,
                .actions = {JournalAction::Revocation},
                .outcomes = {u"rejected"_s},
                .profileId = u"profile-1"_s,
                .from = start.addSecs(100),
                .until = start.addSecs(8000)}},
    };
    for (const auto &[name, filter] : filters) {
        // Without the index it is matches() itself that finds them.
        for (const bool isIndexed : {false, true}) {
            if (!isIndexed && filter.text.isEmpty() != filter.profileId.isEmpty())
                continue;
            QTest::addRow("%s, %s", name, isIndexed ? "indexed" : "not") << filter << isIndexed;
        }
    }
}

void tst_JournalReader::filter_findsWhatMatches()
{
    QFETCH(const JournalFilter, filter);
    QFETCH(const bool, isIndexed);
    QList<qint64> expected;
    for (int n = entryCount; n > 0; --n) {
        if (matches(filter, sampleEntry(n)))
            expected.append(n);
    }
    JournalReader reader(m_folder);
    if (isIndexed)
        QCOMPARE(*resultOf(reader.updateIndex(&reader)), 8192);
    QList<qint64> found;
    qint64 before = 0;
    do {
        const auto page = resultOf(reader.page(filter, before, 2000, &reader));
        QVERIFY_RESULT(page);
        for (const JournalEntry &entry : page->entries)
            found.append(entry.sequence);
        before = page->nextBefore;
    } while (before > 0);
    QCOMPARE(found, expected);
    QCOMPARE(*resultOf(reader.count(filter, &reader)), expected.size());
}

void tst_JournalReader::index_isMadeOnce_andCaughtUp()
{
    const QString folder = temporaryPath(u"growing"_s);
    Journal journal(folder);
    QVERIFY_RESULT(resultOf(journal.append(sampleEntries(5000), &journal)));
    JournalReader reader(folder);
    qint64 done = 0;
    QCOMPARE(*resultOf(reader.updateIndex(&reader, [&done](qint64 d, qint64) { done = d; })), 4096);
    QCOMPARE(done, 4096);
    const JournalFilter last{.text = u"jti-8999"_s};
    QVERIFY(resultOf(reader.page(last, 0, 5, &reader))->entries.isEmpty());
    QVERIFY_RESULT(resultOf(journal.append(sampleEntries(4000, 5001), &journal)));
    QCOMPARE(resultOf(reader.page(last, 0, 5, &reader))->entries.size(), 1);
    QCOMPARE(*resultOf(reader.updateIndex(&reader)), 8192);
    QCOMPARE(resultOf(reader.page(last, 0, 5, &reader))->entries.size(), 1);
    QCOMPARE(*resultOf(reader.count({.text = u"jti-"_s}, &reader)), 9000);
    const auto permissions = QFile::permissions(JournalIndex::pathBeside(journal.path()));
    QVERIFY(!(permissions & (QFileDevice::ReadGroup | QFileDevice::ReadOther)));
}

void tst_JournalReader::index_ofAnotherJournal_isNotBelieved()
{
    const QString folder = temporaryPath(u"exchanged"_s);
    makeJournal(folder, 5000);
    {
        JournalReader reader(folder);
        QCOMPARE(*resultOf(reader.updateIndex(&reader)), 4096);
    }
    QVERIFY(QFile::remove(Journal::filePath(folder)));
    {
        Journal journal(folder);
        QVERIFY_RESULT(resultOf(journal.append(sampleEntries(5000, 20001), &journal)));
    }
    JournalReader reader(folder);
    QCOMPARE(*resultOf(reader.count({.text = u"jti-20001"_s}, &reader)), 1);
    QCOMPARE(*resultOf(reader.updateIndex(&reader)), 4096);
    QCOMPARE(*resultOf(reader.count({.text = u"jti-20001"_s}, &reader)), 1);
    QCOMPARE(*resultOf(reader.count({.text = u"jti-4000"_s}, &reader)), 0);
}

void tst_JournalReader::index_thatIsBroken_isMadeAnew()
{
    QFile file(JournalIndex::pathBeside(Journal::filePath(m_folder)));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(5000, 'x'));
    file.close();
    JournalReader reader(m_folder);
    QCOMPARE(*resultOf(reader.count({.text = u"jti-4242"_s}, &reader)), 1);
    const auto indexed = resultOf(reader.updateIndex(&reader));
    QVERIFY_RESULT(indexed);
    QCOMPARE(*indexed, 8192);
    QCOMPARE(*resultOf(reader.count({.text = u"jti-4242"_s}, &reader)), 1);
}

void tst_JournalReader::cancelled_ends()
{
    JournalReader reader(m_folder);
    auto *const job = reader.page({.text = u"nowhere"_s}, 0, 10, &reader);
    std::optional<ErrorKind> kind;
    job->onFinished(&reader, [&kind](const Result<JournalPage> &page) {
        kind = page ? ErrorKind::Internal : page.error().kind;
    });
    job->start();
    job->cancel();
    QTRY_VERIFY(kind.has_value());
    QCOMPARE(*kind, ErrorKind::Cancelled);
    QCOMPARE(resultOf(reader.page({}, 0, 10, &reader))->entries.size(), 10);
}

void tst_JournalReader::entryThatCannotBeRead_isShownByNumber()
{
    const QString folder = temporaryPath(u"tampered"_s);
    makeJournal(folder, 3);
    QVERIFY_RESULT(tamper(folder, {u"UPDATE entry SET body = x'00' WHERE sequence = 2"_s}));
    JournalReader reader(folder);
    const auto page = resultOf(reader.page({}, 0, 10, &reader));
    QVERIFY_RESULT(page);
    QCOMPARE(page->entries.size(), 3);
    QCOMPARE(page->entries.at(1), JournalEntry{.sequence = 2});
}

void tst_JournalReader::export_writesWhatMatches_data()
{
    QTest::addColumn<JournalFormat>("format");
    QTest::addColumn<int>("heads");
    QTest::newRow("CSV") << JournalFormat::Csv << 1;
    QTest::newRow("JSON Lines") << JournalFormat::JsonLines << 0;
    QTest::newRow("syslog") << JournalFormat::Syslog << 0;
}

void tst_JournalReader::export_writesWhatMatches()
{
    QFETCH(const JournalFormat, format);
    QFETCH(const int, heads);
    const QString path = temporaryPath(u"export"_s);
    JournalReader reader(m_folder);
    const JournalFilter filter{.profileId = u"profile-1"_s};
    const auto written = resultOf(reader.exportTo(path, format, filter, &reader));
    QVERIFY_RESULT(written);
    QCOMPARE(*written, entryCount / 4);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QList<QByteArray> lines = file.readAll().split('\n');
    QCOMPARE(lines.takeLast(), QByteArray());
    QCOMPARE(lines.size(), *written + heads);
    JournalEntry first = sampleEntry(1);
    first.sequence = 1;
    QCOMPARE(lines.at(heads) + '\n', exportLine(format, first));
    QVERIFY(!(file.permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther)));
}

void tst_JournalReader::export_thatCannotBeWritten_isSaid()
{
    JournalReader reader(m_folder);
    const QString path = temporaryPath(u"no/such/folder/export.csv"_s);
    const auto written = resultOf(reader.exportTo(path, JournalFormat::Csv, {}, &reader));
    QVERIFY(!written);
    QCOMPARE(written.error().kind, ErrorKind::Journal);
    QCOMPARE(written.error().reason, Reason::ExportNotWritten);
    QCOMPARE(written.error().subject, path);
}

void tst_JournalReader::export_toAFullDisk_leavesWhatWasThere()
{
    const QString folder = temporaryPath(u"small"_s);
    const SmallDisk disk(folder);
    if (!disk.isMounted())
        QSKIP("mounting is not allowed here");
    QFile file(folder + u"/export.jsonl"_s);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("before");
    file.close();
    JournalReader reader(m_folder);
    const auto written
        = resultOf(reader.exportTo(file.fileName(), JournalFormat::JsonLines, {}, &reader));
    QVERIFY(!written);
    QCOMPARE(written.error().reason, Reason::ExportNotWritten);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("before"));
    QCOMPARE(QDir(folder).entryList(QDir::Files).size(), 1);
}

QTEST_GUILESS_MAIN(tst_JournalReader)
#include "tst_journalreader.moc"
