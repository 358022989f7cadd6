// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/loginchecktext.h"

#include "ui/text/errortext.h"
#include "ui/text/sentences.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

namespace rescind {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(LoginCheckText)
};

QString nameOf(LoginCheckName name)
{
    switch (name) {
    case LoginCheckName::Metadata:
        return Tr::tr("Provider metadata");
    case LoginCheckName::Keys:
        return Tr::tr("Signing keys");
    case LoginCheckName::RedirectUri:
        return Tr::tr("Redirect URI");
    case LoginCheckName::Pkce:
        return Tr::tr("PKCE (code_challenge)");
    case LoginCheckName::PushedRequest:
        return Tr::tr("Pushed request");
    case LoginCheckName::State:
        return Tr::tr("State (state)");
    case LoginCheckName::Issuer:
        return Tr::tr("Issuer of the answer (iss)");
    case LoginCheckName::Answer:
        return Tr::tr("Answer of the browser");
    case LoginCheckName::Exchange:
        return Tr::tr("Code exchange");
    case LoginCheckName::Binding:
        return Tr::tr("Token type (token_type)");
    case LoginCheckName::Scope:
        return Tr::tr("Scope (scope)");
    case LoginCheckName::RefreshToken:
        return Tr::tr("Refresh token");
    case LoginCheckName::IdToken:
        return Tr::tr("ID token");
    }
    return {};
}

QString said(const Error &error)
{
    const ErrorText text = errorText(error);
    //: %1 is what went wrong, without a full stop, %2 whole sentences about it
    return Tr::tr("%1. %2").arg(text.title, joined({text.explanation, text.serverWords}));
}

QString compared(const LoginCheck &check)
{
    //: %1 and %2 are values as the provider and the profile write them
    return Tr::tr("Expected %1, found %2.").arg(check.expected, check.found);
}

QString metadataDetail(const LoginCheck &check)
{
    if (check.result == CheckResult::Warn)
        return Tr::tr(
            "The provider publishes none for %1: the usual addresses are used, and nobody "
            "confirms that they are its own.")
            .arg(check.expected);
    return Tr::tr("Found at the issuer, which names itself %1.").arg(check.found);
}

QString keysDetail(const LoginCheck &check)
{
    if (check.result == CheckResult::Pass)
        return Tr::tr("Keys that can check a signature: %1.").arg(check.found);
    return Tr::tr("The profile needs none.");
}

QString redirectDetail(const LoginCheck &check)
{
    if (check.expected == check.found)
        return Tr::tr("Sent as it is registered: %1").arg(check.found);
    //: %1 and %2 are addresses
    return Tr::tr("Registered %1, sent %2 with a free port.").arg(check.expected, check.found);
}

QString pkceDetail(const LoginCheck &check)
{
    switch (check.result) {
    case CheckResult::Pass:
        return Tr::tr("Sent with %1, which the provider announces.").arg(check.expected);
    case CheckResult::Warn:
        //: %1 is a method of PKCE, %2 those that the provider announces
        return Tr::tr("Sent with %1; the provider announces %2 only, and may not check it.")
            .arg(check.expected, check.found);
    case CheckResult::Fail:
    case CheckResult::Skipped:
        break;
    }
    return Tr::tr("Sent with %1. The provider does not say whether it checks that.")
        .arg(check.expected);
}

QString stateDetail(CheckResult result)
{
    return result == CheckResult::Pass
        ? Tr::tr("The one that came back is the one that was sent.")
        : Tr::tr(
            "A bare code was pasted: none came with it to compare. PKCE binds the code to this "
            "sign-in.");
}

QString issuerDetail(const LoginCheck &check)
{
    if (check.result == CheckResult::Skipped)
        return Tr::tr("The provider sends none, and does not announce any (RFC 9207).");
    if (check.found.isEmpty())
        return Tr::tr("The provider announces it, and sent none. Expected %1.").arg(check.expected);
    return check.result == CheckResult::Pass ? check.found : compared(check);
}

QString exchangeDetail(const LoginCheck &check)
{
    //: %1 is the registered name of a way to authenticate, such as client_secret_post
    return Tr::tr("The token endpoint took the code; authenticated by %1.").arg(check.found);
}

QString scopeDetail(const LoginCheck &check)
{
    if (check.result == CheckResult::Skipped)
        return Tr::tr("None was asked for.");
    if (check.found.isEmpty())
        return Tr::tr("Granted as asked for: %1").arg(check.expected);
    return check.result == CheckResult::Pass
        ? Tr::tr("Granted: %1").arg(check.found)
        //: %1 and %2 are lists of scopes
        : Tr::tr("Asked for %1, granted %2.").arg(check.expected, check.found);
}

QString refreshDetail(CheckResult result)
{
    switch (result) {
    case CheckResult::Pass:
        return Tr::tr("One was issued.");
    case CheckResult::Warn:
    case CheckResult::Fail:
        return Tr::tr("None was issued, although offline_access was asked for. Look whether the "
                      "grant refresh_token is allowed, and whether prompt is set to something else "
                      "than consent.");
    case CheckResult::Skipped:
        break;
    }
    return Tr::tr("None was issued; offline_access was not asked for.");
}

QString idTokenDetail(CheckResult result)
{
    switch (result) {
    case CheckResult::Pass:
        return Tr::tr("One was issued; its checks follow.");
    case CheckResult::Warn:
    case CheckResult::Fail:
        return Tr::tr("None was issued, although openid was asked for.");
    case CheckResult::Skipped:
        break;
    }
    return Tr::tr("None was issued, and none was asked for.");
}

QString detailOf(const LoginCheck &check)
{
    if (check.error)
        return said(*check.error);
    switch (check.name) {
    case LoginCheckName::Metadata:
        return metadataDetail(check);
    case LoginCheckName::Keys:
        return keysDetail(check);
    case LoginCheckName::RedirectUri:
        return redirectDetail(check);
    case LoginCheckName::Pkce:
        return pkceDetail(check);
    case LoginCheckName::PushedRequest:
        return Tr::tr("The provider took it and gave a reference to it (RFC 9126).");
    case LoginCheckName::State:
        return stateDetail(check.result);
    case LoginCheckName::Issuer:
        return issuerDetail(check);
    case LoginCheckName::Answer:
        return Tr::tr("An authorization code came back.");
    case LoginCheckName::Exchange:
        return exchangeDetail(check);
    case LoginCheckName::Binding:
        return check.result == CheckResult::Pass ? check.found : compared(check);
    case LoginCheckName::Scope:
        return scopeDetail(check);
    case LoginCheckName::RefreshToken:
        return refreshDetail(check.result);
    case LoginCheckName::IdToken:
        return idTokenDetail(check.result);
    }
    return {};
}

template<typename Check>
qsizetype countOf(const QList<Check> &checks, CheckResult result)
{
    return std::count_if(checks.begin(), checks.end(),
        [result](const Check &check) { return check.result == result; });
}

} // namespace

CheckText checkText(const LoginCheck &check)
{
    return {nameOf(check.name), checkResultText(check.result), detailOf(check)};
}

QString loginSummary(const LoginRecord &record)
{
    if (record.error)
        //: %1 says why
        return Tr::tr("The sign-in did not succeed: %1").arg(errorText(*record.error).title);
    const auto doubts = static_cast<int>(
        countOf(record.steps, CheckResult::Warn) + countOf(record.idToken, CheckResult::Warn));
    return doubts == 0 ? Tr::tr("The sign-in succeeded; nothing was doubtful.")
                       : Tr::tr("The sign-in succeeded; %n line(s) are doubtful.", "", doubts);
}

} // namespace rescind
