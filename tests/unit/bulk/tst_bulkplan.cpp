// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bulk/bulkplan.h"

#include "tests/unit/bulk/listfixture.h"

using namespace rescind;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 now = 1'790'000'000;
const QString ours = u"https://a.example/oidc"_s;

QDateTime at(qint64 seconds)
{
    return QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC);
}

PlanContext contextOf(const QStringList &held = {})
{
    return {.client = {u"p1"_s, ours, u"app"_s},
        .held = QSet<QString>(held.begin(), held.end()),
        .now = at(now)};
}

BulkPlan planOf(const QByteArrayList &tokens, const PlanFilter &filter = {},
    const PlanContext &context = contextOf())
{
    // With a header, so that garbage does not make it a text.
    return {*listOf("token\n" + tokens.join('\n')), context, filter};
}

QByteArray withClaims(const QJsonObject &claims)
{
    QJsonObject all{{u"iss"_s, ours}, {u"client_id"_s, u"app"_s}};
    for (auto it = claims.begin(); it != claims.end(); ++it)
        all.insert(it.key(), it.value());
    return jwtOf(all);
}

QStringList described(const QList<PlanGroupCount> &groups)
{
    QStringList texts;
    for (const PlanGroupCount &group : groups)
        texts.append(u"%1:%2"_s.arg(group.name).arg(group.tokens));
    return texts;
}

} // namespace

class tst_BulkPlan final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void ofNothing_isEmpty();
    void reason_isTheFirstThatApplies_data();
    void reason_isTheFirstThatApplies();
    void counts_andSelection();
    void filter_narrows_data();
    void filter_narrows();
    void groups_countTokens_data();
    void groups_countTokens();
    void expiry_data();
    void expiry();
    void expiry_isOfWhatIsRevoked();
    void fittingProfiles_areThoseThatCouldRevoke();
};

void tst_BulkPlan::ofNothing_isEmpty()
{
    for (const BulkPlan &plan : {BulkPlan(), planOf({})}) {
        QCOMPARE(plan.total(), 0);
        QVERIFY(plan.selected().empty());
        QVERIFY(plan.groups(PlanGroup::Issuer).isEmpty());
        QVERIFY(plan.groups(PlanGroup::Kind).isEmpty());
        QVERIFY(plan.expiry(10).bins.isEmpty());
        QVERIFY(plan.fittingProfiles().isEmpty());
    }
}

void tst_BulkPlan::reason_isTheFirstThatApplies_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<PlanFilter>("filter");
    QTest::addColumn<bool>("isHeld");
    QTest::addColumn<SkipReason>("reason");
    const auto row = [](const char *name, const QByteArray &token, SkipReason reason,
                         const PlanFilter &filter = {}, bool isHeld = false) {
        QTest::newRow(name) << token << filter << isHeld << reason;
    };
    using enum SkipReason;
    const PlanFilter nobody{.subject = u"nobody"_s};
    row("opaque", opaqueToken(1), None);
    row("ours", withClaims({}), None);
    row("a slash more", withClaims({{u"iss"_s, QString(ours + u'/')}}), None);
    row("names nobody", jwtOf({{u"sub"_s, u"x"_s}}), None);
    row("audience alone", jwtOf({{u"aud"_s, u"other"_s}}), None);
    row("azp", withClaims({{u"client_id"_s, QJsonValue()}, {u"azp"_s, u"app"_s}}), None);
    row("malformed", "eyJhbGciOiJIUzI1NiJ9.x", Malformed, nobody);
    row("garbage", "not a token", Malformed);
    row("ID token", withClaims({{u"nonce"_s, u"n"_s}, {u"exp"_s, 1}}), IdToken);
    row("expired", withClaims({{u"exp"_s, now - 1}, {u"iss"_s, u"x"_s}}), Expired);
    row("expires now", withClaims({{u"exp"_s, now}}), Expired);
    row("expires soon", withClaims({{u"exp"_s, now + 1}}), None);
    row("expired, included", withClaims({{u"exp"_s, now - 1}}), None, {.includesExpired = true});
    row("other issuer", withClaims({{u"iss"_s, QString(ours + u"/x")}}), OtherClient, {}, true);
    row("other client", withClaims({{u"client_id"_s, u"b"_s}}), OtherClient, nobody);
    row("other azp", withClaims({{u"client_id"_s, QJsonValue()}, {u"azp"_s, u"b"_s}}), OtherClient);
    row("other client, included", withClaims({{u"client_id"_s, u"b"_s}}), None,
        {.includesOtherClients = true});
    row("own", opaqueToken(1), OwnToken, nobody, true);
    row("own, included", opaqueToken(1), None, {.includesOwn = true}, true);
    row("filtered", opaqueToken(1), Filtered, nobody);
}

