// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"
#include "ui/pages/bulkresumelist.h"
#include "ui/widgets/banner.h"

#include <QtWidgets/QWidget>

class QMimeData;
class QStackedWidget;

namespace rescind {

class BulkPlanPanel;
class BulkRunPanel;
class EmptyState;
class ProgressStrip;

//! Bulk revocation: nothing yet, a plan, or a run. Lists come by a button, by pasting, and by being
//! dropped anywhere on the page. Takes values, tells wishes.
class BulkPage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BulkPage)

public:
    enum class Showing { Nothing, Plan, Run };

    explicit BulkPage(QWidget *parent = nullptr);

    void showState(Showing what);
    [[nodiscard]] Showing showing() const { return m_showing; }
    //! Without a profile there is nobody to revoke for.
    void setHasProfile(bool hasProfile);
    //! By an administrator: no run at all, or no list from the clipboard.
    void setForbidden(bool bulk, bool paste);
    void setUnfinished(const QList<UnfinishedRun> &runs);
    //! A list is being read, or none: an empty text.
    void showProgress(const QString &what);
    void setProgress(qint64 done, qint64 total);
    [[nodiscard]] BulkPlanPanel &planPanel();
    [[nodiscard]] BulkRunPanel &runPanel();
    //! Its rows must not be asked for any more.
    void forgetRun();
    //! Stands at the foot of the page.
    [[nodiscard]] Banner &banner();
    //! A list could be read now, and a file is what is given.
    [[nodiscard]] bool takesFile(const QMimeData &given) const;
    //! As if it were dropped on the page.
    void take(const QMimeData &given);

Q_SIGNALS:
    //! The panels are there now.
    void made();
    void openRequested();
    void addProfileRequested();
    void fileGiven(const QString &path);
    void textGiven(const rescind::Secret &text);
    //! What showProgress() named.
    void cancelRequested();
    void resumeRequested(const QString &id);
    void forgetRequested(const QString &id);

protected:
    void showEvent(QShowEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void makeContent();
    void showEmptyState();
    void paste();
    [[nodiscard]] bool takesLists() const;
    void setDropping(bool dropping);

    Showing m_showing = Showing::Nothing;
    bool m_hasProfile = false;
    bool m_forbidsBulk = false;
    bool m_forbidsPaste = false;
    QList<UnfinishedRun> m_unfinishedRuns;
    bool m_isReading = false;
    bool m_isDropping = false;

    QStackedWidget *m_stack = nullptr;
    EmptyState *m_empty = nullptr;
    BulkResumeList *m_unfinished = nullptr;
    ProgressStrip *m_progress = nullptr;
    BulkPlanPanel *m_plan = nullptr;
    BulkRunPanel *m_run = nullptr;
    Banner *m_banner = nullptr;
};

} // namespace rescind
