// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/journalchain.h"
#include "tests/unit/journal/journalfixture.h"

#include <QtCore/QCryptographicHash>

using namespace rescind;

class tst_JournalEntry final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void actions_haveNamesOfTheirOwn();
    void harmless_data();
    void harmless();
    void harmless_tokenAsItsOwnId_isLeftOut();
    void encoding_comesBackWhole();
    void encoding_tellsFieldsApart();
    void decoded_refusesWhatIsNoEntry_data();
    void decoded_refusesWhatIsNoEntry();
    void hash_isSha256OfBoth();
    void head_asText_comesBack();
    void head_fromText_refuses_data();
    void head_fromText_refuses();
    void operatingSystemUser_isSomebody();
};

void tst_JournalEntry::actions_haveNamesOfTheirOwn()
{
    QSet<QString> names;
    for (int i = 0; i < journalActionCount; ++i) {
        const QString name = actionName(JournalAction(i));
        names.insert(name);
        QCOMPARE(actionNamed(name), JournalAction(i));
    }
    QCOMPARE(names.size(), journalActionCount);
    QCOMPARE(actionNamed(u"invented_later"), JournalAction::Unknown);
}

void tst_JournalEntry::harmless_data()
{
    QTest::addColumn<QString>("given");
    QTest::addColumn<QString>("subject");
    QTest::addColumn<QString>("reason");
    const QString jwt = u"eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJlLW9mLWl0"_s;
    QTest::newRow("plain") << u"alice"_s << u"alice"_s << u"alice"_s;
    QTest::newRow("empty") << QString() << QString() << QString();
    QTest::newRow("Chinese") << u"泄露的令牌"_s << u"泄露的令牌"_s << u"泄露的令牌"_s;
    QTest::newRow("lines") << u"a\r\nb"_s << u"a  b"_s << u"a b"_s;
    QTest::newRow("NUL and escape") << u"a\0\x1b[31m"_s << u"a  [31m"_s << u"a [31m"_s;
    QTest::newRow("line separator") << u"a\u2028b"_s << u"a b"_s << u"a b"_s;
    QTest::newRow("a token pasted as reason")
        << (u"leaked "_s + jwt) << (u"leaked "_s + jwt) << u"leaked [redacted]"_s;
    QTest::newRow("long") << QString(600, u'x') << QString(256, u'x') << QString();
}

void tst_JournalEntry::harmless()
{
    QFETCH(const QString, given);
    QFETCH(const QString, subject);
    QFETCH(const QString, reason);
    const JournalEntry kept = rescind::harmless({.subject = given, .reason = given});
    QCOMPARE(kept.subject, subject);
    if (given.size() < 500)
        QCOMPARE(kept.reason, reason);
    QVERIFY(kept.reason.size() <= 500);
}

void tst_JournalEntry::harmless_tokenAsItsOwnId_isLeftOut()
{
    const QByteArray token("Rk3vQJ0yG8n-opaque-token-that-is-its-own-jti");
    const QString fingerprint = QString::fromLatin1(
        QCryptographicHash::hash(token, QCryptographicHash::Sha256).toHex().left(16));
    const JournalEntry kept
        = rescind::harmless({.fingerprint = fingerprint, .tokenId = QString::fromLatin1(token)});
    QCOMPARE(kept.tokenId, QString());
    QCOMPARE(kept.fingerprint, fingerprint);
}

void tst_JournalEntry::encoding_comesBackWhole()
{
    for (int n = 0; n < 20; ++n) {
        JournalEntry entry = sampleEntry(n);
        entry.sequence = n;
        QCOMPARE(decoded(encoded(entry)), std::optional(entry));
        QCOMPARE(encodedSequence(encoded(entry)), std::optional<qint64>(n));
    }
}

void tst_JournalEntry::encoding_tellsFieldsApart()
{
    const QDateTime time = sampleEntry(1).time;
    QVERIFY(encoded({.time = time, .subject = u"ab"_s, .clientId = u"c"_s})
        != encoded({.time = time, .subject = u"a"_s, .clientId = u"bc"_s}));
}

void tst_JournalEntry::decoded_refusesWhatIsNoEntry_data()
{
    QTest::addColumn<QByteArray>("body");
    JournalEntry entry = sampleEntry(1);
    entry.sequence = 1;
    const QByteArray good = encoded(entry);
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("another format") << ('\2' + good.mid(1));
    QTest::newRow("one byte short") << good.chopped(1);
    QTest::newRow("one byte more") << (good + 'x');
    QTest::newRow("half") << good.left(good.size() / 2);
    QTest::newRow("huge length") << (good.left(1) + "\xff\xff\xff\xff" + good.mid(5));
    QTest::newRow("sequence is no number") << QByteArray(good).replace(5, 1, "x");
    QTest::newRow("number written otherwise")
        << (good.left(1) + QByteArray("\0\0\0\2+1", 6) + good.mid(6));
}

void tst_JournalEntry::decoded_refusesWhatIsNoEntry()
{
    QFETCH(const QByteArray, body);
    QCOMPARE(decoded(body), std::optional<JournalEntry>());
}

void tst_JournalEntry::hash_isSha256OfBoth()
{
    JournalHasher hasher;
    for (const QByteArray &body : {QByteArray(), QByteArray("abc"), QByteArray(5000, 'x')}) {
        const QByteArray before(32, '\7');
        QCOMPARE(hasher.hash(before, body),
            QCryptographicHash::hash(QByteArray(before + body), QCryptographicHash::Sha256));
    }
}

void tst_JournalEntry::head_asText_comesBack()
{
    const JournalHead head{42, QByteArray(32, '\xab')};
    QCOMPARE(JournalHead::fromText(head.toText()), std::optional(head));
    QCOMPARE(JournalHead::fromText(JournalHead().toText()), std::optional(JournalHead()));
}

void tst_JournalEntry::head_fromText_refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    const QByteArray hex(64, 'a');
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("another version") << ("2:1:" + hex);
    QTest::newRow("short hash") << ("1:1:" + hex.mid(2));
    QTest::newRow("no hex") << ("1:1:" + QByteArray(64, 'g'));
    QTest::newRow("no number") << ("1:x:" + hex);
    QTest::newRow("negative") << ("1:-1:" + hex);
    QTest::newRow("more") << ("1:1:" + hex + ":1");
}

void tst_JournalEntry::head_fromText_refuses()
{
    QFETCH(const QByteArray, text);
    QVERIFY(!JournalHead::fromText(text));
}

void tst_JournalEntry::operatingSystemUser_isSomebody()
{
    QVERIFY(!operatingSystemUser().isEmpty());
}

QTEST_GUILESS_MAIN(tst_JournalEntry)
#include "tst_journalentry.moc"
