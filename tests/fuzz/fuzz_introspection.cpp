// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/oidc/introspection.h"
#include "core/oidc/oautherror.h"
#include "core/oidc/revocation.h"
#include "core/oidc/userinfo.h"
#include "core/tokens/tokenset.h"
#include "tests/fuzz/fuzztarget.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

using namespace rescind;

namespace {

void checkActive(const Introspection &answer, const HttpResponse &response)
{
    require(response.isSuccess());
    const QJsonValue active = QJsonDocument::fromJson(response.body).object().value(u"active");
    require(active.isBool() && active.toBool() == answer.active);
    for (const QDateTime &time : {answer.issuedAt, answer.notBefore, answer.expiresAt})
        require(!time.isValid() || time.toMSecsSinceEpoch() >= 0);
    Token token = readToken(TokenKind::Access, Secret(QByteArrayLiteral("opaque")));
    addFacts(token, answer);
    require(token.value == Secret(QByteArrayLiteral("opaque")));
}

} // namespace

//! The same body as the answer of introspection, of revocation and of user info.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray input = bytesOf(data, size);
    const HttpResponse looked = responseOf(input, Stage::Introspection);
    if (const Result<Introspection> answer = introspectionAnswer(looked))
        checkActive(*answer, looked);
    else
        requireSound(answer.error(), looked);

    const HttpResponse revoked = responseOf(input, Stage::Revocation);
    if (const Result<int> status = revocationAnswer(revoked))
        require(revoked.isSuccess() && *status == revoked.status && !failureIn(revoked));
    else
        requireSound(status.error(), revoked);

    HttpResponse used = responseOf(input, Stage::UserInfo);
    if (userInfoVerdict(used) == UserInfoVerdict::Served)
        require(used.isSuccess());
    // The challenge is read too (RFC 6750 §3).
    used.wwwAuthenticate = "Bearer " + used.body.left(2048);
    used.body.clear();
    static_cast<void>(userInfoVerdict(used));
    return 0;
}
