// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/oidc/capabilities.h"
#include "tests/support/testcase.h"
#include "tests/unit/oidc/sampleclient.h"

#include <QtCore/QSet>

using namespace rescind;
using namespace Qt::StringLiterals;
using Name = CapabilityName;
using Source = CapabilitySource;
using Why = CapabilityReason;

namespace {

const QDateTime seenAt(QDate(2026, 11, 22), QTime(14, 0), Qt::UTC);

//! A provider that is known by its issuer, and announces little.
Profile plainProfile()
{
    Profile profile = sampleProfile();
    profile.appHost.clear();
    profile.issuerUrl = u"https://idp.example"_s;
    return profile;
}

ProviderMetadata discovered()
{
    return {.source = ProviderMetadata::Source::Discovered, .issuer = u"https://idp.example"_s};
}

Capability found(const Profile &profile, const ProviderMetadata &metadata, Name name,
    const EndpointSightings &seen = {})
{
    for (const Capability &capability : capabilitySheet(profile, metadata, seen)) {
        if (capability.name == name)
            return capability;
    }
    return {.name = name, .reason = Why::NoMetadata, .values = {u"not on the sheet"_s}};
}

} // namespace

class tst_Capabilities final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void endpoint_hasSourceAndReason_data();
    void endpoint_hasSourceAndReason();
    void sighting_outweighsWhatIsSaid();
    void introspection_witnessIsSeen();
    void silence_isUnknownWhereItMeansNothing();
    void silence_isNoWhereTheStandardSaysSo();
    void noMetadata_nothingIsClaimed();
    void refreshTokens_data();
    void refreshTokens();
    void idTokenAlgorithms_data();
    void idTokenAlgorithms();
    void authentication_data();
    void authentication();
    void mutualTls_isReadFromTheMethods();
    void keys_areAllDifferent();
};

void tst_Capabilities::endpoint_hasSourceAndReason_data()
{
    QTest::addColumn<Profile>("profile");
    QTest::addColumn<ProviderMetadata>("metadata");
    QTest::addColumn<Support>("support");
    QTest::addColumn<Source>("source");
    QTest::addColumn<Why>("reason");
    ProviderMetadata announcing = discovered();
    announcing.revocationEndpoint = QUrl(u"https://idp.example/revoke"_s);
    announcing.announced = {u"revocation_endpoint"_s};
    QTest::newRow("announced") << plainProfile() << announcing << Support::Yes << Source::Announced
                               << Why::EndpointAnnounced;
    QTest::newRow("metadata without it") << plainProfile() << discovered() << Support::No
                                         << Source::Announced << Why::EndpointMissing;
    QTest::newRow("by convention")
        << sampleProfile() << conventionalMetadata(sampleProfile()) << Support::Unknown
        << Source::Conventions << Why::EndpointAssumed;
    Profile byHand = plainProfile();
    byHand.endpoints.revocation = u"https://idp.example/r"_s;
    ProviderMetadata set = discovered();
    set.revocationEndpoint = QUrl(byHand.endpoints.revocation);
    QTest::newRow("by hand") << byHand << set << Support::Yes << Source::ByHand
                             << Why::EndpointByHand;
    const ProviderMetadata none{.source = ProviderMetadata::Source::ByHand};
    QTest::newRow("nobody") << plainProfile() << none << Support::Unknown << Source::Nobody
                            << Why::NoMetadata;
}

void tst_Capabilities::endpoint_hasSourceAndReason()
{
    QFETCH(Profile, profile);
    QFETCH(ProviderMetadata, metadata);
    const Capability revocation = found(profile, metadata, Name::Revocation);
    QTEST(revocation.support, "support");
    QTEST(revocation.source, "source");
    QTEST(revocation.reason, "reason");
}

void tst_Capabilities::sighting_outweighsWhatIsSaid()
{
    ProviderMetadata metadata = discovered();
    metadata.revocationEndpoint = QUrl(u"https://idp.example/revoke"_s);
    metadata.announced = {u"revocation_endpoint"_s};
    const Capability unlike
        = found(plainProfile(), metadata, Name::Revocation, {.revocation = false});
    QCOMPARE(unlike.support, Support::No);
    QCOMPARE(unlike.source, Source::Seen);
    QCOMPARE(unlike.reason, Why::EndpointUnlike);
    const Capability answered = found(sampleProfile(), conventionalMetadata(sampleProfile()),
        Name::Revocation, {.revocation = true});
    QCOMPARE(answered.support, Support::Yes);
    QCOMPARE(answered.reason, Why::EndpointAnswered);
}

