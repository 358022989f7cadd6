// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/journalfile.h"
#include "tests/unit/journal/journalfixture.h"

#include <QtCore/QVariant>

using namespace rescind;

namespace {

constexpr int entryCount = 12;

//! Statements that put other bytes into an entry's row.
QString withBody(qint64 sequence, const QByteArray &body, const QByteArray &hash = {})
{
    QString statement = u"UPDATE entry SET body = x'%1'"_s.arg(QString::fromLatin1(body.toHex()));
    if (!hash.isEmpty())
        statement += u", hash = x'%1'"_s.arg(QString::fromLatin1(hash.toHex()));
    return statement + u" WHERE sequence = %1"_s.arg(sequence);
}

QString withRow(qint64 sequence, const QByteArray &body, const QByteArray &hash)
{
    return u"INSERT INTO entry VALUES (%1, x'%2', x'%3')"_s.arg(sequence).arg(
        QString::fromLatin1(body.toHex()), QString::fromLatin1(hash.toHex()));
}

QByteArray forged(qint64 sequence)
{
    JournalEntry entry = sampleEntry(int(sequence));
    entry.sequence = sequence;
    entry.outcome = u"forged"_s;
    return encoded(entry);
}

//! Moves all rows from `first` on by `by`, in an order that never collides.
QStringList moved(qint64 first, qint64 by)
{
    return {u"UPDATE entry SET sequence = -sequence WHERE sequence >= %1"_s.arg(first),
        u"UPDATE entry SET sequence = -sequence + %1 WHERE sequence < 0"_s.arg(by)};
}

} // namespace

class tst_JournalVerify final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { cleanup(); }
    void cleanup()
    {
        m_folder = temporaryPath(u"run%1"_s.arg(++m_run));
        m_head = makeJournal(m_folder, entryCount);
        QCOMPARE(m_head.sequence, entryCount);
    }

    void sound_isIntact();
    void missing_isEmpty();
    void missing_withAHead_isTruncated();
    void laggingHead_isSaidNotBlamed();
    void noHead_isSaid();
    void tampered_isFound_data();
    void tampered_isFound();
    void wholeChainMadeAnew_isFoundByTheHead();
    void oneEntryMadeAnew_isFoundAtTheNext();
    void long_isWalkedByShares();
    void cancelled_ends();
    void progress_isTold();

private:
    [[nodiscard]] Result<JournalVerdict> verified(const std::optional<JournalHead> &head) const
    {
        JournalReader reader(m_folder);
        return resultOf(reader.verify(head, &reader));
    }
    [[nodiscard]] QByteArray hashOf(qint64 sequence) const
    {
        JournalFile file(Journal::filePath(m_folder));
        if (!file.openForReading())
            return {};
        return file.sqlite()
            .value(u"SELECT hash FROM entry WHERE sequence = %1"_s.arg(sequence))
            ->toByteArray();
    }
    //! Forges entry `from` and hashes it and all after it anew.
    void hashAnew(qint64 from, qint64 last) const;

    QString m_folder;
    JournalHead m_head;
    int m_run = 0;
};

void tst_JournalVerify::hashAnew(qint64 from, qint64 last) const
{
    JournalHasher hasher;
    QByteArray before = hashOf(from - 1);
    QStringList statements;
    for (qint64 n = from; n <= last; ++n) {
        JournalEntry entry = sampleEntry(int(n));
        entry.sequence = n;
        const QByteArray body = n == from ? forged(n) : encoded(entry);
        before = hasher.hash(before, body);
        statements += withBody(n, body, before);
    }
    QVERIFY_RESULT(tamper(m_folder, statements));
}

void tst_JournalVerify::sound_isIntact()
{
    const auto verdict = verified(m_head);
    QVERIFY_RESULT(verdict);
    QCOMPARE(*verdict,
        (JournalVerdict{
            .entries = entryCount, .head = m_head, .hadHead = true, .keptSequence = entryCount}));
}

void tst_JournalVerify::missing_isEmpty()
{
    QVERIFY(QDir(m_folder).removeRecursively());
    const auto verdict = verified({});
    QVERIFY_RESULT(verdict);
    QCOMPARE(*verdict, JournalVerdict());
    QVERIFY(!QFile::exists(m_folder));
}

