// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/bulkresumelist.h"

#include "ui/text/timetext.h"
#include "ui/theme.h"
#include "ui/widgets/elidedlabel.h"

#include <QtCore/QLocale>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QPushButton>

namespace rescind {

namespace {

//! More would push the rest off the page; they come up as those before are done.
constexpr qsizetype mostShown = 4;

QString lineOf(const UnfinishedRun &run)
{
    QStringList parts{shortTime(run.beganAt)};
    for (const QString &part : {run.profileName, run.inputName, run.reason}) {
        if (!part.isEmpty())
            parts.append(part);
    }
    //: %1 is the number of tokens in a list
    parts.append(BulkResumeList::tr("%Ln of %1 tokens left", "", static_cast<int>(run.left))
                     .arg(QLocale().toString(run.total)));
    return parts.join(QStringLiteral(" · "));
}

} // namespace

BulkResumeList::BulkResumeList(QWidget *parent)
    : QFrame(parent)
    , m_rows(new QVBoxLayout)
{
    setObjectName(QStringLiteral("bulkUnfinished"));
    setWidgetRole(this, WidgetRole::Card);
    auto *title = new QLabel(tr("Runs that were not finished"), this);
    title->setFont(textFont(TextRole::CardHead));
    auto *hint
        = new QLabel(tr("Tokens are never kept. To go on, give the same list again: what was "
                        "finished is not sent twice."),
            this);
    hint->setWordWrap(true);
    hint->setFont(textFont(TextRole::Secondary));
    setWidgetRole(hint, WidgetRole::Muted);
    m_rows->setSpacing(6);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(18, 14, 18, 14);
    column->setSpacing(8);
    column->addWidget(title);
    column->addWidget(hint);
    column->addLayout(m_rows);
    hide();
}

void BulkResumeList::setRuns(const QList<UnfinishedRun> &runs)
{
    qDeleteAll(m_shown);
    m_shown.clear();
    for (qsizetype i = 0; i < std::min(runs.size(), mostShown); ++i) {
        m_shown.append(row(runs.at(i)));
        m_rows->addWidget(m_shown.last());
    }
    setVisible(!runs.isEmpty());
}

QWidget *BulkResumeList::row(const UnfinishedRun &run)
{
    auto *line = new QWidget(this);
    auto *text = new ElidedLabel(line);
    text->setText(lineOf(run));
    auto *resume = new QPushButton(tr("Resume…"), line);
    resume->setObjectName(QStringLiteral("bulkResume"));
    resume->setAccessibleName(tr("Resume") + QStringLiteral(": ") + lineOf(run));
    auto *forget = new QPushButton(tr("Forget"), line);
    forget->setObjectName(QStringLiteral("bulkForget"));
    forget->setAccessibleName(tr("Forget") + QStringLiteral(": ") + lineOf(run));
    forget->setToolTip(tr("It can no longer be resumed. What was revoked stays revoked, and the "
                          "journal keeps its entries."));
    setWidgetRole(forget, WidgetRole::Quiet);
    connect(
        resume, &QPushButton::clicked, this, [this, id = run.id] { Q_EMIT resumeRequested(id); });
    connect(
        forget, &QPushButton::clicked, this, [this, id = run.id] { Q_EMIT forgetRequested(id); });
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(text, 1);
    row->addWidget(resume);
    row->addWidget(forget);
    return line;
}

} // namespace rescind
