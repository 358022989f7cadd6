// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testcase.h"
#include "tests/ui/languages.h"
#include "ui/text/checktext.h"
#include "ui/text/eventtext.h"
#include "ui/text/outcometext.h"
#include "ui/text/timetext.h"
#include "ui/text/tokentext.h"

using namespace rescind;

namespace {

const QDateTime now(QDate(2026, 11, 22), QTime(14, 9, 27), Qt::UTC);

RevocationReport reportOf(Outcome outcome)
{
    return {.kind = TokenKind::Access,
        .fingerprint = QStringLiteral("9f86d081884c7d65"),
        .outcome = outcome,
        .sentAt = now,
        .httpStatus = 200};
}

const QList<Outcome> outcomes{Outcome::VerifiedInactive, Outcome::AcceptedUnverified,
    Outcome::AcceptedStillActive, Outcome::Rejected, Outcome::NotSent, Outcome::AlreadyInactive};

void verifyReads(const QString &text, const QString &language)
{
    QVERIFY(!text.isEmpty());
    QVERIFY2(flawIn(text).isEmpty(), qPrintable(flawIn(text)));
    if (language == u"zh_CN")
        QVERIFY2(hasChinese(text), qPrintable(text));
}

} // namespace

class TestTexts final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void duration_hasTwoUnits_data();
    void duration_hasTwoUnits();
    void absoluteTime_hasDateAndZone();
    void absoluteTime_ofNothing_isADash();
    void fingerprint_isSpacedByFour();
    void exposure_saysUntilWhen();
    void exposure_withoutExpiry_isForEver();
    void exposure_thatIsOver_isNotMentioned();
    void badge_namesFormatAndAlgorithm();
    void lamps_haveWordAndSentence_data();
    void lamps_haveWordAndSentence();
    void serverLamp_ofARevokedToken_namesTheTime();
    void outcomes_haveSignsOfTheirOwn();
    void outcomes_read_data();
    void outcomes_read();
    void verified_saysWhatWasSeen();
    void unverified_saysWhy();
    void stillActive_neverSoundsDone();
    void rejected_quotesTheServerAndKeepsTheToken();
    void notSent_saysWhetherItMayHaveArrived();
    void clearing_thatFailed_isSaid();
    void events_read_data();
    void events_read();
    void refreshEvent_withInvalidGrant_speaksOfTheRefreshToken();
    void checks_read_data();
    void checks_read();
};

void TestTexts::duration_hasTwoUnits_data()
{
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<QString>("english");
    QTest::addColumn<QString>("chinese");
    const auto row = [](const char *name, qint64 seconds, const char *english,
                         const char *chinese) {
        QTest::newRow(name) << seconds << QString::fromUtf8(english) << QString::fromUtf8(chinese);
    };
    row("negative", -5, "0 s", "0 秒");
    row("seconds", 42, "42 s", "42 秒");
    row("minutes", 252, "4 min 12 s", "4 分 12 秒");
    row("full minute", 60, "1 min 00 s", "1 分 00 秒");
    row("hours", 7500, "2 h 05 min", "2 小时 05 分");
    row("days", 1206000, "13 d 23 h", "13 天 23 小时");
    row("years", 86400LL * 4000, "4,000 d 0 h", "4,000 天 0 小时");
}

void TestTexts::duration_hasTwoUnits()
{
    QFETCH(const qint64, seconds);
    {
        const Spoken spoken(QStringLiteral("en"));
        QTEST(durationText(seconds), "english");
    }
    const Spoken spoken(QStringLiteral("zh_CN"));
    QTEST(durationText(seconds), "chinese");
}

void TestTexts::absoluteTime_hasDateAndZone()
{
    {
        const Spoken spoken(QStringLiteral("en"));
        QCOMPARE(absoluteTime(now), QStringLiteral("22 Nov 2026 14:09:27 UTC"));
        QCOMPARE(shortTime(now), QStringLiteral("22 Nov 14:09"));
    }
    const Spoken spoken(QStringLiteral("zh_CN"));
    QCOMPARE(absoluteTime(now), QStringLiteral("2026年11月22日 14:09:27 UTC"));
    QCOMPARE(shortTime(now), QStringLiteral("11月22日 14:09"));
    QCOMPARE(clock(now), QStringLiteral("14:09:27"));
}

