// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/desktopnotice.h"

#include "tests/support/testcase.h"

#include <QtCore/QVariantMap>
#include <QtDBus/QDBusConnection>
#include <QtTest/QTest>

namespace rescind {

//! The desktop's service for notices, as far as it is called.
class Desktop final : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public:
    struct Notice
    {
        QString application;
        QString title;
        QString text;
    };

    QList<Notice> notices;

public Q_SLOTS:
    uint Notify(const QString &application, uint, const QString &, const QString &title,
        const QString &text, const QStringList &, const QVariantMap &, int)
    {
        notices.append({application, title, text});
        return 1;
    }
};

class tst_DesktopNotice final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void notice_reachesTheDesktop()
    {
        // Nobody is there: nothing happens.
        showDesktopNotice(QStringLiteral("Done"), {});
        QDBusConnection bus = QDBusConnection::sessionBus();
        if (!bus.isConnected())
            return;
        Desktop desktop;
        QVERIFY(bus.registerObject(QStringLiteral("/org/freedesktop/Notifications"), &desktop,
            QDBusConnection::ExportAllSlots));
        QVERIFY(bus.registerService(QStringLiteral("org.freedesktop.Notifications")));
        showDesktopNotice(QStringLiteral("Done: 12 of 12"), QStringLiteral("<b>12</b> dead"));
        QTRY_COMPARE(desktop.notices.size(), 1);
        QCOMPARE(desktop.notices.first().application, QStringLiteral("Rescind"));
        QCOMPARE(desktop.notices.first().title, QStringLiteral("Done: 12 of 12"));
        QCOMPARE(desktop.notices.first().text, QStringLiteral("&lt;b&gt;12&lt;/b&gt; dead"));
    }
};

} // namespace rescind

QTEST_GUILESS_MAIN(rescind::tst_DesktopNotice)
#include "tst_desktopnotice.moc"
