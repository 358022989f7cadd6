// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/secrets/splitsecret.h"
#include "tests/support/testcase.h"

#include <QtCore/QMap>

using namespace rescind;

namespace {

const QString name = QStringLiteral("Rescind/session/1");

Error reasonOnly(Reason reason)
{
    return {.kind = ErrorKind::Keychain, .stage = Stage::Storage, .reason = reason};
}

//! Entries in memory that fail for good after so many changes, as a program does that is killed.
class FailingEntries final : public CredentialEntries
{
public:
    QMap<QString, QByteArray> kept;
    int changesLeft = 1'000'000;

    Result<Secret> read(const QString &entry) override
    {
        if (!kept.contains(entry))
            return fail(reasonOnly(Reason::SecretNotFound));
        return Secret(kept.value(entry));
    }
    Result<void> write(const QString &entry, const Secret &value) override
    {
        if (value.size() > largestCredential || changesLeft-- <= 0)
            return fail(reasonOnly(Reason::KeychainDenied));
        kept.insert(entry, value.reveal());
        return {};
    }
    Result<void> remove(const QString &entry) override
    {
        if (!kept.contains(entry))
            return {};
        if (changesLeft-- <= 0)
            return fail(reasonOnly(Reason::KeychainDenied));
        kept.remove(entry);
        return {};
    }
};

Secret secretOf(qsizetype size, char begin)
{
    QByteArray bytes(size, Qt::Uninitialized);
    for (qsizetype i = 0; i < size; ++i)
        bytes[i] = char(begin + i % 89);
    return Secret(bytes);
}

} // namespace

class tst_SplitSecret final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void roundTrip_data();
    void roundTrip();
    void nothing_isThere();
    void shorter_leavesNoPieceOfTheLonger();
    void empty_removes();
    void cutOff_isOldOrAbsentOrNew();
    void damaged_countsAsAbsent_data();
    void damaged_countsAsAbsent();
    void tooLarge_isRefused();
};

void tst_SplitSecret::roundTrip_data()
{
    QTest::addColumn<qsizetype>("size");
    QTest::addColumn<int>("entries");
    const qsizetype inHead = largestCredential - 40;
    QTest::newRow("one byte") << qsizetype(1) << 1;
    QTest::newRow("just in the head") << inHead << 1;
    QTest::newRow("one more") << inHead + 1 << 2;
    QTest::newRow("two full") << inHead + largestCredential << 2;
    QTest::newRow("a byte in a third") << inHead + largestCredential + 1 << 3;
    QTest::newRow("a session with large tokens") << qsizetype(200'000) << 79;
}

void tst_SplitSecret::roundTrip()
{
    QFETCH(const qsizetype, size);
    QFETCH(const int, entries);
    FailingEntries store;
    const Secret secret = secretOf(size, 'a');
    QVERIFY_RESULT(writeSplit(store, name, secret));
    QCOMPARE(store.kept.size(), entries);
    const Result<Secret> read = readSplit(store, name);
    QVERIFY_RESULT(read);
    QVERIFY(*read == secret);
    QVERIFY_RESULT(removeSplit(store, name));
    QVERIFY(store.kept.isEmpty());
}

void tst_SplitSecret::nothing_isThere()
{
    FailingEntries store;
    const Result<Secret> read = readSplit(store, name);
    QVERIFY(!read);
    QCOMPARE(read.error().reason, Reason::SecretNotFound);
    QVERIFY_RESULT(removeSplit(store, name));
}

void tst_SplitSecret::shorter_leavesNoPieceOfTheLonger()
{
    FailingEntries store;
    QVERIFY_RESULT(writeSplit(store, name, secretOf(20'000, 'a')));
    QVERIFY_RESULT(writeSplit(store, name, secretOf(10, 'b')));
    QCOMPARE(store.kept.size(), 1);
    QVERIFY(*readSplit(store, name) == secretOf(10, 'b'));
}

void tst_SplitSecret::empty_removes()
{
    FailingEntries store;
    QVERIFY_RESULT(writeSplit(store, name, secretOf(20'000, 'a')));
    QVERIFY_RESULT(writeSplit(store, name, {}));
    QVERIFY(store.kept.isEmpty());
}

//! At each of its steps.
void tst_SplitSecret::cutOff_isOldOrAbsentOrNew()
{
    const Secret before = secretOf(20'000, 'a');
    const Secret after = secretOf(12'000, 'b');
    bool wasWritten = false;
    for (int changes = 0; !wasWritten; ++changes) {
        FailingEntries store;
        QVERIFY_RESULT(writeSplit(store, name, before));
        store.changesLeft = changes;
        wasWritten = writeSplit(store, name, after).has_value();
        store.changesLeft = 1'000'000;
        const Result<Secret> read = readSplit(store, name);
        if (changes == 0)
            QVERIFY(read && *read == before);
        else if (wasWritten)
            QVERIFY(read && *read == after);
        else
            QCOMPARE(read.error().reason, Reason::SecretNotFound);
        // And nothing of it stays.
        QVERIFY_RESULT(removeSplit(store, name));
        QVERIFY(store.kept.isEmpty());
    }
}

void tst_SplitSecret::damaged_countsAsAbsent_data()
{
    QTest::addColumn<QString>("entry");
    QTest::addColumn<QByteArray>("value");
    const QByteArray full(largestCredential, 'x');
    QTest::newRow("a piece is gone") << QString(name + u"#2") << QByteArray();
    QTest::newRow("a piece of another secret") << QString(name + u"#2") << full;
    QTest::newRow("a piece too long") << QString(name + u"#4") << full;
    QTest::newRow("a head of somebody else's") << name << full;
    QTest::newRow("a head cut short") << name << QByteArray("RSC1");
    QTest::newRow("a head that asks for more than there can be")
        << name
        << QByteArray(QByteArray("RSC1\xff\xff\xff\xff", 8) + full).first(largestCredential);
}

void tst_SplitSecret::damaged_countsAsAbsent()
{
    QFETCH(const QString, entry);
    QFETCH(const QByteArray, value);
    FailingEntries store;
    QVERIFY_RESULT(writeSplit(store, name, secretOf(12'000, 'a')));
    QVERIFY(store.kept.contains(entry));
    if (value.isEmpty())
        store.kept.remove(entry);
    else
        store.kept.insert(entry, value);
    const Result<Secret> read = readSplit(store, name);
    QVERIFY(!read);
    QCOMPARE(read.error().reason, Reason::SecretNotFound);
    QVERIFY_RESULT(removeSplit(store, name));
    QVERIFY(store.kept.isEmpty());
}

void tst_SplitSecret::tooLarge_isRefused()
{
    FailingEntries store;
    QVERIFY(!writeSplit(store, name, secretOf(4 * 1024 * 1024 + 1, 'a')));
    QVERIFY(store.kept.isEmpty());
}

QTEST_GUILESS_MAIN(tst_SplitSecret)
#include "tst_splitsecret.moc"
