// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profiles/profilejson.h"

#include "core/profiles/settingsjson.h"

#include <QtCore/QJsonArray>

namespace rescind {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array<Word<Environment>, 3> environments{{
    {Environment::Production, "production"_L1},
    {Environment::Test, "test"_L1},
    {Environment::Sandbox, "sandbox"_L1},
}};
constexpr std::array<Word<Protocol>, 2> protocols{{
    {Protocol::Oidc, "oidc"_L1},
    {Protocol::OAuth2, "oauth2"_L1},
}};
constexpr std::array<Word<ClientAuthMethod>, 5> methods{{
    {ClientAuthMethod::Post, "post"_L1},
    {ClientAuthMethod::Basic, "basic"_L1},
    {ClientAuthMethod::None, "none"_L1},
    {ClientAuthMethod::PrivateKeyJwt, "private_key_jwt"_L1},
    {ClientAuthMethod::Tls, "tls_client_auth"_L1},
}};
constexpr std::array<Word<AssertionAudience>, 2> audiences{{
    {AssertionAudience::Issuer, "issuer"_L1},
    {AssertionAudience::TokenEndpoint, "token_endpoint"_L1},
}};

//! The object within, for its members that are not ours.
QJsonObject within(const QJsonObject &object, QLatin1StringView name)
{
    return object.value(name).toObject();
}

template<typename S>
void readWithin(JsonReader &reader, QLatin1StringView name, S &settings)
{
    JsonReader inner = reader.within(name);
    read(inner, settings);
    reader.take(inner);
}

} // namespace

QJsonObject profileToJson(const Profile &profile, const QJsonObject &known)
{
    QJsonObject object = known;
    object.insert("id"_L1, profile.id);
    object.insert("name"_L1, profile.name);
    object.insert("environment"_L1, wordFor(profile.environment, environments));
    object.insert("protocol"_L1, wordFor(profile.protocol, protocols));
    object.insert("clientId"_L1, profile.clientId);
    object.insert("appHost"_L1, profile.appHost);
    object.insert("issuer"_L1, profile.issuerUrl);
    object.insert("endpoints"_L1, toJson(profile.endpoints, within(known, "endpoints"_L1)));
    object.insert("host"_L1, profile.host);
    object.insert("redirectUri"_L1, profile.redirectUri);
    object.insert("scope"_L1, profile.scope);
    object.insert("tokenAuth"_L1, wordFor(profile.tokenAuth, methods));
    object.insert("introspectionAuth"_L1, wordFor(profile.introspectionAuth, methods));
    object.insert("revocationAuth"_L1, wordFor(profile.revocationAuth, methods));
    object.insert("idTokenAlgorithms"_L1, QJsonArray::fromStringList(profile.idTokenAlgorithms));
    object.insert("clientKeyId"_L1, profile.clientKeyId);
    object.insert("assertionAudience"_L1, wordFor(profile.assertionAudience, audiences));
    object.insert("dpop"_L1, profile.dpop);
    object.insert(
        "authorization"_L1, toJson(profile.authorization, within(known, "authorization"_L1)));
    object.insert("network"_L1, toJson(profile.network, within(known, "network"_L1)));
    object.insert("trustedHosts"_L1, QJsonArray::fromStringList(profile.trustedHosts));
    QJsonObject witnessed;
    for (auto it = profile.witnessedKinds.begin(); it != profile.witnessedKinds.end(); ++it)
        witnessed.insert(it.key(), it->toUTC().toString(Qt::ISODateWithMs));
    object.insert("witnessedKinds"_L1, witnessed);
    object.insert("cascades"_L1, toJson(profile.cascades));
    return object;
}

Result<Profile> profileFromJson(const QJsonObject &object)
{
    Profile profile;
    JsonReader reader(object);
    reader.text("id"_L1, profile.id);
    reader.text("name"_L1, profile.name);
    reader.word("environment"_L1, profile.environment, environments);
    reader.word("protocol"_L1, profile.protocol, protocols);
    reader.text("clientId"_L1, profile.clientId);
    reader.text("appHost"_L1, profile.appHost);
    reader.text("issuer"_L1, profile.issuerUrl);
    readWithin(reader, "endpoints"_L1, profile.endpoints);
    reader.text("host"_L1, profile.host);
    reader.text("redirectUri"_L1, profile.redirectUri);
    reader.text("scope"_L1, profile.scope);
    reader.word("tokenAuth"_L1, profile.tokenAuth, methods);
    reader.word("introspectionAuth"_L1, profile.introspectionAuth, methods);
    reader.word("revocationAuth"_L1, profile.revocationAuth, methods);
    reader.texts("idTokenAlgorithms"_L1, profile.idTokenAlgorithms);
    reader.text("clientKeyId"_L1, profile.clientKeyId);
    reader.word("assertionAudience"_L1, profile.assertionAudience, audiences);
    reader.flag("dpop"_L1, profile.dpop);
    readWithin(reader, "authorization"_L1, profile.authorization);
    readWithin(reader, "network"_L1, profile.network);
    reader.texts("trustedHosts"_L1, profile.trustedHosts);
    reader.times("witnessedKinds"_L1, profile.witnessedKinds);
    profile.cascades = cascadesFrom(object.value("cascades"_L1).toArray());
    if (profile.id.isEmpty())
        reader.blame("id"_L1);
    if (!reader.wrong().isEmpty()) {
        return fail(Error{.kind = ErrorKind::Usage,
            .stage = Stage::Profile,
            .reason = Reason::InvalidProfile,
            .subject = reader.wrong()});
    }
    return checked(profile);
}

} // namespace rescind
