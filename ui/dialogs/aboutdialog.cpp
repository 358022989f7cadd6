// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/aboutdialog.h"

#include "ui/theme.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

namespace rescind {

namespace {

constexpr int dialogWidth = 460;

QLabel *line(const QString &text, TextRole role, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setFont(textFont(role));
    return label;
}

} // namespace

AboutDialog::AboutDialog(QWidget *parent)
    : FittingDialog(dialogWidth, parent)
{
    setObjectName(QStringLiteral("aboutDialog"));
    setWindowTitle(tr("About Rescind"));

    auto *version = line(tr("Version %1, with Qt %2")
                             .arg(QStringLiteral(RESCIND_VERSION), QLatin1StringView(qVersion())),
        TextRole::Secondary, this);
    version->setObjectName(QStringLiteral("aboutVersion"));
    version->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setWidgetRole(version, WidgetRole::Muted);

    auto *close = new QPushButton(tr("&Close"), this);
    close->setObjectName(QStringLiteral("closeButton"));
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);

    buttons()->addStretch(1);
    buttons()->addWidget(close);

    QVBoxLayout *column = body();
    column->addWidget(line(QStringLiteral("Rescind"), TextRole::Title, this));
    column->addWidget(version);
    column->addWidget(line(tr("Signs in, shows what a token can still do, takes it away, and "
                              "proves that it is gone."),
        TextRole::Body, this));
    column->addWidget(line(tr("Copyright © 2026 the Rescind authors. Free software under the GNU "
                              "General Public License, version 3 or later, without any warranty. "
                              "It uses Qt (LGPL 3), QtKeychain (BSD), OpenSSL (Apache 2.0) and "
                              "tl::expected (CC0)."),
        TextRole::Secondary, this));
    column->addStretch(1);
    close->setFocus();
}

} // namespace rescind
