// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/pressing.h"

#include <QtGui/QAction>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QMenu>

namespace rescind {

void addPressing(QMenu &menu, QAbstractButton &button)
{
    QAction *const action = menu.addAction(button.text(), &button, &QAbstractButton::click);
    action->setEnabled(button.isEnabled());
    action->setToolTip(button.toolTip());
}

} // namespace rescind
