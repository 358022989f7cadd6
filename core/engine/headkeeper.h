// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/journalreader.h"
#include "core/secrets/secretstore.h"

#include <QtCore/QLockFile>
#include <QtCore/QTimer>

#include <chrono>

namespace rescind {

//! Keeps a journal's newest head in the keychain, where cutting the journal's end off does not
//! reach.
//!
//! One write at a time, of the newest head there is by then, and a pause after each: however many
//! entries are written, the keychain is not what they wait for. A head that is kept gives way only
//! to a later one of the same chain: where the entry that it names is not in the journal (any
//! more), it stays as it is, since it is the evidence, until somebody accepts the journal as it is.
//! Programs that share a journal take turns, by a lock beside it.
class HeadKeeper final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HeadKeeper)

public:
    static constexpr std::chrono::milliseconds pauseAfterWriting{500};

    //! All that is handed in outlives it. `folder` is the journal's.
    HeadKeeper(SecretStore &store, JournalReader &reader, QString folder, QObject *parent);

    //! The keychain's name for the head of this folder's journal.
    [[nodiscard]] static QString keyFor(const QString &folder);

    //! The journal was written up to this head. A keychain whose user said no is not asked again
    //! before read() found it open.
    void keep(const JournalHead &head);
    //! Whatever is kept gives way to the next head that is to be kept: the journal's owner says so.
    //! False takes that back.
    void setOverriding(bool on);
    //! What is kept; nothing where nothing is, or it cannot be read, which problem() then says.
    [[nodiscard]] ResultJob<std::optional<JournalHead>> *read(QObject *parent);
    //! Everything that was to be kept is, or could not be.
    [[nodiscard]] bool isSettled() const { return !m_isBusy && !m_wanted; }
    //! Somebody waits for settled(): without the pause.
    void hurry();
    //! Why the keychain does not keep the head, as far as it has been tried.
    [[nodiscard]] const std::optional<Error> &problem() const { return m_problem; }

Q_SIGNALS:
    //! isSettled() has become true.
    void settled();
    void problemChanged();
    //! The kept head names an entry that is not in the journal.
    void mismatchFound();

private:
    friend class ReadHeadJob;

    [[nodiscard]] QString key() const;
    void begin();
    void onRead(const Result<Secret> &kept);
    void onCompared(const JournalHead &kept, const Result<bool> &isThere);
    void write();
    void end(const std::optional<Error> &error, bool wrote = false);
    void setProblem(const std::optional<Error> &error);

    SecretStore &m_store;
    JournalReader &m_reader;
    QString m_folder;
    std::unique_ptr<QLockFile> m_lock;
    QTimer m_pause;
    std::optional<JournalHead> m_wanted;
    int m_tries = 0;
    bool m_isBusy = false;
    bool m_isHurried = false;
    bool m_toldMismatch = false;
    bool m_isOverriding = false;
    std::optional<Error> m_problem;
};

} // namespace rescind
