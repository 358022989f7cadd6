// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/journal.h"
#include "core/journal/journalreader.h"
#include "core/journal/sqlitefile.h"
#include "tests/support/testcase.h"

#include <QtCore/QDir>
#include <QtCore/QProcess>

namespace rescind {

using namespace Qt::StringLiterals;

//! Entry number n of a made-up journal, without its sequence.
inline JournalEntry sampleEntry(int n)
{
    return {.time = QDateTime(QDate(2026, 11, 22), QTime(14, 2, 11, 250), Qt::UTC).addSecs(n),
        .action = n % 3 == 0 ? JournalAction::Introspection : JournalAction::Revocation,
        .httpStatus = 200,
        .operatorName = u"alice"_s,
        .profileId = u"profile-%1"_s.arg(n % 4),
        .profileName = u"门户 ☂"_s,
        .host = u"portal.authing.cn"_s,
        .tokenKind = u"access"_s,
        .fingerprint = u"%1"_s.arg(n, 16, 16, QChar(u'0')),
        .tokenId = u"jti-%1"_s.arg(n),
        .subject = u"user%1@example.com"_s.arg(n % 10),
        .clientId = u"5a4db0c0"_s,
        .outcome = n % 5 == 0 ? u"rejected"_s : u"verified_inactive"_s,
        .requestId = u"request-%1"_s.arg(n),
        .reason = n % 7 == 0 ? u"Ticket INC-4711, 泄露"_s : QString(),
        .programVersion = u"0.1.0"_s};
}

inline QList<JournalEntry> sampleEntries(int count, int first = 1)
{
    QList<JournalEntry> entries;
    for (int n = first; n < first + count; ++n)
        entries.append(sampleEntry(n));
    return entries;
}

//! A journal of its own with sample entries; gives its head.
inline JournalHead makeJournal(const QString &folder, int entries)
{
    Journal journal(folder);
    const auto receipt = resultOf(journal.append(sampleEntries(entries), &journal));
    return receipt.value_or(JournalReceipt()).head;
}

//! What somebody with an SQLite shell does to the file.
inline Result<void> tamper(const QString &folder, const QStringList &statements)
{
    SqliteFile file;
    Result<void> done = file.open(Journal::filePath(folder), SqliteFile::Access::ReadWrite);
    for (const QString &statement :
        QStringList{u"DROP TRIGGER IF EXISTS no_update"_s, u"DROP TRIGGER IF EXISTS no_delete"_s}
            + statements) {
        if (done)
            done = file.run(statement);
    }
    return done;
}

//! A small disk of its own, where that is allowed.
class SmallDisk final
{
public:
    explicit SmallDisk(const QString &folder)
        : m_folder(folder)
    {
        QDir().mkpath(folder);
        m_isMounted = mount({u"-t"_s, u"tmpfs"_s, u"-o"_s, u"size=1m"_s, u"tmpfs"_s, folder});
    }
    ~SmallDisk()
    {
        if (m_isMounted)
            QProcess::execute(u"umount"_s, {m_folder});
    }
    Q_DISABLE_COPY_MOVE(SmallDisk)

    [[nodiscard]] bool isMounted() const { return m_isMounted; }
    [[nodiscard]] bool remount(const QString &options) const
    {
        return mount({u"-o"_s, u"remount,"_s + options, m_folder});
    }

private:
    static bool mount(const QStringList &arguments)
    {
        QProcess process;
        process.start(u"mount"_s, arguments);
        return process.waitForFinished() && process.exitStatus() == QProcess::NormalExit
            && process.exitCode() == 0;
    }

    QString m_folder;
    bool m_isMounted = false;
};

} // namespace rescind
