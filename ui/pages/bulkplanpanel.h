// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bulk/bulkplan.h"
#include "core/bulk/bulksettings.h"
#include "core/profiles/profile.h"

#include <QtWidgets/QWidget>

#include <functional>

class QAction;
class QLabel;
class QPushButton;

namespace rescind {

class BarChart;
class Banner;
class BulkGroupsPanel;
class BulkPlanOptions;
class BulkRowsModel;
class CountsRow;
class ListTable;
class OutcomeBar;
class PageHeader;

//! What a list holds and what would become of it, before anything is sent. Takes a list and whom it
//! is for, makes the plan, and makes it anew when it is narrowed.
class BulkPlanPanel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BulkPlanPanel)

public:
    explicit BulkPlanPanel(QWidget *parent = nullptr);

    //! `inputName`: a file's name, or empty.
    void setList(const std::shared_ptr<const TokenList> &list, const QString &inputName);
    //! Whom for; the names of other profiles are for the offer of one that fits.
    void setContext(const PlanContext &context, const QList<Profile> &profiles);
    [[nodiscard]] const BulkPlan &plan() const { return m_plan; }
    [[nodiscard]] const QString &inputName() const { return m_inputName; }
    [[nodiscard]] BulkSettings settings() const;
    //! What was chosen for the list that is shown.
    void choose(const PlanFilter &filter, const BulkSettings &settings);
    //! Whether something can be started now.
    void setStartable(bool startable);

Q_SIGNALS:
    void closeRequested();
    void dryRunRequested();
    void revokeRequested();
    void profileRequested(const QString &id);

private:
    void makeHeader();
    [[nodiscard]] QWidget *countsCard();
    [[nodiscard]] QWidget *chartCard();
    [[nodiscard]] QWidget *rowsCard();
    void makeRowActions();
    [[nodiscard]] QList<qsizetype> chosenRows() const;
    void updateRowActions();
    //! Rows keep their place when one of them is left out.
    void keepPlace(const std::function<void()> &change);
    void planAnew();
    void showPlan();
    void showTitle();
    void showOffer();

    BulkPlan m_plan;
    std::shared_ptr<const TokenList> m_list;
    PlanContext m_context;
    QList<Profile> m_profiles;
    QString m_inputName;
    bool m_isStartable = true;

    PageHeader *m_header;
    Banner *m_offer;
    OutcomeBar *m_bar;
    CountsRow *m_counts;
    BarChart *m_chart;
    QLabel *m_withoutExpiry;
    BulkGroupsPanel *m_groups;
    BulkPlanOptions *m_options;
    BulkRowsModel *m_model;
    ListTable *m_table;
    QAction *m_leaveOut = nullptr;
    QAction *m_putBack = nullptr;
    QPushButton *m_dryRun = nullptr;
    QPushButton *m_revoke = nullptr;
};

} // namespace rescind
