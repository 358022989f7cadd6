// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/exchangelog.h"

#include <QtWidgets/QWidget>

class QCheckBox;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QStackedWidget;

namespace rescind {

class EmptyState;
class ExchangesModel;
class ListTable;
class PageHeader;

struct RequestsFilter
{
    QString text = {};
    bool onlyFailed = false;
};

//! What exactly was sent and answered in this run, with secrets masked. A secret that this machine
//! sent is shown for as long as a button is held.
class RequestsPanel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RequestsPanel)

public:
    explicit RequestsPanel(QWidget *parent = nullptr);

    //! Outlives the page, or is taken away by null.
    void setLog(ExchangeLog *log);
    //! All rows that are shown, as a text without secrets.
    [[nodiscard]] QString shownText() const;
    [[nodiscard]] RequestsFilter filter() const;
    void setFilter(const RequestsFilter &filter);

Q_SIGNALS:
    void exportRequested();
    void clearRequested();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void makeContent();
    [[nodiscard]] QWidget *filterBar();
    void makeTable();
    [[nodiscard]] QWidget *detailsCard();
    [[nodiscard]] QPlainTextEdit *textView(const QString &objectName, const QString &name);
    void applyFilter();
    void showSituation();
    void showSelection();
    void showTexts(bool revealed);
    void copyCurl();
    [[nodiscard]] const Exchange *chosen() const;

    ExchangeLog *m_log = nullptr;
    RequestsFilter m_firstFilter; //!< to begin with, when it is first shown
    PageHeader *m_header = nullptr;
    QPushButton *m_export = nullptr;
    QPushButton *m_clear = nullptr;
    QWidget *m_filters = nullptr;
    QLineEdit *m_text = nullptr;
    QCheckBox *m_onlyFailed = nullptr;
    QStackedWidget *m_stack = nullptr;
    EmptyState *m_empty = nullptr;
    ExchangesModel *m_model = nullptr;
    ListTable *m_table = nullptr;
    QPlainTextEdit *m_request = nullptr;
    QPlainTextEdit *m_answer = nullptr;
    QPushButton *m_curl = nullptr;
    QPushButton *m_reveal = nullptr;
};

} // namespace rescind
