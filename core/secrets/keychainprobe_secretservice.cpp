// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/secrets/keychainprobe.h"

#include <QtDBus/QDBusConnection>
#include <QtDBus/QDBusMessage>
#include <QtDBus/QDBusObjectPath>
#include <QtDBus/QDBusPendingCallWatcher>
#include <QtDBus/QDBusPendingReply>
#include <QtDBus/QDBusVariant>

namespace rescind {

namespace {

using namespace Qt::StringLiterals;

// freedesktop.org's Secret Service API, draft 0.2.
constexpr auto service = "org.freedesktop.secrets"_L1;
constexpr auto noObject = "/"_L1;

bool isKde()
{
    return qgetenv("XDG_CURRENT_DESKTOP") == "KDE"
        || !qEnvironmentVariableIsEmpty("KDE_FULL_SESSION");
}

class ProbeJob final : public ResultJob<KeychainState>
{
public:
    explicit ProbeJob(QObject *parent)
        : ResultJob(parent)
        , m_bus(QDBusConnection::sessionBus())
    {
    }

protected:
    void run() override
    {
        if (isKde())
            return finish(KeychainState::Unknown);
        if (!m_bus.isConnected())
            return finish(KeychainState::Absent);
        QDBusMessage call = QDBusMessage::createMethodCall(service, u"/org/freedesktop/secrets"_s,
            u"org.freedesktop.Secret.Service"_s, u"ReadAlias"_s);
        call << u"default"_s;
        ask(call, [this](const QDBusMessage &answer) {
            onDefaultCollection(QDBusPendingReply<QDBusObjectPath>(answer).value().path());
        });
    }
    [[nodiscard]] Stage stage() const override { return Stage::Storage; }

private:
    template<typename F>
    void ask(const QDBusMessage &call, F onAnswer)
    {
        constexpr int patience = 3000;
        auto *const watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(call, patience), this);
        connect(watcher, &QDBusPendingCallWatcher::finished, this,
            [this, watcher, onAnswer = std::move(onAnswer)] {
                watcher->deleteLater();
                if (watcher->isError())
                    finish(stateFor(watcher->error().type()));
                else
                    onAnswer(watcher->reply());
            });
    }

    static KeychainState stateFor(QDBusError::ErrorType error)
    {
        const bool nobody = error == QDBusError::ServiceUnknown || error == QDBusError::Disconnected
            || error == QDBusError::NoServer;
        return nobody ? KeychainState::Absent : KeychainState::Unknown;
    }

    void onDefaultCollection(const QString &path)
    {
        if (path.isEmpty() || path == noObject)
            return finish(KeychainState::NotCreated);
        QDBusMessage call = QDBusMessage::createMethodCall(
            service, path, u"org.freedesktop.DBus.Properties"_s, u"Get"_s);
        call << u"org.freedesktop.Secret.Collection"_s << u"Locked"_s;
        ask(call, [this](const QDBusMessage &answer) {
            const QVariant locked = QDBusPendingReply<QDBusVariant>(answer).value().variant();
            finish(locked.toBool() ? KeychainState::Locked : KeychainState::Open);
        });
    }

    QDBusConnection m_bus;
};

} // namespace

ResultJob<KeychainState> *probeKeychain(QObject *parent)
{
    return new ProbeJob(parent);
}

} // namespace rescind