void TestTexts::absoluteTime_ofNothing_isADash()
{
    QCOMPARE(absoluteTime({}), QStringLiteral("–"));
    QCOMPARE(shortTime({}), QStringLiteral("–"));
    QCOMPARE(clock({}), QStringLiteral("–"));
}

void TestTexts::fingerprint_isSpacedByFour()
{
    QCOMPARE(spacedFingerprint(QStringLiteral("9f86d081884c7d65")),
        QStringLiteral("9f86 d081 884c 7d65"));
    QCOMPARE(spacedFingerprint({}), QString());
}

void TestTexts::exposure_saysUntilWhen()
{
    const Spoken spoken(QStringLiteral("en"));
    const QDateTime until = now.addSecs(1206000);
    QCOMPARE(exposureSentence(until, true, now),
        QStringLiteral("Services that check offline accept it until 6 Dec 2026 13:09:27 UTC (13 d "
                       "23 h)."));
    QVERIFY(
        exposureSentence(until, false, now).contains(QStringLiteral("Even once it is revoked")));
}

void TestTexts::exposure_withoutExpiry_isForEver()
{
    const Spoken spoken(QStringLiteral("en"));
    for (const bool revoked : {true, false})
        QVERIFY(exposureSentence(QDateTime(), revoked, now).contains(QStringLiteral("for ever")));
}

void TestTexts::exposure_thatIsOver_isNotMentioned()
{
    QCOMPARE(exposureSentence(std::nullopt, true, now), QString());
    QCOMPARE(exposureSentence(now.addSecs(-1), true, now), QString());
}

void TestTexts::badge_namesFormatAndAlgorithm()
{
    const Spoken spoken(QStringLiteral("en"));
    Token token{.format = TokenFormat::Jws, .facts = {.algorithm = QStringLiteral("RS256")}};
    QCOMPARE(formatBadge(token), QStringLiteral("JWT · RS256"));
    token.format = TokenFormat::Opaque;
    QCOMPARE(formatBadge(token), QStringLiteral("opaque"));
    token.format = TokenFormat::Jwe;
    QCOMPARE(formatBadge(token), QStringLiteral("encrypted JWT"));
    token.format = TokenFormat::Malformed;
    QCOMPARE(formatBadge(token), QStringLiteral("malformed"));
}

void TestTexts::lamps_haveWordAndSentence_data()
{
    QTest::addColumn<QString>("language");
    for (const QString &language : languages())
        QTest::newRow(qPrintable(language)) << language;
}

void TestTexts::lamps_haveWordAndSentence()
{
    QFETCH(const QString, language);
    const Spoken spoken(language);
    QList<LampText> texts;
    for (int state = 0; state <= static_cast<int>(SignatureState::Malformed); ++state)
        texts.append(signatureText(static_cast<SignatureState>(state)));
    Token token{.serverAskedAt = now, .revokedAt = now};
    for (int state = 0; state <= static_cast<int>(ServerState::CannotBeAsked); ++state) {
        token.server = static_cast<ServerState>(state);
        texts.append(serverText(token, now));
    }
    for (const auto &[notBefore, expiry] :
        {std::pair(QDateTime(), QDateTime()), std::pair(QDateTime(), now.addSecs(5)),
            std::pair(QDateTime(), now.addSecs(-5)), std::pair(now.addSecs(5), now.addSecs(9))}) {
        token.facts.notBefore = notBefore;
        token.facts.expiresAt = expiry;
        texts.append(timeText(token, now));
    }
    for (const LampText &text : texts) {
        verifyReads(text.word, language);
        verifyReads(text.explanation, language);
    }
}