void tst_BulkPlan::reason_isTheFirstThatApplies()
{
    QFETCH(QByteArray, token);
    QFETCH(PlanFilter, filter);
    QFETCH(bool, isHeld);
    QFETCH(SkipReason, reason);
    // A second line, so that a lone one of garbage is still a list of lines.
    const QStringList held = isHeld ? QStringList{fingerprintOf(Secret(token))} : QStringList();
    const BulkPlan plan = planOf({opaqueToken(9), token}, filter, contextOf(held));
    QCOMPARE(plan.total(), 2);
    QCOMPARE(skipName(plan.skip(1)), skipName(reason));
    // The same once more is a duplicate, unless it is no token at all.
    const BulkPlan twice = planOf({opaqueToken(9), token, token}, filter, contextOf(held));
    QCOMPARE(skipName(twice.skip(2)),
        skipName(reason == SkipReason::Malformed ? SkipReason::Malformed : SkipReason::Duplicate));
}

void tst_BulkPlan::counts_andSelection()
{
    const BulkPlan plan = planOf({opaqueToken(1), opaqueToken(2), opaqueToken(1), "no token",
        withClaims({{u"exp"_s, 5}}), withClaims({{u"iss"_s, u"x"_s}}), opaqueToken(3)});
    QCOMPARE(plan.total(), 7);
    QCOMPARE(plan.count(SkipReason::None), 3);
    QCOMPARE(plan.count(SkipReason::Duplicate), 1);
    QCOMPARE(plan.count(SkipReason::Malformed), 1);
    QCOMPARE(plan.count(SkipReason::Expired), 1);
    QCOMPARE(plan.count(SkipReason::OtherClient), 1);
    QCOMPARE(plan.count(SkipReason::Filtered), 0);
    QCOMPARE(plan.selected(), (std::vector<qint32>{0, 1, 6}));
    // Without a clock nothing is known to have expired.
    PlanContext context = contextOf();
    context.now = {};
    const BulkPlan timeless(plan.list(), context, {});
    QCOMPARE(timeless.count(SkipReason::Expired), 0);
}

void tst_BulkPlan::filter_narrows_data()
{
    QTest::addColumn<PlanFilter>("filter");
    QTest::addColumn<std::vector<qint32>>("selected");
    using Rows = std::vector<qint32>;
    QTest::newRow("none") << PlanFilter{} << Rows{0, 1, 2, 3};
    QTest::newRow("issuer") << PlanFilter{.issuer = ours} << Rows{0, 1, 2};
    QTest::newRow("client") << PlanFilter{.clientId = u"app"_s} << Rows{0, 1, 2};
    QTest::newRow("subject") << PlanFilter{.subject = u"bob"_s} << Rows{1};
    QTest::newRow("scope") << PlanFilter{.scope = u"read"_s} << Rows{0, 1};
    QTest::newRow("no whole scope") << PlanFilter{.scope = u"rea"_s} << Rows{};
    QTest::newRow("issued before") << PlanFilter{.issuedBefore = at(200)} << Rows{0};
    QTest::newRow("still valid") << PlanFilter{.onlyStillValid = true} << Rows{0};
    QTest::newRow("one by one") << PlanFilter{.leftOut = {1, 3}} << Rows{0, 2};
    QTest::newRow("both") << PlanFilter{.subject = u"alice"_s, .scope = u"write"_s} << Rows{2};
}

void tst_BulkPlan::filter_narrows()
{
    QFETCH(PlanFilter, filter);
    const BulkPlan plan = planOf(
        {withClaims({{u"sub"_s, u"alice"_s}, {u"scope"_s, u"openid read"_s}, {u"iat"_s, 100},
             {u"exp"_s, now + 60}}),
            withClaims({{u"sub"_s, u"bob"_s}, {u"scope"_s, u"read"_s}, {u"iat"_s, 200}}),
            withClaims({{u"sub"_s, u"alice"_s}, {u"scope"_s, u"write"_s}}), opaqueToken(1)},
        filter);
    QTEST(plan.selected(), "selected");
    QCOMPARE(plan.filter(), filter);
}

void tst_BulkPlan::groups_countTokens_data()
{
    QTest::addColumn<PlanGroup>("group");
    QTest::addColumn<QStringList>("counts");
    QTest::newRow("issuer") << PlanGroup::Issuer << QStringList{ours + u":3"_s, u":1"_s, u"x:1"_s};
    QTest::newRow("client") << PlanGroup::ClientId << QStringList{u"app:4"_s, u":1"_s};
    QTest::newRow("subject") << PlanGroup::Subject
                             << QStringList{u":2"_s, u"alice:2"_s, u"bob:1"_s};
    QTest::newRow("scope") << PlanGroup::Scope << QStringList{u":3"_s, u"read:2"_s, u"write:1"_s};
    QTest::newRow("kind") << PlanGroup::Kind
                          << QStringList{u"access:3"_s, u"id:1"_s, u"unknown:1"_s};
    QTest::newRow("format") << PlanGroup::Format << QStringList{u"jws:4"_s, u"opaque:1"_s};
}

