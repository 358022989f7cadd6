// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/journalreader.h"

#include <QtCore/QAbstractTableModel>
#include <QtCore/QPointer>

namespace rescind {

//! Entries of the journal, newest first, read page by page as the view asks for more. However many
//! there are, only what was looked at is held.
class JournalModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(JournalModel)

public:
    enum class Column { Time, Action, Outcome, Fingerprint, Subject, Reason, Count };
    static constexpr int pageSize = 400;

    explicit JournalModel(QObject *parent = nullptr);

    //! Must outlive the model, or be taken away by null.
    void setReader(JournalReader *reader);
    void setFilter(const JournalFilter &filter);
    [[nodiscard]] const JournalFilter &filter() const { return m_filter; }
    //! Looks for newer entries and puts them on top; nothing else changes.
    void refresh();
    [[nodiscard]] const JournalEntry &at(int row) const { return m_entries.at(row); }
    //! The first page has been asked for and has not come.
    [[nodiscard]] bool isLoading() const { return m_reader != nullptr && !m_hasFirst; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    //! A page has come, even an empty one.
    void loaded();
    void failed(const rescind::Error &error);

private:
    void restart();
    void onOlder(const Result<JournalPage> &page);
    void seekNewer(qint64 before, QList<JournalEntry> found);
    void onNewer(const Result<JournalPage> &page, QList<JournalEntry> found);

    JournalReader *m_reader = nullptr;
    JournalFilter m_filter;
    QList<JournalEntry> m_entries;
    qint64 m_nextBefore = 0; //!< 0: nothing older
    bool m_hasFirst = false;
    bool m_refreshAgain = false;
    QPointer<Job> m_older;
    QPointer<Job> m_newer;
};

} // namespace rescind