void tst_JournalVerify::missing_withAHead_isTruncated()
{
    QVERIFY(QDir(m_folder).removeRecursively());
    const auto verdict = verified(m_head);
    QVERIFY_RESULT(verdict);
    QCOMPARE(verdict->broken, JournalBreak::Truncated);
    QCOMPARE(verdict->firstBroken, 1);
}

void tst_JournalVerify::laggingHead_isSaidNotBlamed()
{
    const auto verdict = verified(JournalHead{9, hashOf(9)});
    QVERIFY_RESULT(verdict);
    QVERIFY(verdict->isIntact());
    QCOMPARE(verdict->newerThanHead, 3);
}

void tst_JournalVerify::noHead_isSaid()
{
    const auto verdict = verified(std::nullopt);
    QVERIFY_RESULT(verdict);
    QVERIFY(verdict->isIntact());
    QVERIFY(!verdict->hadHead);
}

void tst_JournalVerify::tampered_isFound_data()
{
    QTest::addColumn<QStringList>("statements");
    QTest::addColumn<JournalBreak>("broken");
    QTest::addColumn<qint64>("first");
    const auto row = [](const char *name, const QStringList &statements, JournalBreak broken,
                         qint64 first) { QTest::newRow(name) << statements << broken << first; };
    const QByteArray zeros(32, '\0');
    const auto changedText = [](qint64 sequence) {
        return u"UPDATE entry SET body = CAST(replace(CAST(body AS TEXT), 'alice', 'mallo') AS "
               "BLOB) WHERE sequence = %1"_s.arg(sequence);
    };
    const auto swap = [](qint64 a, qint64 b) {
        return QStringList{u"UPDATE entry SET sequence = -1 WHERE sequence = %1"_s.arg(a),
            u"UPDATE entry SET sequence = %1 WHERE sequence = %2"_s.arg(a).arg(b),
            u"UPDATE entry SET sequence = %1 WHERE sequence = -1"_s.arg(b)};
    };
    using enum JournalBreak;
    row("one byte changed", {withBody(5, forged(5))}, Changed, 5);
    row("first changed", {withBody(1, forged(1))}, Changed, 1);
    row("last changed", {withBody(12, forged(12))}, Changed, 12);
    row("body is rubbish", {withBody(5, "x")}, Changed, 5);
    row("body is empty", {u"UPDATE entry SET body = x'' WHERE sequence = 5"_s}, Changed, 5);
    row("hash changed", {u"UPDATE entry SET hash = zeroblob(32) WHERE sequence = 5"_s}, Changed, 5);
    row("hash cut", {u"UPDATE entry SET hash = substr(hash, 1, 31) WHERE sequence = 5"_s}, Changed,
        5);
    row("two changed", {withBody(9, forged(9)), withBody(4, forged(4))}, Changed, 4);
    row("text changed", {changedText(7)}, Changed, 7);
    row("first removed", {u"DELETE FROM entry WHERE sequence = 1"_s}, Removed, 1);
    row("one removed", {u"DELETE FROM entry WHERE sequence = 6"_s}, Removed, 6);
    row("three removed", {u"DELETE FROM entry WHERE sequence BETWEEN 6 AND 8"_s}, Removed, 6);
    row("removed and renumbered",
        QStringList{u"DELETE FROM entry WHERE sequence = 6"_s} + moved(7, -1), Removed, 6);
    row("three removed and renumbered",
        QStringList{u"DELETE FROM entry WHERE sequence BETWEEN 6 AND 8"_s} + moved(9, -3), Removed,
        6);
    row("neighbours swapped", swap(4, 5), Swapped, 4);
    row("far ones swapped", swap(3, 9), Swapped, 3);
    row("put in", moved(6, 1) + QStringList{withRow(6, forged(6), zeros)}, Inserted, 6);
    row("copy put in",
        moved(6, 1)
            + QStringList{u"INSERT INTO entry SELECT 6, body, hash FROM entry WHERE sequence = 2"_s},
        Inserted, 6);
    row("copy of the one before put in",
        moved(6, 1)
            + QStringList{u"INSERT INTO entry SELECT 6, body, hash FROM entry WHERE sequence = 5"_s},
        Inserted, 6);
    row("before the first", {withRow(0, forged(0), zeros)}, Inserted, 0);
    row("put in at the end", {withRow(13, forged(13), zeros)}, Changed, 13);
    row("end cut off", {u"DELETE FROM entry WHERE sequence > 9"_s}, Truncated, 10);
    row("last cut off", {u"DELETE FROM entry WHERE sequence = 12"_s}, Truncated, 12);
    row("all cut off", {u"DELETE FROM entry"_s}, Truncated, 1);
    row("changed, and the end cut off",
        {withBody(5, forged(5)), u"DELETE FROM entry WHERE sequence > 9"_s}, Changed, 5);
}

