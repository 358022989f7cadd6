// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QWidget>

namespace rescind {

class EmptyState;

//! What stands in the place of everything while Rescind is locked.
class LockPage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LockPage)

public:
    explicit LockPage(QWidget *parent = nullptr);

Q_SIGNALS:
    void unlockRequested();

private:
    EmptyState *m_content;
};

} // namespace rescind
