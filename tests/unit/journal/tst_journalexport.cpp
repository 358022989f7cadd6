// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/syslogsender.h"
#include "tests/unit/journal/journalfixture.h"

#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

using namespace rescind;

namespace {

//! A daemon that takes what comes.
class Daemon final
{
public:
    explicit Daemon(const QString &path)
        : m_socket(::socket(AF_UNIX, SOCK_DGRAM, 0))
    {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        const QByteArray name = QFile::encodeName(path);
        std::copy(name.begin(), name.end(), std::begin(address.sun_path));
        m_isBound = size_t(name.size()) < sizeof(address.sun_path)
            && ::bind(m_socket, reinterpret_cast<const sockaddr *>(&address), sizeof(address)) == 0;
    }
    ~Daemon() { ::close(m_socket); }
    Q_DISABLE_COPY_MOVE(Daemon)

    [[nodiscard]] bool isBound() const { return m_isBound; }
    [[nodiscard]] QByteArray next() const
    {
        QByteArray line(8192, Qt::Uninitialized);
        const auto size = ::recv(m_socket, line.data(), size_t(line.size()), MSG_DONTWAIT);
        return size < 0 ? QByteArray() : line.left(size);
    }

private:
    int m_socket;
    bool m_isBound = false;
};

} // namespace

class tst_JournalExport final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void csv_field_data();
    void csv_field();
    void csv_headAndLines_haveTheSameColumns();
    void json_isOneObjectALine();
    void syslog_isRfc5424();
    void syslog_escapes();
    void syslog_severity_data();
    void syslog_severity();
    void syslog_isSentWhenSwitchedOn();
    void syslog_withoutADaemon_failsNothing();
};

void tst_JournalExport::csv_field_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("field");
    const auto row = [](const char *name, const char *text, const char *field) {
        QTest::newRow(name) << QString::fromUtf8(text) << QByteArray(field);
    };
    row("plain", "alice", "alice");
    row("empty", "", "");
    row("comma", "a,b", "\"a,b\"");
    row("quotes", "say \"no\"", "\"say \"\"no\"\"\"");
    row("line end", "a\r\nb", "\"a\r\nb\"");
    row("formula", "=cmd|'/C calc'!A0", "'=cmd|'/C calc'!A0");
    row("formula with a comma", "=SUM(1,2)", "\"'=SUM(1,2)\"");
    row("plus", "+1", "'+1");
    row("minus", "-1", "'-1");
    row("at", "@SUM(A1)", "'@SUM(A1)");
    row("tab", "\t=1", "'\t=1");
    row("return", "\r=1", "\"'\r=1\"");
    row("in the middle", "a=1", "a=1");
    row("Chinese", "泄露", "泄露");
}

void tst_JournalExport::csv_field()
{
    QFETCH(const QString, text);
    QFETCH(const QByteArray, field);
    const JournalEntry entry{.sequence = 7,
        .time = sampleEntry(0).time,
        .action = JournalAction::Login,
        .subject = text};
    QCOMPARE(exportLine(JournalFormat::Csv, entry),
        "7,2026-11-22T14:02:11.250Z,login,,,,,,,,," + field + ",,,,,\r\n");
}

void tst_JournalExport::csv_headAndLines_haveTheSameColumns()
{
    QCOMPARE(exportHead(JournalFormat::Csv),
        QByteArray("seq,time,action,http_status,operator,profile_id,profile,host,token_kind,"
                   "fingerprint,jti,sub,client_id,outcome,request_id,reason,version\r\n"));
    QCOMPARE(exportHead(JournalFormat::Csv).count(','),
        exportLine(JournalFormat::Csv, {.time = sampleEntry(0).time}).count(','));
}

