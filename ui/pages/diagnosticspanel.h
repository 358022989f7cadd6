// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/text/diagnosistext.h"

#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

class QLabel;
class QPushButton;
class QStackedWidget;

namespace rescind {

class ChecksModel;
class EmptyState;
class ListTable;
class PageHeader;
class ProgressStrip;
class SignLabel;

//! What Rescind needs of this computer and of a profile's provider: each a line with what was found
//! and what to do. Takes values, tells wishes.
class DiagnosticsPanel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DiagnosticsPanel)

public:
    explicit DiagnosticsPanel(QWidget *parent = nullptr);

    //! Whom the lines are about besides this computer. What was found for another is dropped, and
    //! asked for anew when the page is next seen.
    void setProfile(const QString &name, const QString &issuer, const QString &host);
    //! What is there by now of so many; progress is shown when it takes longer than a moment.
    void showProgress(const QList<DiagnosisLine> &soFar, int expected);
    void showLines(const QList<DiagnosisLine> &lines, const QDateTime &at);
    //! It was given up before its end.
    void showCancelled();
    //! All that it shows, as Markdown. No secret is among it.
    [[nodiscard]] QString allText() const;

Q_SIGNALS:
    //! By its button, and by itself when the page is first seen.
    void checkRequested();
    void cancelRequested();

protected:
    void showEvent(QShowEvent *event) override;

private:
    void makeContent();
    [[nodiscard]] QWidget *resultsCard();
    void showContext();
    void setRunning(bool running);
    void askIfSeen();

    DiagnosisHead m_head;
    QString m_host;
    QList<DiagnosisLine> m_lines;
    int m_expected = 0;
    bool m_isWanted = true; //!< nothing has been asked for yet
    bool m_isRunning = false;
    QTimer m_moment;

    PageHeader *m_header = nullptr;
    QPushButton *m_again = nullptr;
    QPushButton *m_copy = nullptr;
    ProgressStrip *m_progress = nullptr;
    QStackedWidget *m_stack = nullptr;
    EmptyState *m_empty = nullptr;
    SignLabel *m_sign = nullptr;
    QLabel *m_summary = nullptr;
    ChecksModel *m_model = nullptr;
    ListTable *m_table = nullptr;
};

} // namespace rescind