void TestTexts::serverLamp_ofARevokedToken_namesTheTime()
{
    const Spoken spoken(QStringLiteral("en"));
    const Token token{.server = ServerState::Revoked, .revokedAt = now};
    QCOMPARE(serverText(token, now).word, QStringLiteral("revoked 14:09:27"));
}

void TestTexts::outcomes_haveSignsOfTheirOwn()
{
    QString signs;
    for (const Outcome outcome : outcomes)
        signs += outcomeSign(outcome);
    QCOMPARE(signs, QStringLiteral("✓◐!✕–∅"));
}

void TestTexts::outcomes_read_data()
{
    lamps_haveWordAndSentence_data();
}

void TestTexts::outcomes_read()
{
    QFETCH(const QString, language);
    const Spoken spoken(language);
    for (const Outcome outcome : outcomes) {
        for (int reason = 0; reason <= static_cast<int>(UnverifiedReason::NoWitness); ++reason) {
            RevocationReport report = reportOf(outcome);
            report.unverified = static_cast<UnverifiedReason>(reason);
            report.exposureUntil = now.addDays(14);
            const OutcomeText text = outcomeText(report, now);
            verifyReads(text.word, language);
            verifyReads(text.sentence, language);
        }
    }
}

void TestTexts::verified_saysWhatWasSeen()
{
    const Spoken spoken(QStringLiteral("en"));
    RevocationReport report = reportOf(Outcome::VerifiedInactive);
    report.before = Activity::Active;
    report.proof = ProofBy::Introspection;
    report.looks = {{.at = now.addSecs(2), .answer = Activity::Inactive}};
    report.localCopiesCleared = true;
    report.exposureUntil = now.addSecs(1206000);
    QCOMPARE(outcomeText(report, now).sentence,
        QStringLiteral("The server accepted the revocation (HTTP 200). Asked again at 14:09:29, it "
                       "calls the token inactive; before, it called it active. All copies on this "
                       "computer are cleared. Services that check offline accept it until 6 Dec "
                       "2026 13:09:27 UTC (13 d 23 h)."));
    report.proof = ProofBy::UserInfo;
    QVERIFY(outcomeText(report, now).sentence.contains(QStringLiteral("user info")));
}

void TestTexts::unverified_saysWhy()
{
    const Spoken spoken(QStringLiteral("en"));
    QStringList sentences;
    for (int reason = 0; reason <= static_cast<int>(UnverifiedReason::NoWitness); ++reason) {
        RevocationReport report = reportOf(Outcome::AcceptedUnverified);
        report.unverified = static_cast<UnverifiedReason>(reason);
        sentences.append(outcomeText(report, now).sentence);
    }
    QCOMPARE(sentences.removeDuplicates(), 0);
}

void TestTexts::stillActive_neverSoundsDone()
{
    const Spoken spoken(QStringLiteral("en"));
    RevocationReport report = reportOf(Outcome::AcceptedStillActive);
    report.looks = {{.at = now, .answer = Activity::Active},
        {.at = now.addSecs(30), .answer = Activity::Active}};
    const QString sentence = outcomeText(report, now).sentence;
    QVERIFY2(
        sentence.contains(QStringLiteral("At the last look, 30 s later")), qPrintable(sentence));
    QVERIFY2(sentence.contains(QStringLiteral("Regard the token as alive")), qPrintable(sentence));
}

void TestTexts::rejected_quotesTheServerAndKeepsTheToken()
{
    const Spoken spoken(QStringLiteral("en"));
    RevocationReport report = reportOf(Outcome::Rejected);
    report.error = Error{.kind = ErrorKind::OAuth,
        .stage = Stage::Revocation,
        .code = QStringLiteral("invalid_request"),
        .serverText = QStringLiteral("not yours"),
        .httpStatus = 400};
    const QString sentence = outcomeText(report, now).sentence;
    QVERIFY2(sentence.contains(QStringLiteral("“not yours” · invalid_request · HTTP 400")),
        qPrintable(sentence));
    QVERIFY2(sentence.contains(QStringLiteral("kept here")), qPrintable(sentence));
    QCOMPARE(sentence.count(QStringLiteral("kept here")), 1);
}

