// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/errorsentences.h"

#include <QtCore/QCoreApplication>

namespace rescind {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(ErrorText)
};

QString kept()
{
    return Tr::tr("Everything you typed is still there.");
}

std::optional<ErrorText> generalFieldText(const QString &field)
{
    if (field == QLatin1StringView("name")) {
        return ErrorText{Tr::tr("The profile has no name"), kept(),
            Tr::tr("Give it a name by which you will know it in a hurry."), {}};
    }
    if (field == QLatin1StringView("clientId")) {
        return ErrorText{Tr::tr("The App ID is missing"), kept(),
            Tr::tr("Copy it from the application's page in the console."), {}};
    }
    if (field == QLatin1StringView("appHost")) {
        return ErrorText{Tr::tr("The App Host is not an address"), kept(),
            Tr::tr("Copy it from the console (认证地址), with https:// in front, such as "
                   "https://example.authing.cn. For another provider fill in its issuer."),
            {}};
    }
    if (field == QLatin1StringView("issuer")) {
        return ErrorText{Tr::tr("The issuer is not an address"), kept(),
            Tr::tr("Write it as the provider does, with https:// in front and without ? and #, "
                   "such as https://id.example.com."),
            {}};
    }
    if (field == QLatin1StringView("redirectUri")) {
        return ErrorText{Tr::tr("The redirect URI is not an address that can be used"), kept(),
            Tr::tr("Write it as it is registered (登录回调 URL), without a part after #, such as "
                   "http://127.0.0.1/callback."),
            {}};
    }
    if (field == QLatin1StringView("scope")) {
        return ErrorText{Tr::tr("The scope cannot be used"), kept(),
            Tr::tr("Write names separated by spaces. OpenID Connect needs openid among them."), {}};
    }
    return std::nullopt;
}

std::optional<ErrorText> otherFieldText(const QString &field)
{
    if (field == QLatin1StringView("trustedHosts")) {
        return ErrorText{Tr::tr("A trusted host is not a host name"), kept(),
            Tr::tr("Write names such as login.example.com, separated by spaces, without https:// "
                   "and without a path."),
            {}};
    }
    if (field == QLatin1StringView("idTokenAlgorithms")) {
        return ErrorText{Tr::tr("The ID token algorithm cannot be used"), kept(),
            Tr::tr("Choose Automatic, or the one that the application is set to in the console."),
            {}};
    }
    if (field == QLatin1StringView("clientKeyId")) {
        return ErrorText{Tr::tr("The key ID cannot be used"), kept(),
            Tr::tr("Write it as the provider shows it, without invisible characters."), {}};
    }
    if (field.startsWith(QLatin1StringView("endpoints."))) {
        return ErrorText{Tr::tr("An endpoint is not an address"), kept(),
            Tr::tr("Write it whole, with https:// in front and without a part after #, or leave "
                   "it empty."),
            {}};
    }
    return std::nullopt;
}

std::optional<ErrorText> requestFieldText(const QString &field)
{
    if (field == QLatin1StringView("authorization.prompt")) {
        return ErrorText{Tr::tr("The prompt cannot be used"), kept(),
            Tr::tr("Write login, consent or select_account; none only by itself."), {}};
    }
    if (field == QLatin1StringView("authorization.extra")) {
        return ErrorText{Tr::tr("An extra parameter cannot be used"), kept(),
            Tr::tr("Give each a name. Those that a sign-in is checked by, such as state, scope or "
                   "redirect_uri, cannot be set here."),
            {}};
    }
    if (field.startsWith(QLatin1StringView("authorization."))) {
        return ErrorText{Tr::tr("A part of the sign-in request cannot be used"), kept(),
            Tr::tr("Compare it with what the provider asks for, or leave it empty."), {}};
    }
    return std::nullopt;
}

std::optional<ErrorText> networkFieldText(const QString &field)
{
    if (field == QLatin1StringView("network.proxyAddress")) {
        return ErrorText{Tr::tr("The proxy's address cannot be used"), kept(),
            Tr::tr("Write it with its port, such as http://proxy.example.com:3128 or "
                   "socks5://proxy.example.com:1080."),
            {}};
    }
    if (field == QLatin1StringView("network.proxyUser")) {
        return ErrorText{Tr::tr("The proxy's user name cannot be used"), kept(),
            Tr::tr("Write it without a colon; the password has a field of its own."), {}};
    }
    return std::nullopt;
}

