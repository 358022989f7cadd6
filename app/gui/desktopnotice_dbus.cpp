// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/desktopnotice.h"

#include <QtCore/QVariantMap>
#include <QtDBus/QDBusConnection>
#include <QtDBus/QDBusMessage>

#include <algorithm>

namespace rescind {

using namespace Qt::StringLiterals;

// https://specifications.freedesktop.org/notification-spec/
void showDesktopNotice(const QString &title, const QString &text)
{
    constexpr int asTheServerLikes = -1;
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    QDBusMessage call = QDBusMessage::createMethodCall(u"org.freedesktop.Notifications"_s,
        u"/org/freedesktop/Notifications"_s, u"org.freedesktop.Notifications"_s, u"Notify"_s);
    // The body may be read as markup.
    call << u"Rescind"_s << uint(0) << u"io.github.rescind.Rescind"_s << title
         << text.toHtmlEscaped() << QStringList()
         << QVariantMap{{u"desktop-entry"_s, u"io.github.rescind.Rescind"_s}}
         << int(asTheServerLikes);
    bus.send(call);
}

// https://wiki.ubuntu.com/Unity/LauncherAPI#Low_level_DBus_API:_com.canonical.Unity.LauncherEntry
void showDesktopProgress(int percent)
{
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    QDBusMessage signal = QDBusMessage::createSignal(
        u"/io/github/rescind/Rescind"_s, u"com.canonical.Unity.LauncherEntry"_s, u"Update"_s);
    signal << u"application://io.github.rescind.Rescind.desktop"_s
           << QVariantMap{{u"progress"_s, double(std::max(percent, 0)) / 100},
                  {u"progress-visible"_s, percent >= 0}};
    bus.send(signal);
}

} // namespace rescind