void TestTexts::notSent_saysWhetherItMayHaveArrived()
{
    const Spoken spoken(QStringLiteral("en"));
    RevocationReport report = reportOf(Outcome::NotSent);
    report.maybeSent = true;
    report.error = Error{.kind = ErrorKind::Timeout,
        .stage = Stage::Revocation,
        .reason = Reason::NoAnswer,
        .maybeSent = true};
    QVERIFY(outcomeText(report, now).sentence.contains(QStringLiteral("may have reached")));
    report.error->maybeSent = false;
    QVERIFY(!outcomeText(report, now).sentence.contains(QStringLiteral("may have reached")));
}

void TestTexts::clearing_thatFailed_isSaid()
{
    const Spoken spoken(QStringLiteral("en"));
    RevocationReport report = reportOf(Outcome::VerifiedInactive);
    report.clearingError = Error{
        .kind = ErrorKind::Keychain, .stage = Stage::Storage, .reason = Reason::KeychainLocked};
    const QString sentence = outcomeText(report, now).sentence;
    QVERIFY2(sentence.contains(QStringLiteral("could not be removed: The keychain is locked.")),
        qPrintable(sentence));
}

void TestTexts::events_read_data()
{
    lamps_haveWordAndSentence_data();
}

void TestTexts::events_read()
{
    QFETCH(const QString, language);
    const Spoken spoken(language);
    const Error error{.kind = ErrorKind::Timeout,
        .stage = Stage::Revocation,
        .reason = Reason::NoAnswer,
        .maybeSent = true};
    for (int kind = 0; kind <= static_cast<int>(EventKind::ProviderSessionNotEnded); ++kind) {
        for (const Activity activity : {Activity::Active, Activity::Inactive, Activity::Unknown}) {
            Event event{.at = now,
                .kind = static_cast<EventKind>(kind),
                .result = EventResult::Warning,
                .token = TokenKind::Access,
                .activity = activity,
                .httpStatus = 200,
                .generation = 2,
                .until = now.addDays(3)};
            const EventText text = eventText(event);
            verifyReads(text.title, language);
            verifyReads(text.detail, language);
            QVERIFY(!text.sign.isEmpty());
            event.error = error;
            event.proof = true;
            verifyReads(eventText(event).detail, language);
        }
    }
}

void TestTexts::refreshEvent_withInvalidGrant_speaksOfTheRefreshToken()
{
    const Spoken spoken(QStringLiteral("en"));
    const Event event{.kind = EventKind::RefreshFailed,
        .error = Error{.kind = ErrorKind::OAuth,
            .stage = Stage::Token,
            .code = QStringLiteral("invalid_grant")}};
    QCOMPARE(eventText(event).detail,
        QStringLiteral("The refresh token no longer works (invalid_grant)"));
}

void TestTexts::checks_read_data()
{
    lamps_haveWordAndSentence_data();
}

void TestTexts::checks_read()
{
    QFETCH(const QString, language);
    const Spoken spoken(language);
    for (int name = 0; name <= static_cast<int>(IdTokenCheckName::AccessTokenHash); ++name) {
        for (int result = 0; result <= static_cast<int>(CheckResult::Skipped); ++result) {
            const IdTokenCheck check{.name = static_cast<IdTokenCheckName>(name),
                .result = static_cast<CheckResult>(result),
                .found = QStringLiteral("2026-11-22T14:09:27Z")};
            const CheckText text = checkText(check);
            for (const QString &part : {text.name, text.result})
                verifyReads(part, language);
            QVERIFY(!text.detail.isEmpty());
            QVERIFY2(flawIn(text.detail).isEmpty(), qPrintable(flawIn(text.detail)));
            QVERIFY(!checkSign(check.result).isEmpty());
        }
    }
}

QTEST_GUILESS_MAIN(TestTexts)
#include "tst_texts.moc"
