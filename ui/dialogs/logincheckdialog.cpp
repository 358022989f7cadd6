// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/logincheckdialog.h"

#include "ui/dialogs/dialogparts.h"
#include "ui/dialogs/profileheader.h"
#include "ui/models/checksmodel.h"
#include "ui/text/loginchecktext.h"
#include "ui/text/loginreport.h"
#include "ui/theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/listtable.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

namespace rescind {

namespace {

constexpr int smallestWidth = 560;
constexpr int startWidth = 760;
constexpr int tableHeight = 380;

} // namespace

LoginCheckDialog::LoginCheckDialog(const LoginReport &report, QWidget *parent)
    : FittingDialog(smallestWidth, parent)
    , m_banner(new Banner(this))
{
    setObjectName(QStringLiteral("loginCheckDialog"));
    setWindowTitle(tr("Login check"));
    head()->addWidget(new ProfileHeader(
        report.profile.name, report.profile.displayHost(), report.profile.environment, this));
    auto *summary = namedText("loginSummary", this);
    summary->setText(loginSummary(report.record));
    summary->setFont(textFont(TextRole::BodyStrong));

    auto *model = new ChecksModel(this);
    model->setChecks(report.record.steps, report.record.idToken);
    auto *table = new ListTable(this);
    table->setObjectName(QStringLiteral("loginChecksTable"));
    table->setAccessibleName(tr("Steps of the sign-in"));
    table->setModel(model);
    table->stretchColumn(static_cast<int>(ChecksModel::Column::Detail));
    table->setMinimumHeight(tableHeight);

    body()->addWidget(summary);
    body()->addWidget(table, 1);
    body()->addWidget(m_banner);
    auto *save = quietButton(tr("&Save report…"), "saveLoginReport", this);
    save->setToolTip(tr("As Markdown or HTML, for a ticket. No secret is in it."));
    connect(save, &QPushButton::clicked, this, &LoginCheckDialog::saveRequested);
    auto *close = quietButton(tr("&Close"), "closeButton", this);
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    buttons()->addWidget(save);
    buttons()->addStretch(1);
    buttons()->addWidget(close);
    resize(startWidth, height());
    close->setFocus();
}

} // namespace rescind