void tst_Capabilities::introspection_witnessIsSeen()
{
    Profile profile = sampleProfile();
    profile.witnessedKinds = {{u"refresh"_s, seenAt.addDays(1)}, {u"access"_s, seenAt}};
    const ProviderMetadata metadata = conventionalMetadata(profile);
    const Capability capability = found(profile, metadata, Name::Introspection);
    QCOMPARE(capability.support, Support::Yes);
    QCOMPARE(capability.source, Source::Seen);
    QCOMPARE(capability.reason, Why::CalledLiveTokenActive);
    QCOMPARE(capability.values, (QStringList{u"access"_s, u"refresh"_s}));
    QCOMPARE(capability.seenAt, seenAt);
    // What it was seen to be yesterday does not hide that it is something else today.
    QCOMPARE(found(profile, metadata, Name::Introspection, {.introspection = false}).reason,
        Why::EndpointUnlike);
}

void tst_Capabilities::silence_isUnknownWhereItMeansNothing()
{
    for (const Name name : {Name::Pkce, Name::RefreshTokens, Name::IdTokenAlgorithms,
             Name::TokenAuth, Name::MutualTls}) {
        const Capability capability = found(plainProfile(), discovered(), name);
        QCOMPARE(capability.support, Support::Unknown);
        QCOMPARE(capability.reason, Why::NotSaid);
    }
    ProviderMetadata plain = discovered();
    plain.codeChallengeMethods = {u"plain"_s};
    QCOMPARE(found(plainProfile(), plain, Name::Pkce).reason, Why::Unlisted);
    QCOMPARE(found(plainProfile(), plain, Name::Pkce).support, Support::No);
}

void tst_Capabilities::silence_isNoWhereTheStandardSaysSo()
{
    for (const Name name : {Name::RedirectIssuer, Name::Dpop}) {
        const Capability capability = found(plainProfile(), discovered(), name);
        QCOMPARE(capability.support, Support::No);
        QCOMPARE(capability.reason, Why::NotOffered);
    }
    ProviderMetadata able = discovered();
    able.sendsIssuer = true;
    able.dpopAlgorithms = {u"ES256"_s};
    QCOMPARE(found(plainProfile(), able, Name::RedirectIssuer).support, Support::Yes);
    QCOMPARE(found(plainProfile(), able, Name::Dpop).values, QStringList{u"ES256"_s});
}

void tst_Capabilities::noMetadata_nothingIsClaimed()
{
    const ProviderMetadata metadata = conventionalMetadata(sampleProfile());
    for (const Capability &capability : capabilitySheet(sampleProfile(), metadata)) {
        QVERIFY2(capability.support == Support::Unknown, capabilityKey(capability.name).data());
    }
}

void tst_Capabilities::refreshTokens_data()
{
    QTest::addColumn<QStringList>("grants");
    QTest::addColumn<QStringList>("scopes");
    QTest::addColumn<QString>("scope");
    QTest::addColumn<bool>("seen");
    QTest::addColumn<Support>("support");
    QTest::addColumn<Why>("reason");
    const QStringList grants{u"authorization_code"_s, u"refresh_token"_s};
    const QStringList code{u"authorization_code"_s};
    const QStringList offline{u"openid"_s, u"offline_access"_s};
    QTest::newRow("grant") << grants << QStringList() << u"openid"_s << false << Support::Yes
                           << Why::Listed;
    QTest::newRow("no grant") << code << QStringList() << u"openid"_s << false << Support::No
                              << Why::Unlisted;
    QTest::newRow("scope asked for")
        << grants << offline << u"openid offline_access"_s << false << Support::Yes << Why::Listed;
    QTest::newRow("scope not asked for")
        << grants << offline << u"openid"_s << false << Support::Yes << Why::OfflineAccessNeeded;
    QTest::newRow("seen") << code << QStringList() << u"openid"_s << true << Support::Yes
                          << Why::RefreshTokenSeen;
}

void tst_Capabilities::refreshTokens()
{
    QFETCH(QStringList, grants);
    QFETCH(QStringList, scopes);
    QFETCH(QString, scope);
    QFETCH(bool, seen);
    Profile profile = plainProfile();
    profile.scope = scope;
    if (seen)
        profile.witnessedKinds.insert(u"refresh"_s, seenAt);
    ProviderMetadata metadata = discovered();
    metadata.grantTypes = grants;
    metadata.scopes = scopes;
    const Capability capability = found(profile, metadata, Name::RefreshTokens);
    QTEST(capability.support, "support");
    QTEST(capability.reason, "reason");
}

