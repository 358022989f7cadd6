// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>
#include <QtCore/QUrl>
#include <QtNetwork/QLocalServer>

namespace rescind {

//! What a second start has to tell the first. A redirect may hold an authorization code.
struct InstanceMessage
{
    QString profile = {};
    QUrl redirect = {};
    //! Absolute path.
    QString file = {};

    friend bool operator==(const InstanceMessage &, const InstanceMessage &) = default;
};

//! One program for each user and settings folder: the first listens on a socket that only its user
//! can reach, the second tells what it was started with and ends. Where no socket can be made, each
//! is a first one.
class SingleInstance final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SingleInstance)

public:
    //! `folders`: of settings and data; another pair is another program.
    explicit SingleInstance(const QStringList &folders);

    //! True where another program runs and has taken the message.
    [[nodiscard]] bool handOver(const InstanceMessage &message) const;
    //! False where nobody can be listened to; that is logged.
    bool listen();
    //! From now on another start is a first one.
    void stop() { m_server.close(); }
    [[nodiscard]] const QString &serverName() const { return m_name; }

Q_SIGNALS:
    //! Another start: to be brought to the front, and this done.
    void startedAgain(const rescind::InstanceMessage &message);

private:
    void accept();

    QString m_name;
    QLocalServer m_server;
};

} // namespace rescind