ErrorText invalidProfileText(const Error &error)
{
    if (error.code == QLatin1StringView("managed")) {
        return {Tr::tr("The profile is managed by your administrator"),
            Tr::tr("It can be neither changed nor removed here."),
            Tr::tr("Duplicate it and change the copy, or ask your administrator."), {}};
    }
    if (error.code == QLatin1StringView("taken") && error.subject == QLatin1StringView("name")) {
        return {Tr::tr("Another profile has this name"), kept(),
            Tr::tr("Give it a name of its own."), {}};
    }
    for (const auto textOf :
        {generalFieldText, otherFieldText, requestFieldText, networkFieldText}) {
        if (const auto text = textOf(error.subject))
            return *text;
    }
    return {Tr::tr("The profile cannot be used like this"), kept(),
        Tr::tr("Compare its fields with the application in the provider's console."), {}};
}

struct Fault
{
    QString what;
    QString remedy;
};

//! What is wrong with the file, by the codes of core/profiles/profiledocument.h.
Fault faultOf(const QString &code)
{
    const QString shape = Tr::tr("Compare it with an exported profile, or with the schema that "
                                 "comes with Rescind.");
    if (code == QLatin1StringView("not_readable"))
        return {Tr::tr("It cannot be opened."), Tr::tr("Check that it is there and readable.")};
    if (code == QLatin1StringView("not_written"))
        return {Tr::tr("It cannot be written."),
            Tr::tr("Check the free space and the permissions of its folder.")};
    if (code == QLatin1StringView("too_large"))
        return {Tr::tr("It is larger than any file of profiles."), shape};
    if (code == QLatin1StringView("not_json"))
        return {Tr::tr("It is not JSON, or broken off."), shape};
    if (code == QLatin1StringView("not_profiles"))
        return {Tr::tr("It is not a file of profiles."), shape};
    if (code == QLatin1StringView("newer_schema"))
        return {Tr::tr("It was written for another version of Rescind."),
            Tr::tr("Update Rescind, or have the profile exported again.")};
    if (code == QLatin1StringView("unknown_member"))
        return {
            Tr::tr("It has a member that is not known here; it may be a typing mistake."), shape};
    if (code == QLatin1StringView("secret_member"))
        return {Tr::tr("It has a member that looks like a secret. Secrets are kept in the keychain "
                       "alone."),
            Tr::tr("Take the secret out of the file, and have it replaced if others could read it. "
                   "Enter it in the profile instead.")};
    if (code == QLatin1StringView("plain_http"))
        return {Tr::tr("It has an address without https."),
            Tr::tr("Use https; http is for this computer alone.")};
    if (code == QLatin1StringView("taken"))
        return {Tr::tr("Another profile has the same id."),
            Tr::tr("Give each profile an id of its own.")};
    return {Tr::tr("It has a value that is missing or cannot be used."), shape};
}

ErrorText profileFileText(const Error &error)
{
    const qsizetype mark = error.subject.lastIndexOf(QLatin1Char('#'));
    const QString file = mark < 0 ? error.subject : error.subject.left(mark);
    const QString place = mark < 0 ? QString() : error.subject.mid(mark + 1);
    const Fault fault = faultOf(error.code);
    QString explanation = fault.what;
    //: %1 is what is wrong with a file, %2 its path
    if (!file.isEmpty())
        explanation = Tr::tr("%1 The file is %2.").arg(fault.what, file);
    //: %1 is what is wrong with a file, %2 its path, %3 the place in it, such as /profiles/0/name
    if (!place.isEmpty())
        explanation = Tr::tr("%1 The file is %2, the place in it %3.").arg(fault.what, file, place);
    return {Tr::tr("A file of profiles cannot be used"), explanation, fault.remedy, {}};
}

} // namespace

ErrorText profileErrorText(const Error &error)
{
    if (error.reason == Reason::ProfileFileRefused)
        return profileFileText(error);
    return error.subject == QLatin1StringView("clientKey") ? clientKeyText(error)
                                                           : invalidProfileText(error);
}

} // namespace rescind