void tst_BulkPlan::groups_countTokens()
{
    QFETCH(PlanGroup, group);
    const QByteArray first = withClaims({{u"sub"_s, u"alice"_s}, {u"scope"_s, u"read write"_s}});
    const BulkPlan plan = planOf({first, first, "no token",
        withClaims({{u"sub"_s, u"alice"_s}, {u"scope"_s, u"read read"_s}, {u"exp"_s, 1}}),
        withClaims({{u"sub"_s, u"bob"_s}, {u"nonce"_s, u"n"_s}}), withClaims({{u"iss"_s, u"x"_s}}),
        opaqueToken(1)});
    QTEST(described(plan.groups(group)), "counts");
}

void tst_BulkPlan::expiry_data()
{
    QTest::addColumn<QList<qint64>>("expiries");
    QTest::addColumn<int>("bins");
    QTest::addColumn<qint64>("from");
    QTest::addColumn<qint64>("width");
    QTest::addColumn<QList<qint64>>("counts");
    constexpr qint64 day = 86400;
    constexpr qint64 midnight = (now / day + 1) * day;
    QTest::newRow("one") << QList<qint64>{midnight + 7} << 10 << midnight + 7 << qint64(1)
                         << QList<qint64>{1};
    QTest::newRow("within a minute")
        << QList<qint64>{midnight + 7, midnight + 8, midnight + 51} << 10 << midnight + 5
        << qint64(5) << QList<qint64>{2, 0, 0, 0, 0, 0, 0, 0, 0, 1};
    QTest::newRow("days") << QList<qint64>{midnight, midnight + 10, midnight + 2 * day,
        midnight + 4 * day - 1}
                          << 4 << midnight << day << QList<qint64>{2, 0, 1, 1};
    QTest::newRow("two at least") << QList<qint64>{midnight - 1, midnight} << 1 << midnight - 1
                                  << qint64(1) << QList<qint64>{1, 1};
}

void tst_BulkPlan::expiry()
{
    QFETCH(QList<qint64>, expiries);
    QFETCH(int, bins);
    QFETCH(qint64, from);
    QFETCH(qint64, width);
    QFETCH(QList<qint64>, counts);
    QByteArrayList tokens{opaqueToken(1)};
    for (const qint64 expiry : std::as_const(expiries))
        tokens.append(withClaims({{u"exp"_s, expiry}}));
    const ExpiryPicture picture = planOf(tokens).expiry(bins);
    QCOMPARE(picture.withoutExpiry, 1);
    QCOMPARE(picture.bins.size(), counts.size());
    for (qsizetype i = 0; i < counts.size(); ++i) {
        QCOMPARE(picture.bins.at(i).tokens, counts.at(i));
        QCOMPARE(picture.bins.at(i).from, at(from + i * width));
        QCOMPARE(picture.bins.at(i).to, at(from + (i + 1) * width));
    }
}

void tst_BulkPlan::expiry_isOfWhatIsRevoked()
{
    // Centuries apart, and one that is left out.
    const BulkPlan plan = planOf(
        {withClaims({{u"exp"_s, now + 1}}), withClaims({{u"exp"_s, qint64(253'402'300'799)}}),
            withClaims({{u"exp"_s, now + 5}, {u"iss"_s, u"x"_s}})});
    const ExpiryPicture picture = plan.expiry(30);
    QVERIFY(picture.bins.size() <= 30);
    qsizetype tokens = 0;
    for (const ExpiryBin &bin : picture.bins)
        tokens += bin.tokens;
    QCOMPARE(tokens, 2);
}

void tst_BulkPlan::fittingProfiles_areThoseThatCouldRevoke()
{
    PlanContext context = contextOf();
    context.others = {{u"p2"_s, ours, u"b"_s}, {u"p3"_s, u"https://c.example"_s, u"c"_s},
        {u"p4"_s, ours, u"nobody"_s}};
    const BulkPlan plan
        = planOf({withClaims({{u"client_id"_s, u"b"_s}}),
                     withClaims({{u"iss"_s, u"https://c.example/"_s}, {u"client_id"_s, u"c"_s}}),
                     jwtOf({{u"iss"_s, u"https://c.example"_s}}),
                     withClaims({{u"client_id"_s, u"z"_s}}), withClaims({})},
            {}, context);
    const QList<FittingProfile> fitting = plan.fittingProfiles();
    QCOMPARE(fitting.size(), 2);
    QCOMPARE(fitting.at(0).profileId, u"p3"_s);
    QCOMPARE(fitting.at(0).tokens, 2);
    QCOMPARE(fitting.at(1).profileId, u"p2"_s);
    QCOMPARE(fitting.at(1).tokens, 1);
}

QTEST_GUILESS_MAIN(tst_BulkPlan)
#include "tst_bulkplan.moc"
