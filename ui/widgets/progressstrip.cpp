// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/progressstrip.h"

#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QPushButton>

namespace rescind {

namespace {

constexpr int steps = 1000;

} // namespace

ProgressStrip::ProgressStrip(QWidget *parent)
    : QWidget(parent)
    , m_what(new QLabel(this))
    , m_bar(new QProgressBar(this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
{
    setObjectName(QStringLiteral("progressStrip"));
    m_bar->setTextVisible(false);
    m_bar->setRange(0, steps);
    m_cancel->setObjectName(QStringLiteral("progressCancel"));
    m_cancel->setAccessibleName(tr("Cancel"));
    connect(m_cancel, &QPushButton::clicked, this, &ProgressStrip::cancelled);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    row->addWidget(m_what);
    row->addWidget(m_bar, 1);
    row->addWidget(m_cancel);
    hide();
}

void ProgressStrip::begin(const QString &what)
{
    m_what->setText(what);
    m_bar->setAccessibleName(what);
    m_bar->setRange(0, steps);
    m_bar->setValue(0);
    show();
}

void ProgressStrip::setProgress(qint64 done, qint64 total)
{
    m_bar->setRange(0, total > 0 ? steps : 0);
    if (total > 0)
        m_bar->setValue(static_cast<int>(steps * done / total));
}

void ProgressStrip::end()
{
    hide();
}

} // namespace rescind
