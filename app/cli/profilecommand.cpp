// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/profilecommand.h"

#include "app/cli/console.h"
#include "app/cli/humanlines.h"
#include "app/cli/shapes.h"
#include "app/cli/testcommand.h"

#include <QtCore/QCommandLineParser>

namespace rescind {

namespace {

QString protocolName(Protocol protocol)
{
    return protocol == Protocol::Oidc ? QStringLiteral("oidc") : QStringLiteral("oauth2");
}

QString authName(ClientAuthMethod method)
{
    switch (method) {
    case ClientAuthMethod::Post:
        return QStringLiteral("post");
    case ClientAuthMethod::Basic:
        return QStringLiteral("basic");
    case ClientAuthMethod::None:
        return QStringLiteral("none");
    case ClientAuthMethod::PrivateKeyJwt:
        return QStringLiteral("private_key_jwt");
    case ClientAuthMethod::Tls:
        return QStringLiteral("tls_client_auth");
    }
    return {};
}

QString environmentName(Environment environment)
{
    switch (environment) {
    case Environment::Production:
        return QStringLiteral("production");
    case Environment::Test:
        return QStringLiteral("test");
    case Environment::Sandbox:
        return QStringLiteral("sandbox");
    }
    return {};
}

QJsonObject profileJson(const Profile &profile)
{
    return {{QStringLiteral("id"), profile.id}, {QStringLiteral("name"), profile.name},
        {QStringLiteral("environment"), environmentName(profile.environment)},
        {QStringLiteral("protocol"), protocolName(profile.protocol)},
        {QStringLiteral("app_id"), profile.clientId}, {QStringLiteral("app_host"), profile.appHost},
        {QStringLiteral("redirect_uri"), profile.redirectUri},
        {QStringLiteral("scope"), profile.scope},
        {QStringLiteral("token_auth"), authName(profile.tokenAuth)},
        {QStringLiteral("introspection_auth"), authName(profile.introspectionAuth)},
        {QStringLiteral("revocation_auth"), authName(profile.revocationAuth)}};
}

//! One of the names that `nameOf` gives, or nothing.
template<typename E, typename F>
std::optional<E> named(const QString &name, std::initializer_list<E> values, F nameOf)
{
    for (const E value : values) {
        if (nameOf(value) == name)
            return value;
    }
    return std::nullopt;
}

struct ProfileOptions
{
    QCommandLineOption appHost{QStringLiteral("app-host"), {}, QStringLiteral("url")};
    QCommandLineOption appId{QStringLiteral("app-id"), {}, QStringLiteral("id")};
    QCommandLineOption protocol{
        QStringLiteral("protocol"), {}, QStringLiteral("oidc|oauth2"), QStringLiteral("oidc")};
    QCommandLineOption redirectUri{QStringLiteral("redirect-uri"), {}, QStringLiteral("uri")};
    QCommandLineOption scope{QStringLiteral("scope"), {}, QStringLiteral("scopes")};
    QCommandLineOption environment{QStringLiteral("environment"), {},
        QStringLiteral("production|test|sandbox"), QStringLiteral("production")};
    QCommandLineOption tokenAuth{QStringLiteral("token-auth"), {},
        QStringLiteral("post|basic|none"), QStringLiteral("post")};
    QCommandLineOption introspectionAuth{
        QStringLiteral("introspection-auth"), {}, QStringLiteral("post|basic|none")};
    QCommandLineOption revocationAuth{
        QStringLiteral("revocation-auth"), {}, QStringLiteral("post|basic|none")};
    QCommandLineOption algorithm{QStringLiteral("id-token-alg"), {}, QStringLiteral("alg")};
    QCommandLineOption trustHost{QStringLiteral("trust-host"), {}, QStringLiteral("host")};
    QCommandLineOption secretFromInput{QStringLiteral("secret-stdin")};

    [[nodiscard]] QList<QCommandLineOption> all() const
    {
        return {appHost, appId, protocol, redirectUri, scope, environment, tokenAuth,
            introspectionAuth, revocationAuth, algorithm, trustHost, secretFromInput};
    }
};

//! The profile that the options describe, or what is wrong with them.
tl::expected<Profile, QString> described(
    const QCommandLineParser &parser, const ProfileOptions &options, const QString &name)
{
    const auto protocol
        = named(parser.value(options.protocol), {Protocol::Oidc, Protocol::OAuth2}, protocolName);
    const auto environment = named(parser.value(options.environment),
        {Environment::Production, Environment::Test, Environment::Sandbox}, environmentName);
    const auto method = [&](const QCommandLineOption &option) {
        const QString value
            = parser.isSet(option) ? parser.value(option) : parser.value(options.tokenAuth);
        return named(value,
            {ClientAuthMethod::Post, ClientAuthMethod::Basic, ClientAuthMethod::None,
                ClientAuthMethod::PrivateKeyJwt, ClientAuthMethod::Tls},
            authName);
    };
    const auto token = method(options.tokenAuth);
    const auto introspection = method(options.introspectionAuth);
    const auto revocation = method(options.revocationAuth);
    if (!protocol || !environment || !token || !introspection || !revocation)
        return tl::unexpected(QStringLiteral("an option has a value that it cannot have"));

    Profile profile{.name = name,
        .environment = *environment,
        .protocol = *protocol,
        .clientId = parser.value(options.appId),
        .appHost = parser.value(options.appHost),
        .tokenAuth = *token,
        .introspectionAuth = *introspection,
        .revocationAuth = *revocation,
        .idTokenAlgorithms = parser.values(options.algorithm),
        .trustedHosts = parser.values(options.trustHost)};
    if (parser.isSet(options.redirectUri))
        profile.redirectUri = parser.value(options.redirectUri);
    if (parser.isSet(options.scope))
        profile.scope = parser.value(options.scope);
    return profile;
}

class Command
{
public:
    Command(Engine &engine, bool json, QObject *context, std::function<void(ExitCode)> done)
        : m_engine(engine)
        , m_json(json)
        , m_context(context)
        , m_done(std::move(done))
    {
    }

