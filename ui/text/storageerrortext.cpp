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

ErrorText invalidProfileText(const QString &field)
{
    if (field == QLatin1StringView("name")) {
        return {Tr::tr("The profile has no name"), kept(),
            Tr::tr("Give it a name by which you will know it in a hurry."), {}};
    }
    if (field == QLatin1StringView("clientId")) {
        return {Tr::tr("The App ID is missing"), kept(),
            Tr::tr("Copy it from the application's page in the console."), {}};
    }
    if (field == QLatin1StringView("appHost")) {
        return {Tr::tr("The App Host is not an address"), kept(),
            Tr::tr("Copy it from the console (认证地址), with https:// in front, such as "
                   "https://example.authing.cn."),
            {}};
    }
    if (field == QLatin1StringView("redirectUri")) {
        return {Tr::tr("The redirect URI is not an address that can be used"), kept(),
            Tr::tr("Write it as it is registered (登录回调 URL), without a part after #, such as "
                   "http://127.0.0.1/callback."),
            {}};
    }
    if (field == QLatin1StringView("scope")) {
        return {Tr::tr("The scope cannot be used"), kept(),
            Tr::tr("Write names separated by spaces. OpenID Connect needs openid among them."), {}};
    }
    if (field == QLatin1StringView("trustedHosts")) {
        return {Tr::tr("A trusted host is not a host name"), kept(),
            Tr::tr("Write names such as login.example.com, separated by spaces, without https:// "
                   "and without a path."),
            {}};
    }
    if (field == QLatin1StringView("idTokenAlgorithms")) {
        return {Tr::tr("The ID token algorithm cannot be used"), kept(),
            Tr::tr("Choose Automatic, or the one that the application is set to in the console."),
            {}};
    }
    return {Tr::tr("The profile cannot be used like this"), kept(),
        Tr::tr("Compare its fields with the application in the provider's console."), {}};
}

ErrorText unavailableText()
{
    return {Tr::tr("No keychain was found"),
        Tr::tr("No service that keeps secrets is running here. The session goes on in memory and "
               "is gone when Rescind ends."),
        Tr::tr("You can go on. To have secrets kept, start a keychain (GNOME Keyring or KWallet) "
               "and sign in again."),
        {}};
}

ErrorText lockedText()
{
    return {Tr::tr("The keychain is locked"),
        Tr::tr("What is kept in it is still there but cannot be read now. The session goes on in "
               "memory."),
        Tr::tr("Unlock the keychain, then try again. There is no need to sign in again."), {}};
}

ErrorText deniedText()
{
    return {Tr::tr("The keychain did not let Rescind in"),
        Tr::tr("The request was declined, by somebody at this computer or by a rule. What is kept "
               "is still there. The session goes on in memory."),
        Tr::tr("Try again and allow it, or look at the keychain's own settings for Rescind."), {}};
}

} // namespace

ErrorText storageErrorText(const Error &error)
{
    switch (error.reason) {
    case Reason::KeychainUnavailable:
        return unavailableText();
    case Reason::KeychainLocked:
        return lockedText();
    case Reason::KeychainDenied:
        return deniedText();
    case Reason::SecretNotFound:
        return {Tr::tr("The keychain has nothing for this profile"),
            Tr::tr("The entry may have been removed elsewhere, or belong to another user of this "
                   "computer."),
            Tr::tr("Enter the App Secret in the profile again, or sign in again."), {}};
    case Reason::SecretUnreadable:
        return {Tr::tr("The keychain's entry cannot be read"),
            Tr::tr("There is one for this profile, but not as Rescind writes it. It was left as "
                   "it is."),
            Tr::tr("Enter the App Secret in the profile again, or sign in again: that replaces "
                   "it."),
            {}};
    case Reason::InvalidProfile:
        return error.subject == QLatin1StringView("clientKey") ? clientKeyText(error)
                                                               : invalidProfileText(error.subject);
    case Reason::SettingsNotWritable:
        return {Tr::tr("The settings could not be saved"),
            Tr::tr("Their file cannot be written. What you entered is still here."),
            Tr::tr("Check the free space and the permissions of the settings folder, then save "
                   "again."),
            {}};
    default:
        return unspecifiedErrorText(error);
    }
}

} // namespace rescind
