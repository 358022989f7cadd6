// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bulk/bulkrun.h"
#include "ui/models/bulkrowsmodel.h"
#include "ui/pages/bulkshares.h"

#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

class QLabel;
class QPushButton;

namespace rescind {

class BarChart;
class Banner;
class CountsRow;
class ElidedLabel;
class ListTable;
class OutcomeBar;
class PageHeader;
class RateChart;

//! A moment of a run, as BulkRun tells it.
struct BulkRunMoment
{
    BulkState state = BulkState::Ready;
    BulkStop stop = BulkStop::None;
    std::optional<Error> stopError = {};
    BulkCounts counts = {};
    ExposureLeft exposure = {};
    std::vector<BulkSample> samples = {};
    double rate = 0;
    std::optional<std::chrono::seconds> timeLeft = {};
    int allowedConcurrency = 0;
    std::chrono::milliseconds elapsed = {};
};

//! A run over a list of tokens: how far, how fast, with which outcomes, and each row. Takes values,
//! tells wishes.
class BulkRunPanel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BulkRunPanel)

public:
    explicit BulkRunPanel(QWidget *parent = nullptr);

    //! A new run. `rows` is asked while the panel shows it.
    void setRun(const BulkPlan &plan, const BulkSettings &settings, const QString &inputName,
        BulkRowsModel::Run rows);
    //! The rows of the run are gone.
    void clear();
    void setMoment(const BulkRunMoment &moment);
    void onRowsChanged(qsizetype first, qsizetype last);
    [[nodiscard]] Banner &banner() { return *m_banner; }
    //! "Done: 4,812 of 5,000 tokens".
    [[nodiscard]] QString title() const;
    //! "4,800 verified inactive, 12 rejected".
    [[nodiscard]] QString outcomesInWords() const;

Q_SIGNALS:
    void pauseRequested();
    void resumeRequested();
    void stopRequested();
    void retryRequested();
    void reportRequested();
    //! Back to the plan after a dry run, or away from a run that is over.
    void doneRequested();

private:
    void makeHeader();
    [[nodiscard]] QWidget *progressCard();
    //! `note` stands below the caption; null for none.
    [[nodiscard]] QWidget *chartCard(const QString &caption, QWidget *note, QWidget *chart);
    [[nodiscard]] QWidget *rowsCard();
    [[nodiscard]] BucketCounts counted() const;
    void showContext();
    void showProgress();
    void showExposure();
    void showButtons();
    void showEnd();
    void showDetail();
    void refilter();

    BulkPlan m_plan;
    BulkSettings m_settings;
    QString m_inputName;
    BulkRowsModel::Run m_rows;
    BulkRunMoment m_moment;
    bool m_endIsShown = false;
    QTimer m_refilter;

    PageHeader *m_header;
    QLabel *m_share;
    QLabel *m_speed;
    OutcomeBar *m_bar;
    CountsRow *m_counts;
    RateChart *m_rate;
    BarChart *m_exposure;
    ElidedLabel *m_left;
    BulkRowsModel *m_model;
    ListTable *m_table;
    QLabel *m_detail;
    Banner *m_banner;
    QPushButton *m_pause = nullptr;
    QPushButton *m_stop = nullptr;
    QPushButton *m_retry = nullptr;
    QPushButton *m_report = nullptr;
    QPushButton *m_done = nullptr;
};

} // namespace rescind
