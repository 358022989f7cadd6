// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bulk/bulkplan.h"
#include "core/bulk/bulkrow.h"
#include "ui/text/bulkrowtext.h"

#include <QtCore/QAbstractTableModel>

#include <functional>

namespace rescind {

//! The rows of a plan, and what becomes of them in a run. 100,000 of them cost nothing but an index
//! each where they are filtered: every text is made when it is looked at.
class BulkRowsModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BulkRowsModel)

public:
    enum class Column { Fingerprint, Kind, Subject, Expires, State, Detail, Count };

    //! Where a run's rows are looked up. Valid while the model has it.
    struct Run
    {
        std::function<const BulkRow &(qsizetype index)> row;
        std::function<const Error *(quint32 number)> error;
        bool isDryRun = false;
    };

    explicit BulkRowsModel(QObject *parent = nullptr);

    //! Takes a run away.
    void setPlan(const BulkPlan &plan);
    void setRun(Run run);
    //! Rows of the list; to be called as BulkRun::rowsChanged() tells them.
    void onRowsChanged(qsizetype first, qsizetype last);

    //! Only rows with this reason, in a plan.
    void showReason(std::optional<SkipReason> reason);
    //! Only rows that stand there, in a run. Rows that come there later are shown by refilter().
    void showBucket(std::optional<BulkBucket> bucket);
    [[nodiscard]] bool isFiltered() const { return m_reason || m_bucket; }
    //! Finds anew what fits the filter; does nothing where that is what is shown.
    void refilter();

    //! Of the list; what a row of the model shows.
    [[nodiscard]] qsizetype indexAt(int row) const;
    //! -1 where it is not shown.
    [[nodiscard]] int rowOf(qsizetype index) const;
    //! What is said of a row of the list.
    [[nodiscard]] BulkRowText stateOf(qsizetype index) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] bool fits(qsizetype index) const;
    [[nodiscard]] std::vector<qint32> fitting() const;
    [[nodiscard]] QString textOf(qsizetype index, Column column) const;
    void filterAnew();

    BulkPlan m_plan;
    std::optional<Run> m_run;
    std::optional<SkipReason> m_reason;
    std::optional<BulkBucket> m_bucket;
    std::vector<qint32> m_shown; //!< only where filtered
};

} // namespace rescind
