// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/journalkeeper.h"
#include "core/profiles/profile.h"
#include "ui/mainwindow.h"

#include <QtCore/QPointer>

namespace rescind {

class Banner;

//! What the rail's foot says about the journal.
[[nodiscard]] FootNote journalNote(const JournalKeeper &keeper);

//! Binds the journal to its page and to the rail's foot: verifying, exporting, going on with one
//! that is not the one that was kept, and without where it cannot be written.
class MainWindowJournal final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MainWindowJournal)

public:
    MainWindowJournal(JournalKeeper &keeper, MainWindow &window);
    ~MainWindowJournal() override;

    void setProfiles(const QList<Profile> &profiles);
    //! Verifies in the background; what is broken is said by the rail's foot and on the page.
    void verifyQuietly();
    //! Its end is waited for by nobody.
    [[nodiscard]] bool isQuiet(const Job &job) const { return m_quiet == &job; }
    //! Shows the error with the offer to go on without a journal, if that is what stopped
    //! something; false for any other.
    [[nodiscard]] bool showTrouble(const Error &error, Banner &banner);

private:
    void onChanged();
    void askToGoOn();
    void showNote();
    void showVerdict(const JournalVerdict &verdict);
    void verify();
    void askToAccept(const JournalVerdict &verdict);
    void accept();
    void askWhereTo(const JournalFilter &filter);
    void exportTo(const QString &path, JournalFormat format, const JournalFilter &filter);
    [[nodiscard]] JournalReader::Progress progress();
    void onEnded();

    JournalKeeper &m_keeper;
    MainWindow &m_window;
    QPointer<Job> m_job;
    QPointer<Job> m_quiet;
    //! Why it could not be verified in the background.
    std::optional<Error> m_unreadable;
    //! What the page has said so far.
    std::optional<JournalVerdict> m_shownBreak;
};

} // namespace rescind
