// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/bulk/bulklog.h"
#include "core/journal/journal.h"
#include "core/journal/journalreader.h"
#include "core/secrets/secretstore.h"

#include <QtCore/QObject>

#include <memory>

namespace rescind {

//! The journal as everything in the engine writes to it: one for a data folder.
//!
//! Fills in what all entries have in common (time, operator, program version), and keeps the newest
//! head in the keychain, so that cutting the end off shows. Where the journal cannot be written,
//! what must not go unwritten does not begin, until the user decides to go on without; that is
//! shown, and entered when the journal can be written again (JournalAction::Resumed), in this run
//! of the program or in a later one.
class JournalKeeper final : public QObject, public BulkLog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(JournalKeeper)

public:
    JournalKeeper(const QString &folder, SecretStore &heads, const Clock &clock,
        const QString &programVersion, QObject *parent = nullptr);
    ~JournalKeeper() override;

    //! For searching, counting and export.
    [[nodiscard]] JournalReader &reader();
    [[nodiscard]] QString path() const;

    //! Why entries are not being written, as far as it has been tried.
    [[nodiscard]] const std::optional<Error> &problem() const;
    //! Why the keychain does not keep the journal's head, as far as it has been tried.
    [[nodiscard]] const std::optional<Error> &headProblem() const;
    //! The user decided to go on without a journal, for this run of the program.
    [[nodiscard]] bool isWithout() const;
    //! What can be written is written all the same.
    void goOnWithout();

    //! To be asked before something starts that must not go unwritten: succeeds where an entry can
    //! be written now, or isWithout(). Fails with ErrorKind::Journal.
    [[nodiscard]] ResultJob<void> *ready(QObject *parent);
    //! The value is the sequence of the last entry; 0 where isWithout() and it was not written.
    [[nodiscard]] ResultJob<qint64> *write(
        const QList<JournalEntry> &entries, QObject *parent) override;
    //! The same with nobody waiting for it; what goes wrong is in problem().
    void record(const JournalEntry &entry);
    //! Finishes when all that was asked for is written and the head is kept, or could not be: what
    //! a program waits for before it ends. Never fails.
    [[nodiscard]] ResultJob<void> *settle(QObject *parent);
    //! JournalReader::exportTo(), which leaves an entry of its own.
    [[nodiscard]] ResultJob<qint64> *exportTo(const QString &filePath, JournalFormat format,
        const JournalFilter &filter, QObject *parent, const JournalReader::Progress &progress = {});
    //! Every entry goes to the local syslog daemon as well; off until it is called.
    void setSyslog(bool on);
    [[nodiscard]] ResultJob<QList<EnteredRevocation>> *revocationsAfter(
        qint64 sequence, const QString &profileId, QObject *parent) override;
    //! Checks the whole chain against the head in the keychain; without one the verdict says so.
    [[nodiscard]] ResultJob<JournalVerdict> *verify(QObject *parent,
        const JournalReader::Progress &progress = {}, VerifyEffort effort = VerifyEffort::Full);
    //! Goes on with a journal whose entries fit together although the keychain's head is another
    //! journal's (JournalVerdict::isOfAnotherHead()): the one before was moved away, or its end is
    //! missing. That leaves an entry with what was kept, whose head is then kept instead. The value
    //! is the verdict afterwards. Fails with Reason::JournalTampered where the entries themselves
    //! do not fit; does nothing to an intact one.
    [[nodiscard]] ResultJob<JournalVerdict> *accept(QObject *parent);
    //! What the last verify() found; nothing before. One begins by itself when the kept head is
    //! seen not to belong to the journal.
    [[nodiscard]] const std::optional<JournalVerdict> &verdict() const;
    //! Entries, as far as known; nothing before the first look.
    [[nodiscard]] std::optional<qint64> entries() const;

Q_SIGNALS:
    //! Any of the getters may give something else. Where that is only the number of entries it
    //! comes at most ten times a second, as appended() does.
    void changed();
    //! Entries were appended; sequences up to this one.
    void appended(qint64 lastSequence);
    //! Nothing that was asked to be written is under way.
    void allWritten();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace rescind
