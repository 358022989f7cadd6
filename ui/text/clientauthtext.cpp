// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/clientauthtext.h"

#include "ui/text/errorsentences.h"
#include "ui/text/sentences.h"

#include <QtCore/QCoreApplication>

namespace rescind {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(ClientAuthText)
};

QString endpointName(Stage endpoint)
{
    if (endpoint == Stage::Introspection)
        return Tr::tr("introspection endpoint");
    return endpoint == Stage::Revocation ? Tr::tr("revocation endpoint") : Tr::tr("token endpoint");
}

//! What a registered name stands for; empty for one that Rescind does not do.
QString phraseFor(const QString &name)
{
    static const QList<std::pair<QString, ClientAuthMethod>> names{
        {QStringLiteral("client_secret_post"), ClientAuthMethod::Post},
        {QStringLiteral("client_secret_basic"), ClientAuthMethod::Basic},
        {QStringLiteral("none"), ClientAuthMethod::None},
        {QStringLiteral("private_key_jwt"), ClientAuthMethod::PrivateKeyJwt},
        {QStringLiteral("tls_client_auth"), ClientAuthMethod::Tls},
        {QStringLiteral("self_signed_tls_client_auth"), ClientAuthMethod::Tls}};
    for (const auto &[known, method] : names) {
        if (known == name)
            return methodPhrase(method);
    }
    return name;
}

QString wantedSentence(const QString &wanted, ClientAuthMethod used)
{
    if (wanted == QLatin1StringView("client_secret")) {
        const bool sent = used == ClientAuthMethod::Post || used == ClientAuthMethod::Basic;
        return sent ? QString() : Tr::tr("The server seems to want the App Secret.");
    }
    if (wanted.isEmpty() || phraseFor(wanted) == methodPhrase(used))
        return {};
    //: %1 is a way to authenticate, such as “with the App Secret in the body”
    return Tr::tr("The server seems to want it otherwise: %1.").arg(phraseFor(wanted));
}

//! Where the server does not say what it wants.
QString otherCauses(const Error &error)
{
    if (error.code.isEmpty()) {
        return Tr::tr(
            "It does not say why it refused: App ID, secret or key may be wrong, or sent in "
            "another way than it expects, or the application may not do this at all.");
    }
    return Tr::tr("Either App ID, secret or key are not those of this application, or the server "
                  "expects them to be sent in another way.");
}

//! The one code that may as well be about what the application is allowed.
QString grantAdvice(const Error &error)
{
    return error.code == QLatin1StringView("unauthorized_client") ? errorText(error).nextStep
                                                                  : QString();
}

QString trialLine(const AuthTrial &trial)
{
    const QString way = methodPhrase(trial.method);
    switch (trial.verdict) {
    case AuthVerdict::Accepted:
        return Tr::tr("%1: accepted").arg(way);
    case AuthVerdict::Refused:
        return Tr::tr("%1: refused").arg(way);
    case AuthVerdict::Unclear:
        break;
    }
    if (trial.error)
        //: %1 is a way to authenticate, %2 what came of it
        return Tr::tr("%1: no clear answer (%2)").arg(way, errorLine(*trial.error));
    return Tr::tr("%1: no clear answer").arg(way);
}

QString keptSentenceFor(const MethodFinding &finding)
{
    if (!finding.notKept) {
        return Tr::tr("The profile has been changed to it. Before, it was: %1.")
            .arg(methodPhrase(finding.before));
    }
    return Tr::tr("The profile could not be changed (%1), so that this counts until Rescind ends.")
        .arg(errorText(*finding.notKept).title);
}

FindingText foundText(const MethodFinding &finding)
{
    const QString sure = Tr::tr("The server accepts it, and refuses the same with wrong "
                                "credentials.");
    //: %1 is an endpoint, %2 a way to authenticate
    const QString title
        = Tr::tr("Works at the %1: %2")
              .arg(endpointName(finding.finding.endpoint), methodPhrase(*finding.finding.works));
    if (!finding.isChange()) {
        return {EventResult::Quiet, title,
            joined({sure,
                Tr::tr("That is what the profile has already. What was refused was refused for "
                       "another reason: the application may not be allowed to do it.")}),
            {}};
    }
    return {finding.notKept ? EventResult::Warning : EventResult::Good, title,
        joined({sure, keptSentenceFor(finding), Tr::tr("Now try again what was refused.")}), {}};
}

FindingText withoutResult(const AuthFinding &finding)
{
    const QString unchanged = Tr::tr("The profile was left as it is.");
    if (finding.acceptsAnything) {
        return {EventResult::Warning,
            Tr::tr("What the %1 accepts proves nothing").arg(endpointName(finding.endpoint)),
            joined({Tr::tr("It also accepted credentials that were wrong on purpose, so that its "
                           "yes does not tell which way is right."),
                unchanged, authenticationSettings(finding.endpoint)}),
            {}};
    }
    return {EventResult::Bad,
        Tr::tr("No way to authenticate works at the %1").arg(endpointName(finding.endpoint)),
        joined({Tr::tr("Every way that this profile has the means for was tried. Then App ID or "
                       "App Secret are likely to be wrong."),
            unchanged, Tr::tr("Compare both with the console."),
            authenticationSettings(finding.endpoint)}),
        {}};
}

} // namespace

bool isClientRefusal(const Error &error)
{
    return error.reason == Reason::ClientRejected
        && (error.stage == Stage::Token || error.stage == Stage::Introspection
            || error.stage == Stage::Revocation);
}

ErrorText clientRefusalText(const Error &error, const Profile &profile)
{
    const ClientAuthMethod used = methodAt(profile, error.stage);
    const QString wanted = wantedSentence(error.subject, used);
    return {Tr::tr("The server did not accept this application"),
        joined({//: %1 is an endpoint, %2 a way to authenticate
            Tr::tr("At the %1 the profile authenticates %2.")
                .arg(endpointName(error.stage), methodPhrase(used)),
            wanted.isEmpty() ? otherCauses(error) : wanted, consequence(error)}),
        joined({grantAdvice(error), authenticationSettings(error.stage),
            Tr::tr("“Find what works” tries the other ways there, with a made-up value that "
                   "cannot spend anything.")}),
        errorText(error).serverWords};
}

QString methodPhrase(ClientAuthMethod method)
{
    switch (method) {
    case ClientAuthMethod::Post:
        return Tr::tr("with the App Secret in the body (client_secret_post)");
    case ClientAuthMethod::Basic:
        return Tr::tr("with the App Secret in the header (client_secret_basic)");
    case ClientAuthMethod::None:
        return Tr::tr("without a secret (none)");
    case ClientAuthMethod::PrivateKeyJwt:
        return Tr::tr("with a signature (private_key_jwt)");
    case ClientAuthMethod::Tls:
        return Tr::tr("with a certificate (tls_client_auth)");
    }
    return {};
}

FindingText searchText(Stage endpoint, std::optional<ClientAuthMethod> method)
{
    FindingText text{
        .title = Tr::tr("Trying how to authenticate at the %1").arg(endpointName(endpoint))};
    //: %1 is a way to authenticate
    text.text = method ? Tr::tr("Just now: %1.").arg(methodPhrase(*method))
                       : Tr::tr("The provider is being looked up.");
    return text;
}

FindingText findingText(const MethodFinding &finding)
{
    FindingText text = finding.finding.works ? foundText(finding) : withoutResult(finding.finding);
    QStringList lines;
    for (const AuthTrial &trial : finding.finding.trials)
        lines.append(trialLine(trial));
    text.details = lines.join(u'\n');
    return text;
}

} // namespace rescind
