// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QDateTime>
#include <QtWidgets/QFrame>

class QBoxLayout;

namespace rescind {

//! A run that ended before its list did.
struct UnfinishedRun
{
    //! For resumeRequested() and forgetRequested(); not shown.
    QString id = {};
    QDateTime beganAt = {};
    QString profileName = {};
    QString inputName = {};
    QString reason = {};
    qsizetype total = 0;
    qsizetype left = 0;
};

//! The runs that can be gone on with. Hidden where there are none.
class BulkResumeList final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BulkResumeList)

public:
    explicit BulkResumeList(QWidget *parent = nullptr);

    void setRuns(const QList<UnfinishedRun> &runs);

Q_SIGNALS:
    void resumeRequested(const QString &id);
    void forgetRequested(const QString &id);

private:
    [[nodiscard]] QWidget *row(const UnfinishedRun &run);

    QBoxLayout *m_rows;
    QList<QWidget *> m_shown;
};

} // namespace rescind
