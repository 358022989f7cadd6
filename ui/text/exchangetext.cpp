// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/exchangetext.h"

#include "ui/text/errortext.h"
#include "ui/text/timetext.h"
#include "ui/text/tokentext.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

#include <algorithm>

namespace rescind {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(ExchangeText)
};

QString fieldValue(const ExchangeField &field, bool revealed)
{
    if (!field.isSecret)
        return field.value;
    if (revealed && !field.secret.isEmpty())
        return field.value + QString::fromUtf8(field.secret.reveal());
    if (!field.fingerprint.isEmpty())
        //: In a token's place. %1 is its fingerprint.
        return field.value + Tr::tr("[token %1]").arg(spacedFingerprint(field.fingerprint));
    return field.value + secretMark();
}

void addFields(
    QStringList &lines, const QList<ExchangeField> &fields, const QString &between, bool revealed)
{
    for (const ExchangeField &field : fields)
        lines.append(field.name + between + fieldValue(field, revealed));
}

} // namespace

QString stageName(Stage stage)
{
    switch (stage) {
    case Stage::Profile:
        return Tr::tr("Profile");
    case Stage::Discovery:
        return Tr::tr("Metadata");
    case Stage::Authorization:
        return Tr::tr("Sign-in");
    case Stage::PushedAuthorization:
        return Tr::tr("Pushed request");
    case Stage::DeviceAuthorization:
        return Tr::tr("Device code");
    case Stage::Token:
        return Tr::tr("Tokens");
    case Stage::Keys:
        return Tr::tr("Keys");
    case Stage::IdToken:
        return Tr::tr("ID token");
    case Stage::Introspection:
        return Tr::tr("Introspection");
    case Stage::Revocation:
        return Tr::tr("Revocation");
    case Stage::UserInfo:
        return Tr::tr("User info");
    case Stage::Logout:
        return Tr::tr("Sign-out");
    case Stage::Storage:
        return Tr::tr("Storage");
    }
    return {};
}

QString exchangeResult(const Exchange &exchange)
{
    if (exchange.status > 0)
        return QString::number(exchange.status);
    if (exchange.isPending())
        return Tr::tr("under way");
    return exchange.error->kind == ErrorKind::Cancelled ? Tr::tr("given up") : Tr::tr("no answer");
}

QString exchangeSign(const Exchange &exchange)
{
    if (exchange.isPending())
        return QStringLiteral("…");
    if (exchange.error)
        return exchange.error->kind == ErrorKind::Cancelled ? QStringLiteral("–")
                                                            : QStringLiteral("✕");
    if (exchange.status < 300)
        return QStringLiteral("✓");
    return exchange.status < 400 ? QStringLiteral("!") : QStringLiteral("✕");
}

QString requestText(const Exchange &exchange, bool revealed)
{
    QStringList lines{exchange.method + u' ' + exchange.url.toString()};
    addFields(lines, exchange.headers, QStringLiteral(": "), revealed);
    if (!exchange.query.isEmpty()) {
        lines.append({QString(), Tr::tr("In the URL:")});
        addFields(lines, exchange.query, QStringLiteral(" = "), revealed);
    }
    if (!exchange.form.isEmpty()) {
        lines.append({QString(), Tr::tr("In the body:")});
        addFields(lines, exchange.form, QStringLiteral(" = "), revealed);
    }
    return lines.join(u'\n');
}

QString answerText(const Exchange &exchange)
{
    if (exchange.isPending())
        return Tr::tr("No answer has come yet.");
    if (exchange.error)
        return errorLine(*exchange.error);
    QStringList lines{QStringLiteral("HTTP ") + QString::number(exchange.status)};
    addFields(lines, exchange.answerHeaders, QStringLiteral(": "), false);
    lines.append(QString());
    lines.append(
        exchange.answerBody.isEmpty() ? Tr::tr("The body is empty.") : exchange.answerBody);
    return lines.join(u'\n');
}

QString exchangeText(const Exchange &exchange)
{
    return absoluteTime(exchange.at) + u" · " + stageName(exchange.stage) + u" · "
        + Tr::tr("%1 ms").arg(QLocale().toString(qint64(exchange.took.count()))) + u"\n\n"
        + requestText(exchange) + u"\n\n" + answerText(exchange) + u'\n';
}

bool canReveal(const Exchange &exchange)
{
    const auto any = [](const QList<ExchangeField> &fields) {
        return std::any_of(fields.begin(), fields.end(),
            [](const ExchangeField &field) { return !field.secret.isEmpty(); });
    };
    return any(exchange.headers) || any(exchange.query) || any(exchange.form);
}

} // namespace rescind
