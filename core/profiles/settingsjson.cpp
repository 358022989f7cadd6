// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profiles/settingsjson.h"

#include <QtCore/QJsonArray>

namespace rescind {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array<Word<ResponseMode>, 4> responseModes{{
    {ResponseMode::Default, ""_L1},
    {ResponseMode::Query, "query"_L1},
    {ResponseMode::Fragment, "fragment"_L1},
    {ResponseMode::FormPost, "form_post"_L1},
}};
constexpr std::array<Word<ProxyUse>, 3> proxyUses{{
    {ProxyUse::System, "system"_L1},
    {ProxyUse::Direct, "direct"_L1},
    {ProxyUse::Explicit, "explicit"_L1},
}};

//! Members with their places in the settings, so that reading and writing cannot differ.
template<typename S, typename F>
void eachEndpoint(S &settings, F visit)
{
    visit("authorization"_L1, settings.authorization);
    visit("token"_L1, settings.token);
    visit("introspection"_L1, settings.introspection);
    visit("revocation"_L1, settings.revocation);
    visit("userInfo"_L1, settings.userInfo);
    visit("endSession"_L1, settings.endSession);
    visit("jwks"_L1, settings.jwks);
}

template<typename S, typename F>
void eachText(S &settings, F visit)
{
    visit("prompt"_L1, settings.prompt);
    visit("acrValues"_L1, settings.acrValues);
    visit("loginHint"_L1, settings.loginHint);
    visit("uiLocales"_L1, settings.uiLocales);
    visit("tenantId"_L1, settings.tenantId);
}

QStringList textsOf(const QJsonValue &value)
{
    QStringList result;
    const QJsonArray array = value.toArray();
    for (const QJsonValue &element : array)
        result.append(element.toString());
    return result;
}

} // namespace

QJsonObject toJson(const EndpointSettings &settings, const QJsonObject &known)
{
    QJsonObject object = known;
    eachEndpoint(settings,
        [&object](QLatin1StringView name, const QString &value) { object.insert(name, value); });
    return object;
}

void read(JsonReader &reader, EndpointSettings &settings)
{
    eachEndpoint(
        settings, [&reader](QLatin1StringView name, QString &value) { reader.text(name, value); });
}

QJsonObject toJson(const AuthorizationSettings &settings, const QJsonObject &known)
{
    QJsonObject object = known;
    eachText(settings,
        [&object](QLatin1StringView name, const QString &value) { object.insert(name, value); });
    object.insert(
        "maxAge"_L1, settings.maxAge ? QJsonValue(*settings.maxAge) : QJsonValue(QJsonValue::Null));
    object.insert("responseMode"_L1, wordFor(settings.responseMode, responseModes));
    object.insert("pushed"_L1, settings.pushed);
    QJsonArray extra;
    for (const auto &[name, value] : settings.extra)
        extra.append(QJsonArray{name, value});
    object.insert("extra"_L1, extra);
    return object;
}

void read(JsonReader &reader, AuthorizationSettings &settings)
{
    eachText(
        settings, [&reader](QLatin1StringView name, QString &value) { reader.text(name, value); });
    reader.number("maxAge"_L1, settings.maxAge);
    reader.word("responseMode"_L1, settings.responseMode, responseModes);
    reader.flag("pushed"_L1, settings.pushed);
    const QJsonValue extra = reader.object().value("extra"_L1);
    if (!extra.isUndefined() && !extra.isArray())
        reader.blame("extra"_L1);
    const QJsonArray pairs = extra.toArray();
    for (const QJsonValue &element : pairs) {
        const QJsonArray pair = element.toArray();
        if (pair.size() != 2 || !pair.at(0).isString() || !pair.at(1).isString())
            return reader.blame("extra"_L1);
        settings.extra.append({pair.at(0).toString(), pair.at(1).toString()});
    }
}

QJsonObject toJson(const NetworkSettings &settings, const QJsonObject &known)
{
    QJsonObject object = known;
    object.insert("caFile"_L1, settings.caFile);
    object.insert("proxy"_L1, wordFor(settings.proxy, proxyUses));
    object.insert("proxyAddress"_L1, settings.proxyAddress);
    object.insert("proxyUser"_L1, settings.proxyUser);
    object.insert("clientCertificateFile"_L1, settings.clientCertificateFile);
    return object;
}

void read(JsonReader &reader, NetworkSettings &settings)
{
    reader.text("caFile"_L1, settings.caFile);
    reader.word("proxy"_L1, settings.proxy, proxyUses);
    reader.text("proxyAddress"_L1, settings.proxyAddress);
    reader.text("proxyUser"_L1, settings.proxyUser);
    reader.text("clientCertificateFile"_L1, settings.clientCertificateFile);
}

QJsonArray toJson(const QList<Cascade> &cascades)
{
    QJsonArray array;
    for (const Cascade &cascade : cascades) {
        array.append(QJsonObject{{"revoked"_L1, cascade.revoked},
            {"ended"_L1, QJsonArray::fromStringList(cascade.ended)},
            {"survived"_L1, QJsonArray::fromStringList(cascade.survived)},
            {"measuredAt"_L1, cascade.measuredAt.toUTC().toString(Qt::ISODateWithMs)}});
    }
    return array;
}

QList<Cascade> cascadesFrom(const QJsonArray &array)
{
    QList<Cascade> cascades;
    for (const QJsonValue &element : array) {
        const Cascade cascade{.revoked = element["revoked"_L1].toString(),
            .ended = textsOf(element["ended"_L1]),
            .survived = textsOf(element["survived"_L1]),
            .measuredAt
            = QDateTime::fromString(element["measuredAt"_L1].toString(), Qt::ISODate).toUTC()};
        if (!cascade.revoked.isEmpty() && cascade.measuredAt.isValid())
            cascades.append(cascade);
    }
    return cascades;
}

} // namespace rescind
