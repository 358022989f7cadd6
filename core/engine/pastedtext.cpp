// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/pastedtext.h"

#include "core/bulk/listreader.h"
#include "core/bulk/planjudge.h"
#include "core/bulk/tokenshape.h"
#include "core/tokens/likelykind.h"

namespace rescind {

namespace {

//! What is longer is a list, whatever is in it: looking through it would hold up the window.
constexpr qsizetype longestLook = 512 * 1024;

Token tokenOf(const Secret &value)
{
    Token token = readToken(TokenKind::Unknown, value);
    token.origin = TokenOrigin::Pasted;
    token.kind = likelyKind(token);
    if (token.kind == TokenKind::Id)
        token.server = ServerState::CannotBeAsked;
    return token;
}

//! The distinct tokens in a text; two of them at most, since more are a list as well.
QList<Secret> tokensIn(const Secret &text)
{
    const auto never = std::make_shared<const std::atomic_bool>(false);
    const std::atomic_bool goesOn = false;
    const auto list = tokenListFromBytes(text, TaskControl(never, goesOn, {}));
    QList<Secret> tokens;
    if (!list)
        return tokens;
    for (qsizetype i = 0; i < (*list)->size() && tokens.size() < 2; ++i) {
        const ListRow &row = (*list)->row(i);
        if (row.format != TokenFormat::Malformed && row.duplicateOf < 0)
            tokens.append((*list)->token(i));
    }
    return tokens;
}

} // namespace

PastedText readPasted(const Secret &text)
{
    const QByteArrayView bare = withoutWrapping(text.view());
    if (looksLikeToken(bare)) {
        const Token token = tokenOf(Secret(bare.toByteArray()));
        return {PastedText::What::Token, token, token.format != TokenFormat::Malformed};
    }
    if (text.size() > longestLook)
        return {.what = PastedText::What::List};
    const QList<Secret> tokens = tokensIn(text);
    if (tokens.isEmpty())
        return {};
    if (tokens.size() > 1)
        return {.what = PastedText::What::List};
    return {
        PastedText::What::Token, tokenOf(tokens.first()), looksLikeToken(tokens.first().view())};
}

Belonging belongingOf(const TokenFacts &facts, const Profile &profile)
{
    if (!facts.issuer.isEmpty() && !isSameIssuer(facts.issuer, profile.issuer()))
        return Belonging::OtherIssuer;
    if (facts.clientId.isEmpty())
        return Belonging::NamesNobody;
    return facts.clientId == profile.clientId ? Belonging::Ours : Belonging::OtherClient;
}

} // namespace rescind
