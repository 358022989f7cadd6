// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/openrequests.h"
#include "tests/support/testcase.h"

#include <QtCore/QDir>
#include <QtGui/QFileOpenEvent>

using namespace rescind;

//! What macOS sends, sent here: no Mac was at hand.
class tst_OpenRequests final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void link_isTold();
    void file_isTold();
    void otherLinks_areNot();
    void otherEvents_goOn();

private:
    void send(const QUrl &url);

    std::vector<InstanceMessage> m_told;
};

void tst_OpenRequests::init()
{
    m_told.clear();
}

void tst_OpenRequests::send(const QUrl &url)
{
    OpenRequests requests;
    connect(&requests, &OpenRequests::asked, this,
        [this](const InstanceMessage &message) { m_told.push_back(message); });
    QObject application;
    application.installEventFilter(&requests);
    QFileOpenEvent event(url);
    QCoreApplication::sendEvent(&application, &event);
}

void tst_OpenRequests::link_isTold()
{
    const QUrl link(QStringLiteral("rescind:/callback?code=a&state=b"));
    send(link);
    QCOMPARE(m_told, std::vector{InstanceMessage{.redirect = link}});
}

void tst_OpenRequests::file_isTold()
{
    const QString path = QDir::temp().absoluteFilePath(QStringLiteral("of mine.rescind.json"));
    send(QUrl::fromLocalFile(path));
    QCOMPARE(m_told, std::vector{InstanceMessage{.file = path}});
}

void tst_OpenRequests::otherLinks_areNot()
{
    send(QUrl(QStringLiteral("https://example.com/callback?code=a")));
    QVERIFY(m_told.empty());
}

void tst_OpenRequests::otherEvents_goOn()
{
    OpenRequests requests;
    QObject application;
    QEvent event(QEvent::User);
    QVERIFY(!requests.eventFilter(&application, &event));
}

QTEST_GUILESS_MAIN(tst_OpenRequests)
#include "tst_openrequests.moc"
