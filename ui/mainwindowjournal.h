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

//! Binds the journal to its page and to the rail's foot: verifying, exporting, and going on without
//! where it cannot be written.
class MainWindowJournal final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MainWindowJournal)

public:
    MainWindowJournal(JournalKeeper &keeper, MainWindow &window);
    ~MainWindowJournal() override;

    void setProfiles(const QList<Profile> &profiles);
    //! Shows the error with the offer to go on without a journal, if that is what stopped
    //! something; false for any other.
    [[nodiscard]] bool showTrouble(const Error &error, Banner &banner);

private:
    void askToGoOn();
    void showNote();
    void verify();
    void askWhereTo(const JournalFilter &filter);
    void exportTo(const QString &path, JournalFormat format, const JournalFilter &filter);
    [[nodiscard]] JournalReader::Progress progress();
    void onEnded();

    JournalKeeper &m_keeper;
    MainWindow &m_window;
    QPointer<Job> m_job;
};

} // namespace rescind
