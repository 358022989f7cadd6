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

QString inPem()
{
    return Tr::tr("Enter it in the profile as PEM: the whole text, from the line that starts with "
                  "-----BEGIN to the line that starts with -----END.");
}

QString newKey()
{
    return Tr::tr("Make a new key, RSA with 2048 bits or P-256, and register its public half with "
                  "the provider.");
}

} // namespace

ErrorText clientKeyText(const Error &error)
{
    if (error.code == QLatin1StringView("missing")) {
        return {Tr::tr("The private key is missing"),
            Tr::tr("The profile signs its requests (private_key_jwt), and no key is kept for it. "
                   "Nothing was sent."),
            inPem(), {}};
    }
    if (error.code == QLatin1StringView("encrypted")) {
        return {Tr::tr("The private key is encrypted"),
            Tr::tr("It wants a passphrase, and Rescind does not ask for one: here the keychain is "
                   "what protects keys. Nothing was sent."),
            Tr::tr("Decrypt it first (openssl pkcs8 -in key.pem -out plain.pem), enter the result "
                   "in the profile, and delete the file."),
            {}};
    }
    if (error.code == QLatin1StringView("not_private")) {
        return {Tr::tr("This is no private key"),
            Tr::tr("It is a certificate or a public key; with these nothing can be signed. Nothing "
                   "was sent."),
            inPem(), {}};
    }
    if (error.code == QLatin1StringView("several")) {
        return {Tr::tr("There is more than one private key"),
            Tr::tr("Which of them the provider knows cannot be told. Nothing was sent."),
            Tr::tr("Enter the one that belongs to this application alone."), {}};
    }
    if (error.code == QLatin1StringView("too_small")) {
        return {Tr::tr("The private key is too weak"),
            Tr::tr("An RSA key needs 2048 bits at least. Nothing was sent."), newKey(), {}};
    }
    if (error.code == QLatin1StringView("unsupported")) {
        return {Tr::tr("This kind of private key cannot be used"),
            Tr::tr("Rescind signs with RSA and with the curves P-256, P-384 and P-521. Nothing was "
                   "sent."),
            newKey(), {}};
    }
    if (error.code == QLatin1StringView("wrong_kind")) {
        return {Tr::tr("The provider does not take this kind of key"),
            Tr::tr("Its metadata names the algorithms it accepts for client assertions, and none "
                   "of them fits the private key. Nothing was sent."),
            Tr::tr("Register a key of another kind with the provider, and enter it in the "
                   "profile."),
            {}};
    }
    return {Tr::tr("The private key cannot be read"),
        Tr::tr("It is no PEM text, or a part of it is missing. Nothing was sent."), inPem(), {}};
}

} // namespace rescind
