// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/journalchain.h"
#include "core/journal/workerthread.h"

namespace rescind {

class JournalFile;
class SyslogSender;

//! What an append() yields.
struct JournalReceipt
{
    //! The head to keep; others may have written behind these entries in the same transaction.
    JournalHead head = {};
    //! The last of these entries; those before it have the numbers before.
    qint64 lastSequence = 0;
};

//! The journal of one data folder, for writing: append only, each entry hashed over the one before.
//!
//! Several programs may write to one journal at once. Entries asked for while the disk is busy
//! are written together in one transaction. Errors are ErrorKind::Journal; an entry whose job
//! failed is not in the journal, and the next one is tried anew. The chain is not keyed: who can
//! write to the file can make a new chain. That this happened shows against the head, which the
//! caller keeps where the file's owner is not enough to change it unseen (the keychain).
class Journal final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Journal)

public:
    //! Nothing is opened or made before the first append() or check().
    explicit Journal(const QString &folder, QObject *parent = nullptr);
    //! Waits until all that was asked for is written.
    ~Journal() override;

    [[nodiscard]] static QString filePath(const QString &folder);
    [[nodiscard]] const QString &path() const { return m_path; }

    //! Durable when the job finishes, all or nothing. Sequences are given here. Cancelling a job
    //! that runs does not take its entries back. The journal must outlive its jobs.
    [[nodiscard]] ResultJob<JournalReceipt> *append(const JournalEntry &entry, QObject *parent);
    [[nodiscard]] ResultJob<JournalReceipt> *append(
        const QList<JournalEntry> &entries, QObject *parent);
    //! Whether an entry could be written now: opens, makes what is missing, and has the disk take
    //! a page. What to ask before something starts that must not go unwritten.
    [[nodiscard]] ResultJob<JournalReceipt> *check(QObject *parent);

    //! Sends every entry to the local syslog daemon as well, from now on; off until it is called.
    //! An entry that the daemon does not take is in the journal all the same.
    void setSyslog(bool on, const QString &socketPath = QStringLiteral("/dev/log"));

private:
    friend class AppendJob;
    struct Waiting;

    void add(std::shared_ptr<Waiting> waiting);
    void writeWaiting();

    QString m_path;
    std::unique_ptr<JournalFile> m_file;    // the thread's
    std::unique_ptr<SyslogSender> m_syslog; // the thread's
    std::mutex m_mutex;
    std::deque<std::shared_ptr<Waiting>> m_waiting;
    std::unique_ptr<WorkerThread> m_thread; // last: it uses the others
};

} // namespace rescind
