// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/singleinstance.h"

#include "tests/support/testcase.h"

#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QUuid>
#include <QtNetwork/QLocalSocket>

#include <atomic>
#include <thread>

using namespace rescind;
using namespace Qt::StringLiterals;

class tst_SingleInstance final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folders = {QUuid::createUuid().toString(), u"data"_s}; }

    void nobodyRuns_nothingIsHandedOver();
    void secondStart_isToldToTheFirst();
    void otherFolders_areAnotherProgram();
    void socket_isTheUsersAlone();
    void endingProgram_isNotToldAnyMore();
    void killedProgram_leavesNothingInTheWay();
    void garbage_isNoMessage_data();
    void garbage_isNoMessage();

private:
    //! As another program would: its waiting must not stop this one's event loop.
    [[nodiscard]] bool handedOver(const InstanceMessage &message)
    {
        std::atomic_int result = -1;
        std::thread other([&] { result = SingleInstance(m_folders).handOver(message) ? 1 : 0; });
        [&] { QTRY_VERIFY_WITH_TIMEOUT(result >= 0, 15000); }();
        other.join();
        return result == 1;
    }

    QStringList m_folders;
};

void tst_SingleInstance::nobodyRuns_nothingIsHandedOver()
{
    QVERIFY(!SingleInstance(m_folders).handOver({}));
}

void tst_SingleInstance::secondStart_isToldToTheFirst()
{
    SingleInstance first(m_folders);
    QVERIFY(first.listen());
    QList<InstanceMessage> told;
    connect(&first, &SingleInstance::startedAgain, this,
        [&told](const InstanceMessage &message) { told.append(message); });
    const InstanceMessage message{.profile = u"Prod 生产"_s,
        .redirect = QUrl(u"rescind:/callback?code=a%2Bb&state=c"_s),
        .file = u"/tmp/Prod 生产.rescind.json"_s};
    QVERIFY(handedOver(message));
    QTRY_COMPARE(told.size(), 1);
    QCOMPARE(told.constFirst(), message);
    QVERIFY(handedOver({}));
    QTRY_COMPARE(told.size(), 2);
}

void tst_SingleInstance::otherFolders_areAnotherProgram()
{
    SingleInstance first(m_folders);
    QVERIFY(first.listen());
    m_folders.last() = u"elsewhere"_s;
    QVERIFY(!SingleInstance(m_folders).handOver({}));
}

void tst_SingleInstance::socket_isTheUsersAlone()
{
    SingleInstance first(m_folders);
    QVERIFY(first.listen());
#ifdef Q_OS_UNIX
    const QFileInfo socket(first.serverName());
    QVERIFY(socket.exists());
    constexpr auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup
        | QFileDevice::ReadOther | QFileDevice::WriteOther;
    QVERIFY(!(socket.permissions() & others));
    QVERIFY(!(QFileInfo(socket.path()).permissions() & others));
#endif
}

void tst_SingleInstance::endingProgram_isNotToldAnyMore()
{
    SingleInstance first(m_folders);
    QVERIFY(first.listen());
    first.stop();
    QVERIFY(!first.handOver({}));
}

void tst_SingleInstance::killedProgram_leavesNothingInTheWay()
{
    const QString name = SingleInstance(m_folders).serverName();
    QFile left(name);
    QVERIFY(left.open(QIODevice::WriteOnly));
    left.close();
    SingleInstance first(m_folders);
    QVERIFY(!first.handOver({}));
    QVERIFY(first.listen());
    QVERIFY(handedOver({}));
}

void tst_SingleInstance::garbage_isNoMessage_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("told");
    QTest::newRow("no JSON") << QByteArray("hello\n") << 1;
    QTest::newRow("another shape") << QByteArray("[1,2]\n") << 1;
    QTest::newRow("no line") << QByteArray("{\"profile\":\"x\"}") << 0;
    QTest::newRow("too long") << QByteArray(QByteArray(64 * 1024, 'x') + '\n') << 0;
}

//! Whoever of this user sends something else only brings the window to the front.
void tst_SingleInstance::garbage_isNoMessage()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, told);
    SingleInstance first(m_folders);
    QVERIFY(first.listen());
    QList<InstanceMessage> messages;
    connect(&first, &SingleInstance::startedAgain, this,
        [&messages](const InstanceMessage &message) { messages.append(message); });
    QLocalSocket socket;
    socket.connectToServer(first.serverName());
    QTRY_COMPARE(socket.state(), QLocalSocket::ConnectedState);
    socket.write(bytes);
    QTRY_COMPARE_WITH_TIMEOUT(socket.state(), QLocalSocket::UnconnectedState, 10000);
    QCOMPARE(messages.size(), told);
    for (const InstanceMessage &message : std::as_const(messages))
        QCOMPARE(message, InstanceMessage());
}

QTEST_GUILESS_MAIN(tst_SingleInstance)
#include "tst_singleinstance.moc"
