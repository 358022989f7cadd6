// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokens/tokenset.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

namespace rescind {

namespace {

constexpr int packedVersion = 1;
constexpr QLatin1StringView bindingKeyMember("binding_key");

int rank(TokenKind kind)
{
    switch (kind) {
    case TokenKind::Access:
        return 0;
    case TokenKind::Refresh:
        return 1;
    case TokenKind::Id:
        return 2;
    case TokenKind::Unknown:
        return 3;
    }
    return 3;
}

std::optional<TokenKind> kindFromKey(const QString &key)
{
    for (const TokenKind kind :
        {TokenKind::Access, TokenKind::Refresh, TokenKind::Id, TokenKind::Unknown}) {
        if (kindKey(kind) == key)
            return kind;
    }
    return std::nullopt;
}

QString originKey(TokenOrigin origin)
{
    switch (origin) {
    case TokenOrigin::SignedIn:
        return QStringLiteral("signed_in");
    case TokenOrigin::Refreshed:
        return QStringLiteral("refreshed");
    case TokenOrigin::Pasted:
        return QStringLiteral("pasted");
    case TokenOrigin::ClientCredentials:
        return QStringLiteral("client_credentials");
    }
    return {};
}

TokenOrigin originFromKey(const QString &key)
{
    for (const TokenOrigin origin :
        {TokenOrigin::Refreshed, TokenOrigin::Pasted, TokenOrigin::ClientCredentials}) {
        if (originKey(origin) == key)
            return origin;
    }
    return TokenOrigin::SignedIn;
}

QString timeText(const QDateTime &time)
{
    return time.isValid() ? time.toUTC().toString(Qt::ISODateWithMs) : QString();
}

QDateTime timeFrom(const QJsonValue &value)
{
    return QDateTime::fromString(value.toString(), Qt::ISODateWithMs).toUTC();
}

QJsonObject packedToken(const Token &token)
{
    return {{QStringLiteral("kind"), kindKey(token.kind)},
        {QStringLiteral("value"), QString::fromUtf8(token.value.reveal())},
        {QStringLiteral("generation"), token.generation},
        {QStringLiteral("origin"), originKey(token.origin)},
        {QStringLiteral("obtained_at"), timeText(token.obtainedAt)},
        {QStringLiteral("expires_at"), timeText(token.facts.expiresAt)},
        {QStringLiteral("issued_at"), timeText(token.facts.issuedAt)},
        {QStringLiteral("scope"), token.facts.scope},
        {QStringLiteral("subject"), token.facts.subject},
        {QStringLiteral("bound_to"), token.facts.boundTo}};
}

std::optional<Token> unpackedToken(const QJsonObject &entry)
{
    const auto kind = kindFromKey(entry.value(QLatin1StringView("kind")).toString());
    const Secret value(entry.value(QLatin1StringView("value")).toString());
    if (!kind || value.isEmpty())
        return std::nullopt;
    Token token = readToken(*kind, value);
    token.origin = originFromKey(entry.value(QLatin1StringView("origin")).toString());
    const int first = token.origin == TokenOrigin::ClientCredentials ? 0 : 1;
    token.generation = qMax(first, entry.value(QLatin1StringView("generation")).toInt(first));
    token.obtainedAt = timeFrom(entry.value(QLatin1StringView("obtained_at")));
    TokenFacts &facts = token.facts;
    if (!facts.expiresAt.isValid())
        facts.expiresAt = timeFrom(entry.value(QLatin1StringView("expires_at")));
    if (!facts.issuedAt.isValid())
        facts.issuedAt = timeFrom(entry.value(QLatin1StringView("issued_at")));
    if (facts.scope.isEmpty())
        facts.scope = entry.value(QLatin1StringView("scope")).toString();
    if (facts.subject.isEmpty())
        facts.subject = entry.value(QLatin1StringView("subject")).toString();
    facts.boundTo = entry.value(QLatin1StringView("bound_to")).toString();
    return token;
}

void sortTokens(QList<Token> &tokens)
{
    std::stable_sort(tokens.begin(), tokens.end(), [](const Token &a, const Token &b) {
        return a.generation != b.generation ? a.generation > b.generation
                                            : rank(a.kind) < rank(b.kind);
    });
}

template<typename T>
void fillIn(T &known, const T &told, bool isKnown)
{
    if (!isKnown)
        known = told;
}

} // namespace

QList<Token> tokensOf(
    const TokenAnswer &answer, TokenOrigin origin, int generation, const QDateTime &obtainedAt)
{
    QList<Token> tokens;
    const auto add = [&](TokenKind kind, const Secret &value) {
        if (value.isEmpty())
            return;
        Token token = readToken(kind, value);
        token.generation = generation;
        token.origin = origin;
        token.obtainedAt = obtainedAt;
        if (!token.facts.issuedAt.isValid())
            token.facts.issuedAt = obtainedAt;
        if (kind == TokenKind::Access && !token.facts.expiresAt.isValid() && answer.expiresIn)
            token.facts.expiresAt = obtainedAt.addSecs(*answer.expiresIn);
        if (kind != TokenKind::Id)
            token.facts.boundTo = answer.boundTo;
        if (token.facts.scope.isEmpty() && kind != TokenKind::Id)
            token.facts.scope = answer.scope;
        tokens.append(token);
    };
    add(TokenKind::Access, answer.accessToken);
    add(TokenKind::Refresh, answer.refreshToken);
    add(TokenKind::Id, answer.idToken);
    return tokens;
}

QList<Token> withNewGeneration(const QList<Token> &held, const QList<Token> &fresh)
{
    QList<Token> result = fresh;
    for (const Token &old : held) {
        const auto same = std::find_if(result.begin(), result.end(),
            [&old](const Token &token) { return token.fingerprint == old.fingerprint; });
        if (same == result.end()) {
            result.append(old);
            continue;
        }
        // One that was cleared here and is handed out again is alive again, and nothing is known of
        // it.
        if (!old.isHeld())
            continue;
        // What is known about it was learned about this very token, but for a lifetime told anew.
        const Token told = *same;
        *same = old;
        same->generation = told.generation;
        if (told.facts.expiresAt.isValid())
            same->facts.expiresAt = told.facts.expiresAt;
    }
    sortTokens(result);
    return result;
}

void addFacts(Token &token, const Introspection &told)
{
    TokenFacts &facts = token.facts;
    // What an opaque token's times are only its server knows; ours were guesses.
    const bool saysItself = token.format == TokenFormat::Jws;
    fillIn(facts.expiresAt, told.expiresAt,
        !told.expiresAt.isValid() || (saysItself && facts.expiresAt.isValid()));
    fillIn(facts.issuedAt, told.issuedAt,
        !told.issuedAt.isValid() || (saysItself && facts.issuedAt.isValid()));
    fillIn(facts.notBefore, told.notBefore, facts.notBefore.isValid());
    fillIn(facts.subject, told.subject, !facts.subject.isEmpty());
    fillIn(facts.clientId, told.clientId, !facts.clientId.isEmpty());
    fillIn(facts.scope, told.scope, !facts.scope.isEmpty());
    fillIn(facts.issuer, told.issuer, !facts.issuer.isEmpty());
    fillIn(facts.tokenId, told.tokenId, !facts.tokenId.isEmpty());
}

TokenTypeHint hintFor(TokenKind kind)
{
    switch (kind) {
    case TokenKind::Access:
        return TokenTypeHint::AccessToken;
    case TokenKind::Refresh:
        return TokenTypeHint::RefreshToken;
    case TokenKind::Id:
    case TokenKind::Unknown:
        return TokenTypeHint::None;
    }
    return TokenTypeHint::None;
}

QString formatKey(TokenFormat format)
{
    switch (format) {
    case TokenFormat::Opaque:
        return QStringLiteral("opaque");
    case TokenFormat::Jws:
        return QStringLiteral("jws");
    case TokenFormat::Jwe:
        return QStringLiteral("jwe");
    case TokenFormat::Malformed:
        return QStringLiteral("malformed");
    }
    return {};
}

QString kindKey(TokenKind kind)
{
    switch (kind) {
    case TokenKind::Access:
        return QStringLiteral("access");
    case TokenKind::Refresh:
        return QStringLiteral("refresh");
    case TokenKind::Id:
        return QStringLiteral("id");
    case TokenKind::Unknown:
        return QStringLiteral("unknown");
    }
    return {};
}

Secret packed(const QList<Token> &tokens, const Secret &bindingKey)
{
    QJsonArray entries;
    for (const Token &token : tokens) {
        const bool isDead
            = token.server == ServerState::Inactive || token.server == ServerState::Revoked;
        if (token.isHeld() && !isDead)
            entries.append(packedToken(token));
    }
    if (entries.isEmpty())
        return {};
    QJsonObject document{
        {QStringLiteral("version"), packedVersion}, {QStringLiteral("tokens"), entries}};
    if (!bindingKey.isEmpty())
        document.insert(bindingKeyMember, QString::fromLatin1(bindingKey.reveal()));
    return Secret(QJsonDocument(document).toJson(QJsonDocument::Compact));
}

Result<QList<Token>> unpacked(const Secret &document)
{
    const QJsonDocument json = QJsonDocument::fromJson(document.reveal());
    const QJsonObject object = json.object();
    if (object.value(QLatin1StringView("version")).toInt() != packedVersion) {
        return fail(Error{.kind = ErrorKind::Keychain,
            .stage = Stage::Storage,
            .reason = Reason::SecretUnreadable});
    }
    QList<Token> tokens;
    const QJsonArray entries = object.value(QLatin1StringView("tokens")).toArray();
    for (const QJsonValue &entry : entries) {
        if (auto token = unpackedToken(entry.toObject()))
            tokens.append(*token);
    }
    sortTokens(tokens);
    return tokens;
}

Secret unpackedBindingKey(const Secret &document)
{
    return Secret(
        QJsonDocument::fromJson(document.reveal()).object().value(bindingKeyMember).toString());
}

} // namespace rescind
