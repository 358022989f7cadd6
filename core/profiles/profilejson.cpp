// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profiles/profilejson.h"

#include <QtCore/QJsonArray>

#include <array>

namespace rescind {

using namespace Qt::StringLiterals;

namespace {

template<typename E>
struct Word
{
    E value;
    QLatin1StringView text;
};

constexpr std::array<Word<Environment>, 3> environments{{
    {Environment::Production, "production"_L1},
    {Environment::Test, "test"_L1},
    {Environment::Sandbox, "sandbox"_L1},
}};
constexpr std::array<Word<Protocol>, 2> protocols{{
    {Protocol::Oidc, "oidc"_L1},
    {Protocol::OAuth2, "oauth2"_L1},
}};
constexpr std::array<Word<ClientAuthMethod>, 3> methods{{
    {ClientAuthMethod::Post, "post"_L1},
    {ClientAuthMethod::Basic, "basic"_L1},
    {ClientAuthMethod::None, "none"_L1},
}};

template<typename E, std::size_t N>
QString wordFor(E value, const std::array<Word<E>, N> &words)
{
    for (const Word<E> &word : words) {
        if (word.value == value)
            return word.text;
    }
    return {};
}

//! Reads members and remembers the first that was wrong. A missing one leaves the default.
class Reader
{
public:
    explicit Reader(const QJsonObject &object)
        : m_object(object)
    {
    }

    void text(QLatin1StringView name, QString &value)
    {
        if (const QJsonValue member = m_object.value(name); member.isString())
            value = member.toString();
        else if (!member.isUndefined())
            blame(name);
    }

    void texts(QLatin1StringView name, QStringList &values)
    {
        const QJsonValue member = m_object.value(name);
        if (member.isUndefined())
            return;
        if (!member.isArray())
            return blame(name);
        values.clear();
        for (const QJsonValue &element : member.toArray()) {
            if (!element.isString())
                return blame(name);
            values.append(element.toString());
        }
    }

    template<typename E, std::size_t N>
    void word(QLatin1StringView name, E &value, const std::array<Word<E>, N> &words)
    {
        const QJsonValue member = m_object.value(name);
        if (member.isUndefined())
            return;
        for (const Word<E> &word : words) {
            if (member.toString() == word.text) {
                value = word.value;
                return;
            }
        }
        blame(name);
    }

    void times(QLatin1StringView name, QHash<QString, QDateTime> &values)
    {
        const QJsonObject member = m_object.value(name).toObject();
        for (auto it = member.begin(); it != member.end(); ++it) {
            const QDateTime time = QDateTime::fromString(it->toString(), Qt::ISODate);
            if (time.isValid())
                values.insert(it.key(), time.toUTC());
        }
    }

    void blame(QLatin1StringView name)
    {
        if (m_wrong.isEmpty())
            m_wrong = name;
    }
    [[nodiscard]] const QString &wrong() const { return m_wrong; }

private:
    const QJsonObject &m_object;
    QString m_wrong;
};

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
    object.insert("host"_L1, profile.host);
    object.insert("redirectUri"_L1, profile.redirectUri);
    object.insert("scope"_L1, profile.scope);
    object.insert("tokenAuth"_L1, wordFor(profile.tokenAuth, methods));
    object.insert("introspectionAuth"_L1, wordFor(profile.introspectionAuth, methods));
    object.insert("revocationAuth"_L1, wordFor(profile.revocationAuth, methods));
    object.insert("idTokenAlgorithms"_L1, QJsonArray::fromStringList(profile.idTokenAlgorithms));
    object.insert("trustedHosts"_L1, QJsonArray::fromStringList(profile.trustedHosts));
    QJsonObject witnessed;
    for (auto it = profile.witnessedKinds.begin(); it != profile.witnessedKinds.end(); ++it)
        witnessed.insert(it.key(), it->toUTC().toString(Qt::ISODateWithMs));
    object.insert("witnessedKinds"_L1, witnessed);
    return object;
}

Result<Profile> profileFromJson(const QJsonObject &object)
{
    Profile profile;
    Reader reader(object);
    reader.text("id"_L1, profile.id);
    reader.text("name"_L1, profile.name);
    reader.word("environment"_L1, profile.environment, environments);
    reader.word("protocol"_L1, profile.protocol, protocols);
    reader.text("clientId"_L1, profile.clientId);
    reader.text("appHost"_L1, profile.appHost);
    reader.text("host"_L1, profile.host);
    reader.text("redirectUri"_L1, profile.redirectUri);
    reader.text("scope"_L1, profile.scope);
    reader.word("tokenAuth"_L1, profile.tokenAuth, methods);
    reader.word("introspectionAuth"_L1, profile.introspectionAuth, methods);
    reader.word("revocationAuth"_L1, profile.revocationAuth, methods);
    reader.texts("idTokenAlgorithms"_L1, profile.idTokenAlgorithms);
    reader.texts("trustedHosts"_L1, profile.trustedHosts);
    reader.times("witnessedKinds"_L1, profile.witnessedKinds);
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
