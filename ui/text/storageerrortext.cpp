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
    case Reason::ProfileFileRefused:
        return profileErrorText(error);
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
