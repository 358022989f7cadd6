// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bulk/bulkplan.h"
#include "core/bulk/bulksettings.h"

#include <QtWidgets/QFrame>

class QBoxLayout;
class QCheckBox;
class QDateEdit;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace rescind {

class ChoiceBox;

//! Which of a list's tokens are revoked, and how.
class BulkPlanOptions final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BulkPlanOptions)

public:
    explicit BulkPlanOptions(QWidget *parent = nullptr);

    [[nodiscard]] PlanFilter filter() const;
    //! Without isDryRun.
    [[nodiscard]] BulkSettings settings() const;
    void narrowTo(PlanGroup group, const QString &name);
    //! Rows of the list; they stay out until they are put back.
    void leaveOut(const QList<qsizetype> &rows);
    void putBack(const QList<qsizetype> &rows);
    //! To what it was made with; the reason stays.
    void clearFilter();
    //! To what was chosen before; the settings as settings() gives them.
    void choose(const PlanFilter &filter, const BulkSettings &settings);

Q_SIGNALS:
    void filterChanged();

private:
    [[nodiscard]] QWidget *whichRow();
    [[nodiscard]] QBoxLayout *howRow();
    [[nodiscard]] QCheckBox *tick(const QString &objectName, const QString &label);
    void makeChips();
    void showChips();
    void showSample();

    PlanFilter m_narrowed; //!< issuer, client, subject, scope and single rows only
    QList<std::pair<QPushButton *, QString PlanFilter::*>> m_chips;
    QPushButton *m_leftOut;
    QCheckBox *m_valid;
    QCheckBox *m_before;
    QDateEdit *m_beforeDate;
    QCheckBox *m_expired;
    QCheckBox *m_foreign;
    QCheckBox *m_own;
    QSpinBox *m_concurrency;
    QSpinBox *m_rate;
    ChoiceBox *m_proof;
    QSpinBox *m_sample;
    QLineEdit *m_reason;
};

} // namespace rescind