void tst_Capabilities::idTokenAlgorithms_data()
{
    QTest::addColumn<bool>("isAuthing");
    QTest::addColumn<QStringList>("wanted");
    QTest::addColumn<Support>("support");
    QTest::addColumn<Why>("reason");
    QTest::newRow("nothing set") << false << QStringList() << Support::Yes << Why::Listed;
    QTest::newRow("one of them") << false << QStringList{u"ES256"_s, u"RS256"_s} << Support::Yes
                                 << Why::Listed;
    QTest::newRow("another") << false << QStringList{u"PS256"_s} << Support::No << Why::Unlisted;
    QTest::newRow("by secret") << false << QStringList{u"HS256"_s} << Support::No << Why::Unlisted;
    QTest::newRow("by secret at Authing")
        << true << QStringList{u"HS256"_s} << Support::Unknown << Why::AppSecretSigns;
}

void tst_Capabilities::idTokenAlgorithms()
{
    QFETCH(bool, isAuthing);
    QFETCH(QStringList, wanted);
    Profile profile = isAuthing ? sampleProfile() : plainProfile();
    profile.idTokenAlgorithms = wanted;
    ProviderMetadata metadata = discovered();
    metadata.idTokenAlgorithms = {u"RS256"_s};
    const Capability capability = found(profile, metadata, Name::IdTokenAlgorithms);
    QTEST(capability.support, "support");
    QTEST(capability.reason, "reason");
    profile.protocol = Protocol::OAuth2;
    QCOMPARE(found(profile, metadata, Name::IdTokenAlgorithms).reason, Why::NoIdTokens);
}

void tst_Capabilities::authentication_data()
{
    QTest::addColumn<ClientAuthMethod>("method");
    QTest::addColumn<QStringList>("announced");
    QTest::addColumn<std::optional<bool>>("seen");
    QTest::addColumn<Support>("support");
    QTest::addColumn<Why>("reason");
    const auto row = [](const char *name) -> QTestData & { return QTest::newRow(name); };
    const QStringList basic{u"client_secret_basic"_s};
    using Seen = std::optional<bool>;
    row("listed") << ClientAuthMethod::Basic << basic << Seen() << Support::Yes << Why::Listed;
    row("unlisted") << ClientAuthMethod::Post << basic << Seen() << Support::No << Why::Unlisted;
    row("unlisted, but it works") << ClientAuthMethod::Post << basic << Seen(true) << Support::Yes
                                  << Why::MethodAccepted;
    row("listed, but refused") << ClientAuthMethod::Basic << basic << Seen(false) << Support::No
                               << Why::MethodRefused;
    row("self-signed TLS") << ClientAuthMethod::Tls << QStringList{u"self_signed_tls_client_auth"_s}
                           << Seen() << Support::Yes << Why::Listed;
}

void tst_Capabilities::authentication()
{
    QFETCH(ClientAuthMethod, method);
    QFETCH(QStringList, announced);
    QFETCH(std::optional<bool>, seen);
    Profile profile = plainProfile();
    profile.tokenAuth = method;
    ProviderMetadata metadata = discovered();
    metadata.tokenAuthMethods = announced;
    const Capability capability = found(profile, metadata, Name::TokenAuth, {.tokenAuth = seen});
    QTEST(capability.support, "support");
    QTEST(capability.reason, "reason");
    QCOMPARE(capability.setting, authMethodName(method));
}

void tst_Capabilities::mutualTls_isReadFromTheMethods()
{
    ProviderMetadata metadata = discovered();
    metadata.tokenAuthMethods = {u"client_secret_post"_s};
    QCOMPARE(found(plainProfile(), metadata, Name::MutualTls).support, Support::No);
    metadata.revocationAuthMethods = {u"tls_client_auth"_s};
    const Capability able = found(plainProfile(), metadata, Name::MutualTls);
    QCOMPARE(able.support, Support::Yes);
    QCOMPARE(able.values, QStringList{u"tls_client_auth"_s});
}

void tst_Capabilities::keys_areAllDifferent()
{
    QSet<QString> keys;
    for (int i = 0; i <= static_cast<int>(Name::RevocationAuth); ++i)
        keys.insert(capabilityKey(static_cast<Name>(i)));
    QCOMPARE(keys.size(), static_cast<int>(Name::RevocationAuth) + 1);
    QSet<QString> reasons;
    for (int i = 0; i <= static_cast<int>(Why::MethodRefused); ++i)
        reasons.insert(reasonKey(static_cast<Why>(i)));
    QCOMPARE(reasons.size(), static_cast<int>(Why::MethodRefused) + 1);
    QVERIFY(!keys.contains(QString()) && !reasons.contains(QString()));
}

QTEST_GUILESS_MAIN(tst_Capabilities)
#include "tst_capabilities.moc"
