// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/errorsentences.h"
#include "ui/text/sentences.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QHash>

namespace rescind {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(ErrorText)
};

using Sentences = ErrorText (*)(const Error &);

ErrorText redirectMismatch(const Error &)
{
    return {Tr::tr("The redirect URI is not registered"),
        Tr::tr("The provider does not know this redirect URI for this application, and compares "
               "it letter by letter."),
        Tr::tr("Register it in the console (应用配置 → 登录回调 URL) exactly as the profile has "
               "it, or change the profile to what is registered there."),
        {}};
}

ErrorText unsupportedTokenType(const Error &error)
{
    return {Tr::tr("The server does not do this for such a token"),
        joined({Tr::tr("It neither revokes nor introspects tokens of this kind; some servers say "
                       "so about JWT access tokens."),
            consequence(error)}),
        Tr::tr("Revoke the refresh token instead, so that no new ones are issued, and mind when "
               "this token expires."),
        {}};
}

ErrorText invalidRequest(const Error &error)
{
    if (error.stage == Stage::Revocation || error.stage == Stage::Introspection) {
        return {Tr::tr("The server refused the request"),
            joined({Tr::tr("Often this means that the token belongs to another application: a "
                           "server revokes a token only for the one it was issued to."),
                consequence(error)}),
            Tr::tr("Look in the token's claims for the application it was issued to (client_id, "
                   "azp or aud), and use the profile of that one."),
            {}};
    }
    return {Tr::tr("The server did not understand the request"),
        joined({Tr::tr("Something in it is missing, or is not in the form it wants."),
            stageSentence(error.stage), consequence(error)}),
        Tr::tr("Compare the profile with the application in the console: redirect URI, scope and "
               "protocol above all."),
        {}};
}

ErrorText invalidScope(const Error &)
{
    return {Tr::tr("The scope was not accepted"),
        Tr::tr("The application may not ask for one of these scopes, or the provider does not "
               "know it."),
        Tr::tr("Take the unknown one out of the scope in the profile, or allow it in the console."),
        {}};
}

ErrorText unauthorizedClient(const Error &error)
{
    return {Tr::tr("The application is not allowed to do this"),
        joined({Tr::tr("The provider knows the application, but does not allow it this way of "
                       "getting tokens."),
            stageSentence(error.stage), consequence(error)}),
        error.stage == Stage::DeviceAuthorization
            ? Tr::tr("In the console, allow the application the device code grant (授权配置), or "
                     "sign in with the browser on this computer.")
            : Tr::tr("In the console, allow the application the authorization code and refresh "
                     "token grants (授权配置)."),
        {}};
}

ErrorText serverError(const Error &error)
{
    return {Tr::tr("The server has a fault of its own"),
        joined({Tr::tr("It says that something unexpected happened to it."),
            stageSentence(error.stage), consequence(error)}),
        Tr::tr("Try again in a moment. If it keeps happening, the provider's support can find it "
               "by the "
               "details."),
        {}};
}

ErrorText unavailable(const Error &error)
{
    return {Tr::tr("The server is too busy at the moment"),
        joined({Tr::tr("It says that it cannot take requests for now."), stageSentence(error.stage),
            consequence(error)}),
        Tr::tr("Wait a minute, then try again."), {}};
}

ErrorText interactionNeeded(const Error &)
{
    return {Tr::tr("Somebody has to be asked in the browser"),
        Tr::tr("The provider wants to see a sign-in or a consent, and could not ask for it."),
        Tr::tr("Sign in again, and finish what the provider's page asks for."), {}};
}

ErrorText rejectedProof(const Error &error)
{
    return {Tr::tr("The proof of possession was not accepted"),
        joined({Tr::tr("The provider was shown that Rescind has the key of this session (DPoP), "
                       "and did not accept it."),
            stageSentence(error.stage), consequence(error)}),
        Tr::tr("Check the clock of this computer, then try again. If it happens again, switch DPoP "
               "off in the profile, under More, and sign in anew."),
        {}};
}

ErrorText accessDenied(const Error &)
{
    return refusedByUserText();
}

QString consoleSetting(Stage stage)
{
    switch (stage) {
    // At both the client authenticates as at the token endpoint.
    case Stage::PushedAuthorization:
    case Stage::DeviceAuthorization:
    case Stage::Token:
        return QStringLiteral("换取 token 身份验证方式");
    case Stage::Introspection:
        return QStringLiteral("检验 token 身份验证方式");
    case Stage::Revocation:
        return QStringLiteral("撤回 token 身份验证方式");
    case Stage::Profile:
    case Stage::Discovery:
    case Stage::Authorization:
    case Stage::Keys:
    case Stage::IdToken:
    case Stage::UserInfo:
    case Stage::Logout:
    case Stage::Storage:
        break;
    }
    return {};
}

