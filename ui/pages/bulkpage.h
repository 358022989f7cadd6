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

protected:
    void showEvent(QShowEvent *event) override;

private:
    void makeContent();

    EmptyState *m_empty = nullptr;
};

} // namespace rescind