void tst_JournalExport::json_isOneObjectALine()
{
    JournalEntry entry = sampleEntry(7);
    entry.sequence = 9007199254740993; // more than a double holds
    entry.requestId.clear();
    entry.httpStatus = 0;
    const QByteArray line = exportLine(JournalFormat::JsonLines, entry);
    QCOMPARE(line.count('\n'), 1);
    const QJsonObject object = QJsonDocument::fromJson(line).object();
    QCOMPARE(object.value("seq"_L1).toInteger(), entry.sequence);
    QCOMPARE(object.value("time"_L1).toString(), u"2026-11-22T14:02:18.250Z"_s);
    QCOMPARE(object.value("action"_L1).toString(), u"revocation"_s);
    QCOMPARE(object.value("reason"_L1).toString(), entry.reason);
    QVERIFY(object.value("request_id"_L1).isNull());
    QVERIFY(object.value("http_status"_L1).isNull());
    QCOMPARE(object.size(), 17);
}

void tst_JournalExport::syslog_isRfc5424()
{
    const JournalEntry entry{.sequence = 42,
        .time = sampleEntry(0).time,
        .action = JournalAction::Revocation,
        .httpStatus = 200,
        .operatorName = u"alice"_s,
        .outcome = u"verified_inactive"_s};
    QCOMPARE(syslogLine(entry, "host.example", 17),
        QByteArray("<109>1 2026-11-22T14:02:11.250Z host.example rescind 17 revocation "
                   "[rescind@32473 sequence=\"42\" http_status=\"200\" operator=\"alice\" "
                   "outcome=\"verified_inactive\"] revocation verified_inactive"));
}

void tst_JournalExport::syslog_escapes()
{
    const JournalEntry entry{.time = sampleEntry(0).time, .reason = u"a \"b\" [c] \\d 泄"_s};
    QVERIFY(syslogLine(entry, "", 1).contains("reason=\"a \\\"b\\\" [c\\] \\\\d 泄\"]"));
    QVERIFY(syslogLine(entry, "", 1).contains("Z - rescind 1 "));
    QVERIFY(syslogLine(entry, "a b\nc", 1).contains("Z abc rescind 1 "));
}

void tst_JournalExport::syslog_severity_data()
{
    QTest::addColumn<QString>("outcome");
    QTest::addColumn<QByteArray>("priority");
    QTest::newRow("done") << u"already_inactive"_s << QByteArray("<109>");
    QTest::newRow("ok") << u"ok"_s << QByteArray("<109>");
    QTest::newRow("none") << QString() << QByteArray("<109>");
    QTest::newRow("refused") << u"rejected"_s << QByteArray("<108>");
    QTest::newRow("alive") << u"accepted_still_active"_s << QByteArray("<108>");
}

void tst_JournalExport::syslog_severity()
{
    QFETCH(const QString, outcome);
    QFETCH(const QByteArray, priority);
    QVERIFY(
        syslogLine({.time = sampleEntry(0).time, .outcome = outcome}, "h", 1).startsWith(priority));
}

void tst_JournalExport::syslog_isSentWhenSwitchedOn()
{
    const QString socket = temporaryPath(u"log"_s);
    const Daemon daemon(socket);
    QVERIFY(daemon.isBound());
    {
        Journal journal(temporaryPath(u"sent"_s));
        QVERIFY_RESULT(resultOf(journal.append(sampleEntry(1), &journal)));
        journal.setSyslog(true, socket);
        QVERIFY_RESULT(resultOf(journal.append(sampleEntries(2, 2), &journal)));
        journal.setSyslog(false);
        QVERIFY_RESULT(resultOf(journal.append(sampleEntry(4), &journal)));
    }
    for (const qint64 sequence : {2, 3}) {
        JournalEntry entry = sampleEntry(int(sequence));
        entry.sequence = sequence;
        const QByteArray line = daemon.next();
        const QByteArray number = "sequence=\"" + QByteArray::number(sequence) + '"';
        QVERIFY2(line.contains(number), line.constData());
        QVERIFY2(line.contains(entry.fingerprint.toLatin1()), line.constData());
    }
    QCOMPARE(daemon.next(), QByteArray());
}

void tst_JournalExport::syslog_withoutADaemon_failsNothing()
{
    SyslogSender sender(temporaryPath(u"nobody"_s));
    QTest::ignoreMessage(QtInfoMsg, "the syslog daemon does not take entries");
    sender.send(sampleEntries(3), 3);
    QCOMPARE(sender.lost(), 3);
}

QTEST_GUILESS_MAIN(tst_JournalExport)
#include "tst_journalexport.moc"