void tst_JournalVerify::tampered_isFound()
{
    QFETCH(const QStringList, statements);
    QFETCH(const JournalBreak, broken);
    QFETCH(const qint64, first);
    QVERIFY_RESULT(tamper(m_folder, statements));
    const auto verdict = verified(m_head);
    QVERIFY_RESULT(verdict);
    QCOMPARE(breakName(verdict->broken), breakName(broken));
    QCOMPARE(verdict->firstBroken, first);
    QVERIFY(!verdict->isIntact());
}

void tst_JournalVerify::wholeChainMadeAnew_isFoundByTheHead()
{
    hashAnew(5, entryCount);
    QVERIFY(verified(std::nullopt)->isIntact());
    const auto verdict = verified(m_head);
    QVERIFY_RESULT(verdict);
    QCOMPARE(verdict->broken, JournalBreak::Rehashed);
    QCOMPARE(verdict->firstBroken, entryCount);
}

void tst_JournalVerify::oneEntryMadeAnew_isFoundAtTheNext()
{
    hashAnew(5, 5);
    const auto verdict = verified(m_head);
    QVERIFY_RESULT(verdict);
    QCOMPARE(verdict->broken, JournalBreak::Changed);
    QCOMPARE(verdict->firstBroken, 6);

    // With a well-made one put in, what was there before shows that it stood one earlier.
    const QByteArray body = forged(3);
    JournalHasher hasher;
    QVERIFY_RESULT(tamper(
        m_folder, moved(3, 1) + QStringList{withRow(3, body, hasher.hash(hashOf(2), body))}));
    const auto next = verified(m_head);
    QVERIFY_RESULT(next);
    QCOMPARE(next->broken, JournalBreak::Inserted);
    QCOMPARE(next->firstBroken, 3);
}

void tst_JournalVerify::long_isWalkedByShares()
{
    QVERIFY(QDir(m_folder).removeRecursively());
    const JournalHead head = makeJournal(m_folder, 40000);
    QCOMPARE(head.sequence, 40000);
    QVERIFY(verified(head)->isIntact());
    for (const qint64 changed : {1, 9999, 20000, 20001, 40000}) {
        JournalEntry entry = sampleEntry(int(changed));
        entry.sequence = changed;
        QVERIFY_RESULT(tamper(m_folder, {withBody(changed, forged(changed))}));
        const auto verdict = verified(head);
        QVERIFY_RESULT(verdict);
        QCOMPARE(verdict->firstBroken, changed);
        QCOMPARE(verdict->broken, JournalBreak::Changed);
        QVERIFY_RESULT(tamper(m_folder, {withBody(changed, encoded(entry))}));
    }
    QVERIFY(verified(head)->isIntact());
}

void tst_JournalVerify::cancelled_ends()
{
    JournalReader reader(m_folder);
    auto *const job = reader.verify(m_head, &reader);
    std::optional<ErrorKind> kind;
    job->onFinished(&reader, [&kind](const Result<JournalVerdict> &verdict) {
        kind = verdict ? ErrorKind::Internal : verdict.error().kind;
    });
    job->start();
    job->cancel();
    QTRY_VERIFY(kind.has_value());
    QCOMPARE(*kind, ErrorKind::Cancelled);
}

void tst_JournalVerify::progress_isTold()
{
    makeJournal(m_folder, 20000);
    qint64 done = 0;
    qint64 total = 0;
    JournalReader reader(m_folder);
    const auto verdict = resultOf(reader.verify(m_head, &reader, [&](qint64 d, qint64 t) {
        QVERIFY(d > done);
        done = d;
        total = t;
    }));
    QVERIFY_RESULT(verdict);
    QCOMPARE(verdict->newerThanHead, 20000);
    QVERIFY(done > 0);
    QCOMPARE(total, 20000 + entryCount);
}

QTEST_GUILESS_MAIN(tst_JournalVerify)
#include "tst_journalverify.moc"