    void add(const QStringList &arguments)
    {
        QCommandLineParser parser;
        const ProfileOptions options;
        parser.addOptions(options.all());
        if (!parser.parse(QStringList(QStringLiteral("profile add")) + arguments)
            || parser.positionalArguments().size() != 1) {
            refuse(parser.unknownOptionNames().isEmpty()
                    ? QStringLiteral("profile add NAME --app-host URL --app-id ID [options]")
                    : parser.errorText());
            return;
        }
        const QString name = parser.positionalArguments().constFirst();
        const auto profile = described(parser, options, name);
        if (!profile) {
            refuse(profile.error());
            return;
        }
        SecretChanges secrets;
        if (parser.isSet(options.secretFromInput)) {
            const Secret secret = readStandardInput();
            if (secret.isEmpty()) {
                refuse(QStringLiteral("--secret-stdin: standard input is empty"));
                return;
            }
            secrets.insert(ProfileSecret::ClientSecret, secret);
        }
        startThen(m_engine.saveProfile(*profile, secrets, m_context), m_context,
            [self = *this](const Result<Profile> &saved) { self.onSaved(saved); });
    }

    void list() const
    {
        for (const Profile &profile : m_engine.profiles())
            show(profile);
        m_done(ExitCode::Done);
    }

    void one(const QString &name, bool remove) const
    {
        for (const Profile &profile : m_engine.profiles()) {
            if (profile.name != name)
                continue;
            if (!remove) {
                show(profile);
                m_done(ExitCode::Done);
                return;
            }
            startThen(m_engine.removeProfile(profile.id, m_context), m_context,
                [self = *this](const Result<void> &removed) {
                    if (removed)
                        self.m_done(ExitCode::Done);
                    else
                        self.failWith(removed.error());
                });
            return;
        }
        refuse(QStringLiteral("no profile of this name: ") + name);
    }

    void test(const QString &name) const
    {
        for (const Profile &profile : m_engine.profiles()) {
            if (profile.name != name)
                continue;
            runTestCommand(m_engine, profile,
                m_json ? std::optional(profileJson(profile)) : std::nullopt, m_context, m_done);
            return;
        }
        refuse(QStringLiteral("no profile of this name: ") + name);
    }

    void refuse(const QString &message) const
    {
        printMessage(message);
        m_done(ExitCode::Usage);
    }

private:
    void onSaved(const Result<Profile> &saved) const
    {
        if (!saved) {
            failWith(saved.error());
            return;
        }
        const Session *const session = m_engine.session(saved->id);
        show(*saved);
        if (session != nullptr && session->keychainError())
            failWith(*session->keychainError());
        else
            m_done(ExitCode::Done);
    }

    void show(const Profile &profile) const
    {
        if (m_json)
            printJson(profileJson(profile));
        else
            printResult(profile.name + u'\t' + profile.issuer() + u'\t' + profile.clientId);
    }

    void failWith(const Error &error) const
    {
        if (m_json)
            printJson(errorShape(error));
        else
            printMessage(errorLines(error).join(u'\n'));
        m_done(exitCodeFor(error));
    }

    Engine &m_engine;
    bool m_json;
    QObject *m_context;
    std::function<void(ExitCode)> m_done;
};

} // namespace

void runProfileCommand(Engine &engine, const QStringList &arguments, bool json, QObject *context,
    std::function<void(ExitCode)> done)
{
    Command command(engine, json, context, std::move(done));
    const QString verb = arguments.value(0);
    const QStringList rest = arguments.mid(1);
    if (verb == QLatin1StringView("add"))
        command.add(rest);
    else if (verb == QLatin1StringView("list") && rest.isEmpty())
        command.list();
    else if (verb == QLatin1StringView("show") && rest.size() == 1)
        command.one(rest.constFirst(), false);
    else if (verb == QLatin1StringView("remove") && rest.size() == 1)
        command.one(rest.constFirst(), true);
    else if (verb == QLatin1StringView("test") && rest.size() == 1)
        command.test(rest.constFirst());
    else
        command.refuse(QStringLiteral("profile add|list|show|test|remove"));
}

} // namespace rescind
