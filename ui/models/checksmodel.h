// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/oidc/idtokenchecks.h"

#include <QtCore/QAbstractTableModel>

namespace rescind {

//! The checks of the ID token, in the standard's order.
class ChecksModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChecksModel)

public:
    enum class Column { Result, Name, Detail, Count };

    explicit ChecksModel(QObject *parent = nullptr);

    void setChecks(const QList<IdTokenCheck> &checks);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;

private:
    QList<IdTokenCheck> m_checks;
};

} // namespace rescind
