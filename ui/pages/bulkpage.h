// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QWidget>

namespace rescind {

class EmptyState;

class BulkPage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BulkPage)

public:
    explicit BulkPage(QWidget *parent = nullptr);

private:
    EmptyState *m_empty;
};

} // namespace rescind
