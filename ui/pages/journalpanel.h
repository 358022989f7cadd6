// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/journalindex.h"
#include "core/profiles/profile.h"
#include "ui/widgets/banner.h"

#include <QtCore/QPointer>
#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

class QPushButton;
class QStackedWidget;

namespace rescind {

class EmptyState;
class FactsList;
class JournalFilterBar;
class JournalModel;
class JournalReader;
class ListTable;
class PageHeader;
class ProgressStrip;

//! The journal: its entries, what narrows them, and all of the one that is chosen. Reads through
//! its model; tells wishes for what takes longer.
class JournalPanel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(JournalPanel)

public:
    explicit JournalPanel(QWidget *parent = nullptr);

    //! Outlives the page, or is taken away by null. Read when the page is first shown.
    void setReader(JournalReader *reader);
    void setProfiles(const QList<Profile> &profiles);
    //! Entries in the journal, where that is known.
    void setEntryCount(std::optional<qint64> entries);
    //! There are newer entries. What is looked at stays where it is.
    void refresh();
    //! Something runs that can be cancelled, or nothing: an empty text.
    void showProgress(const QString &what);
    void setProgress(qint64 done, qint64 total);
    [[nodiscard]] JournalFilter filter() const;
    void setFilter(const JournalFilter &filter);
    //! Stands at the foot of the page, so that nothing above it moves when it comes.
    [[nodiscard]] Banner &banner();

Q_SIGNALS:
    void verifyRequested();
    void exportRequested(const rescind::JournalFilter &filter);
    //! What showProgress() named.
    void cancelRequested();

protected:
    void showEvent(QShowEvent *event) override;

private:
    void makeContent();
    void makeTable();
    [[nodiscard]] QWidget *detailsCard();
    void onFilterChanged();
    void onLoaded();
    void onNewRows(int count);
    void showSituation();
    void showSelection();
    void showContext();
    void countMatches();

    JournalReader *m_reader = nullptr;
    QList<Profile> m_profiles;
    JournalFilter m_firstFilter; //!< to begin with, when it is first shown
    std::optional<qint64> m_entries;
    std::optional<qint64> m_matches;
    QTimer m_refresh;
    QPointer<QObject> m_counting;

    Banner *m_banner = nullptr;
    PageHeader *m_header = nullptr;
    QPushButton *m_verify = nullptr;
    QPushButton *m_export = nullptr;
    JournalFilterBar *m_filter = nullptr;
    ProgressStrip *m_progress = nullptr;
    QStackedWidget *m_stack = nullptr;
    EmptyState *m_empty = nullptr;
    JournalModel *m_model = nullptr;
    ListTable *m_table = nullptr;
    FactsList *m_details = nullptr;
};

} // namespace rescind
