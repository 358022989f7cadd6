// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/profileoptions.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QDir>
#include <QtCore/QFileInfo>

#include <array>

namespace rescind {

namespace {

template<typename E>
using Words = QList<std::pair<const char *, E>>;

const Words<Protocol> &protocols()
{
    static const Words<Protocol> words{{"oidc", Protocol::Oidc}, {"oauth2", Protocol::OAuth2}};
    return words;
}

const Words<Environment> &environments()
{
    static const Words<Environment> words{{"production", Environment::Production},
        {"test", Environment::Test}, {"sandbox", Environment::Sandbox}};
    return words;
}

const Words<ClientAuthMethod> &methods()
{
    static const Words<ClientAuthMethod> words{{"post", ClientAuthMethod::Post},
        {"basic", ClientAuthMethod::Basic}, {"none", ClientAuthMethod::None},
        {"private_key_jwt", ClientAuthMethod::PrivateKeyJwt},
        {"tls_client_auth", ClientAuthMethod::Tls}};
    return words;
}

struct Options
{
    static QCommandLineOption with(const char *name, const char *value)
    {
        return QCommandLineOption(QString::fromLatin1(name), QString(), QString::fromLatin1(value));
    }

    QCommandLineOption appHost = with("app-host", "url");
    QCommandLineOption issuer = with("issuer", "url");
    QCommandLineOption appId = with("app-id", "id");
    QCommandLineOption protocol = with("protocol", "oidc|oauth2");
    QCommandLineOption redirectUri = with("redirect-uri", "uri");
    QCommandLineOption scope = with("scope", "scopes");
    QCommandLineOption environment = with("environment", "production|test|sandbox");
    QCommandLineOption tokenAuth = with("token-auth", "method");
    QCommandLineOption introspectionAuth = with("introspection-auth", "method");
    QCommandLineOption revocationAuth = with("revocation-auth", "method");
    QCommandLineOption introspectionEndpoint = with("introspection-endpoint", "url");
    QCommandLineOption revocationEndpoint = with("revocation-endpoint", "url");
    QCommandLineOption algorithm = with("id-token-alg", "alg");
    QCommandLineOption trustHost = with("trust-host", "host");
    QCommandLineOption caFile = with("ca-file", "file");
    QCommandLineOption secretFromInput{QStringLiteral("secret-stdin")};

    [[nodiscard]] QList<QCommandLineOption> all() const
    {
        return {appHost, issuer, appId, protocol, redirectUri, scope, environment, tokenAuth,
            introspectionAuth, revocationAuth, introspectionEndpoint, revocationEndpoint, algorithm,
            trustHost, caFile, secretFromInput};
    }
};

//! Reads words and remembers the first option that has none of them.
class Reading
{
public:
    explicit Reading(const QCommandLineParser &parser)
        : m_parser(parser)
    {
    }

    void text(const QCommandLineOption &option, QString &value) const
    {
        if (m_parser.isSet(option))
            value = m_parser.value(option);
    }

    template<typename E>
    void word(const QCommandLineOption &option, const Words<E> &words, E &value)
    {
        if (!m_parser.isSet(option))
            return;
        for (const auto &[name, meaning] : words) {
            if (m_parser.value(option) == QLatin1StringView(name)) {
                value = meaning;
                return;
            }
        }
        if (m_wrong.isEmpty())
            m_wrong = option.names().constFirst();
    }

    [[nodiscard]] const QString &wrong() const { return m_wrong; }

private:
    const QCommandLineParser &m_parser;
    QString m_wrong;
};

void readMethods(Reading &reading, const Options &options, Profile &profile)
{
    reading.word(options.tokenAuth, methods(), profile.tokenAuth);
    // The others go with it unless they are named.
    profile.introspectionAuth = profile.tokenAuth;
    profile.revocationAuth = profile.tokenAuth;
    reading.word(options.introspectionAuth, methods(), profile.introspectionAuth);
    reading.word(options.revocationAuth, methods(), profile.revocationAuth);
}

} // namespace

tl::expected<ProfileOrder, QString> profileOrder(const QStringList &arguments)
{
    QCommandLineParser parser;
    const Options options;
    parser.addOptions(options.all());
    if (!parser.parse(QStringList(QStringLiteral("profile add")) + arguments))
        return tl::unexpected(parser.errorText());
    if (parser.positionalArguments().size() != 1)
        return tl::unexpected(QStringLiteral(
            "profile add NAME [--app-host URL] [--issuer URL] --app-id ID [options]"));
    if (!parser.isSet(options.appHost) && !parser.isSet(options.issuer))
        return tl::unexpected(QStringLiteral("profile add: give --app-host, --issuer or both"));

    Profile profile{.name = parser.positionalArguments().constFirst()};
    Reading reading(parser);
    reading.word(options.protocol, protocols(), profile.protocol);
    profile.scope = defaultScope(profile.protocol);
    reading.word(options.environment, environments(), profile.environment);
    reading.text(options.appHost, profile.appHost);
    reading.text(options.issuer, profile.issuerUrl);
    reading.text(options.appId, profile.clientId);
    reading.text(options.redirectUri, profile.redirectUri);
    reading.text(options.scope, profile.scope);
    readMethods(reading, options, profile);
    reading.text(options.introspectionEndpoint, profile.endpoints.introspection);
    reading.text(options.revocationEndpoint, profile.endpoints.revocation);
    reading.text(options.caFile, profile.network.caFile);
    // It is read from other folders than this one later.
    if (!profile.network.caFile.isEmpty())
        profile.network.caFile = QFileInfo(profile.network.caFile).absoluteFilePath();
    profile.idTokenAlgorithms = parser.values(options.algorithm);
    profile.trustedHosts = parser.values(options.trustHost);
    if (!reading.wrong().isEmpty())
        return tl::unexpected(QStringLiteral("--%1 cannot have this value").arg(reading.wrong()));
    return ProfileOrder{profile, parser.isSet(options.secretFromInput)};
}

} // namespace rescind
