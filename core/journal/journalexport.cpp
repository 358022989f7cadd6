// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/journalexport.h"

#include "core/journal/syslogsender.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QSysInfo>

namespace rescind {

using namespace Qt::StringLiterals;

namespace {

QString timeText(const JournalEntry &entry)
{
    return entry.time.toUTC().toString(Qt::ISODateWithMs);
}

QByteArray csvField(const QString &text)
{
    QString result = text;
    if (!text.isEmpty() && u"=+-@\t\r"_s.contains(text.front()))
        result.prepend(u'\'');
    const bool quotes = std::any_of(result.begin(), result.end(),
        [](QChar c) { return c == u'"' || c == u',' || c == u'\n' || c == u'\r'; });
    if (quotes)
        result = u'"' + result.replace(u'"', u"\"\""_s) + u'"';
    return result.toUtf8();
}

QByteArray csvLine(const JournalEntry &entry)
{
    QByteArray line = QByteArray::number(entry.sequence) + ',' + timeText(entry).toLatin1() + ','
        + actionName(entry.action).data() + ','
        + (entry.httpStatus == 0 ? QByteArray() : QByteArray::number(entry.httpStatus));
    for (const JournalTextField &field : journalTextFields())
        line += ',' + csvField(entry.*field.member);
    return line + "\r\n";
}

QByteArray jsonLine(const JournalEntry &entry)
{
    QJsonObject object{{"seq"_L1, entry.sequence}, {"time"_L1, timeText(entry)},
        {"action"_L1, actionName(entry.action)},
        {"http_status"_L1, entry.httpStatus == 0 ? QJsonValue() : QJsonValue(entry.httpStatus)}};
    for (const JournalTextField &field : journalTextFields()) {
        const QString &text = entry.*field.member;
        object.insert(field.name, text.isEmpty() ? QJsonValue() : QJsonValue(text));
    }
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

} // namespace

QByteArray exportHead(JournalFormat format)
{
    if (format != JournalFormat::Csv)
        return {};
    QByteArray line = "seq,time,action,http_status";
    for (const JournalTextField &field : journalTextFields())
        line += ',' + QByteArray(field.name.data());
    return line + "\r\n";
}

QByteArray exportLine(JournalFormat format, const JournalEntry &entry)
{
    switch (format) {
    case JournalFormat::Csv:
        return csvLine(entry);
    case JournalFormat::JsonLines:
        return jsonLine(entry);
    case JournalFormat::Syslog:
        return syslogLine(
                   entry, QSysInfo::machineHostName().toUtf8(), QCoreApplication::applicationPid())
            + '\n';
    }
    return {};
}

} // namespace rescind
