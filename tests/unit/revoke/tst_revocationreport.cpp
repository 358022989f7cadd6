// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/revoke/revocationreport.h"

#include "tests/support/testcase.h"

using namespace Qt::StringLiterals;

namespace rescind {

class TestRevocationReport final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void outcome_data();
    void outcome();
    void report_ofAToken_saysNothingYet();
};

void TestRevocationReport::outcome_data()
{
    QTest::addColumn<Outcome>("outcome");
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("done");
    QTest::addColumn<bool>("accepted");
    const auto row = [](Outcome outcome, const char *name, bool done, bool accepted) {
        QTest::newRow(name) << outcome << QString::fromLatin1(name) << done << accepted;
    };
    row(Outcome::VerifiedInactive, "verified_inactive", true, true);
    row(Outcome::AcceptedUnverified, "accepted_unverified", false, true);
    row(Outcome::AcceptedStillActive, "accepted_still_active", false, true);
    row(Outcome::Rejected, "rejected", false, false);
    row(Outcome::NotSent, "not_sent", false, false);
    row(Outcome::AlreadyInactive, "already_inactive", true, true);
}

void TestRevocationReport::outcome()
{
    QFETCH(Outcome, outcome);
    const RevocationReport report{.outcome = outcome};
    QTEST(QString(outcomeName(outcome)), "name");
    QTEST(report.isDone(), "done");
    QTEST(report.wasAccepted(), "accepted");
}

void TestRevocationReport::report_ofAToken_saysNothingYet()
{
    Token token = readToken(TokenKind::Refresh, Secret("test"_ba));
    token.facts.tokenId = u"j"_s;
    const RevocationReport report = reportFor(token);
    QCOMPARE(report.kind, TokenKind::Refresh);
    QCOMPARE(report.fingerprint, u"9f86d081884c7d65"_s);
    QCOMPARE(report.tokenId, u"j"_s);
    QCOMPARE(report.outcome, Outcome::NotSent);
    QVERIFY(!report.maybeSent);
    QVERIFY(!report.localCopiesCleared);
}

} // namespace rescind

QTEST_GUILESS_MAIN(rescind::TestRevocationReport)
#include "tst_revocationreport.moc"
