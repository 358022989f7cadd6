// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/engine.h"
#include "tests/support/fakeidp.h"
#include "tests/support/memorysecretstore.h"
#include "tests/support/temporaryjournal.h"
#include "tests/support/testcase.h"

#include <QtNetwork/QTcpSocket>

namespace rescind {

//! An engine on a provider and a keychain in memory, with a browser that comes back by itself.
class SessionFixture
{
public:
    explicit SessionFixture(const QString &folder)
        : clock(idp.now)
        , vault(store)
        , journal(clock)
        , profiles(folder)
        , engine({.transports = idp.transport(),
              .vault = vault,
              .profiles = profiles,
              .browser = browser,
              .clock = clock,
              .journal = journal.keeper,
              .looks = {std::chrono::milliseconds(0), std::chrono::milliseconds(1)}})
    {
        browser.onOpened = [this](const QUrl &url) { comeBack(url); };
    }

    //! The restored session of the one profile, with its secret in the keychain.
    Session *open()
    {
        Profile profile = FakeIdp::profile();
        const auto saved = resultOf(engine.saveProfile(
            profile, {{ProfileSecret::ClientSecret, FakeIdp::clientSecret()}}, &engine));
        if (!saved)
            return nullptr;
        Session *const session = engine.session(saved->id);
        [&] { QTRY_VERIFY(session->state() != SessionState::Restoring); }();
        return session;
    }
    //! Signed in, and every question after the sign-in answered.
    static bool signIn(Session &session)
    {
        if (session.signIn() == nullptr)
            return false;
        [&] { QTRY_VERIFY_WITH_TIMEOUT(session.state() != SessionState::SigningIn, 40000); }();
        settle(session);
        return session.state() == SessionState::SignedIn;
    }
    static void settle(Session &session)
    {
        const auto isQuiet = [&session] {
            for (const Token &token : session.tokens()) {
                if (session.isBusy(token.fingerprint))
                    return false;
            }
            return true;
        };
        [&] { QTRY_VERIFY(isQuiet()); }();
        QCoreApplication::processEvents();
    }

    FakeIdp idp;
    FixedClock clock;
    MemorySecretStore store;
    Vault vault;
    TemporaryJournal journal;
    ProfileStore profiles;
    RecordingBrowser browser;
    Engine engine;

private:
    void comeBack(const QUrl &url)
    {
        idp.nonce = parameterOf(url, QStringLiteral("nonce"));
        const QUrl redirect(QString::fromUtf8(parameterOf(url, QStringLiteral("redirect_uri"))));
        auto *const socket = new QTcpSocket(&engine);
        const QByteArray request = "GET /callback?code=canary-code-1234567890abcdef&state="
            + parameterOf(url, QStringLiteral("state"))
            + " HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(redirect.port()) + "\r\n\r\n";
        QObject::connect(
            socket, &QTcpSocket::connected, socket, [socket, request] { socket->write(request); });
        socket->connectToHost(redirect.host(), static_cast<quint16>(redirect.port()));
    }
};

} // namespace rescind