const QHash<QString, Sentences> &knownCodes()
{
    static const QHash<QString, Sentences> codes{
        {QStringLiteral("invalid_client"), rejectedClientText},
        {QStringLiteral("invalid_grant"), rejectedGrantText},
        {QStringLiteral("redirect_uri_mismatch"), redirectMismatch},
        {QStringLiteral("invalid_redirect_uri"), redirectMismatch},
        {QStringLiteral("access_denied"), accessDenied},
        {QStringLiteral("unsupported_token_type"), unsupportedTokenType},
        {QStringLiteral("invalid_request"), invalidRequest},
        {QStringLiteral("invalid_dpop_proof"), rejectedProof},
        {QStringLiteral("use_dpop_nonce"), rejectedProof},
        {QStringLiteral("invalid_scope"), invalidScope},
        {QStringLiteral("unauthorized_client"), unauthorizedClient},
        {QStringLiteral("server_error"), serverError},
        {QStringLiteral("temporarily_unavailable"), unavailable},
        {QStringLiteral("login_required"), interactionNeeded},
        {QStringLiteral("consent_required"), interactionNeeded},
        {QStringLiteral("interaction_required"), interactionNeeded},
    };
    return codes;
}

} // namespace

QString authenticationSettings(Stage stage)
{
    // The setting's name is Chinese in every language: that is how the console shows it.
    const QString setting = consoleSetting(stage);
    if (setting.isEmpty())
        return Tr::tr(
            "In Authing's console the three methods (token, introspection, revocation) "
            "are set at 应用 → 自建应用 → 应用详情 → 应用配置 → 其他设置 → 授权配置; they "
            "have to be the same in the profile, under More.");
    return Tr::tr(
        "In Authing's console the way is set as “%1”, at 应用 → 自建应用 → 应用详情 → "
        "应用配置 → 其他设置 → 授权配置; it has to be the same in the profile, under More.")
        .arg(setting);
}

ErrorText rejectedClientText(const Error &error)
{
    // An empty refusal is how some servers say that this client may not introspect at all.
    if (error.stage == Stage::Introspection && error.code.isEmpty()) {
        return {Tr::tr("The server does not let this application ask"),
            joined({Tr::tr("It refused the introspection without saying why. The application may "
                           "not be allowed to, or App ID, App Secret or method do not fit."),
                consequence(error)}),
            authenticationSettings(error.stage), {}};
    }
    if (error.stage == Stage::UserInfo) {
        return {Tr::tr("User info was refused"),
            Tr::tr("The server did not accept the access token there."),
            Tr::tr("Introspect the token to see how it is."), {}};
    }
    return {Tr::tr("App ID or App Secret were not accepted"),
        joined({Tr::tr("Either they are not those of this application, or the server expects them "
                       "to be sent in another way."),
            stageSentence(error.stage), consequence(error)}),
        joined({Tr::tr("Compare both with the console."), authenticationSettings(error.stage)}),
        {}};
}

ErrorText rejectedGrantText(const Error &error)
{
    if (error.subject == QLatin1StringView("refresh_token")) {
        return {Tr::tr("The refresh token no longer works"),
            Tr::tr("It has been revoked, has expired, was used up, or belongs to another "
                   "application."),
            Tr::tr("Sign in again to get new tokens. If it was meant to be dead: it is refused "
                   "now."),
            {}};
    }
    if (error.subject == QLatin1StringView("device_code")) {
        return {Tr::tr("The device code was not accepted"),
            Tr::tr("It was used already, has lapsed, or belongs to another application."),
            Tr::tr("Sign in on the other device again: that brings a new code."), {}};
    }
    return {Tr::tr("The authorization code was not accepted"),
        Tr::tr("A code works once, for ten minutes, and only for the application and the sign-in "
               "it was issued to. One of these did not hold."),
        Tr::tr("Sign in again: that brings a new code."), {}};
}

ErrorText refusedByUserText()
{
    return {Tr::tr("The sign-in was refused"),
        Tr::tr("Somebody declined or cancelled it in the browser, or the provider does not let "
               "this user into the application. No token was issued."),
        Tr::tr("Sign in again and agree, or ask whoever manages the application to allow this "
               "user."),
        {}};
}

std::optional<ErrorText> oauthErrorText(const Error &error)
{
    const Sentences sentences = knownCodes().value(error.code, nullptr);
    if (sentences == nullptr)
        return std::nullopt;
    return sentences(error);
}

} // namespace rescind
