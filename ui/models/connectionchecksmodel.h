// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/login/connectioncheck.h"

#include <QtCore/QAbstractTableModel>

namespace rescind {

//! The lines of a connection test, in the order in which they were made.
class ConnectionChecksModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConnectionChecksModel)

public:
    enum class Column { Result, Name, Detail, Count };

    explicit ConnectionChecksModel(QObject *parent = nullptr);

    void setChecks(const QList<ConnectionCheck> &checks);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;

private:
    QList<ConnectionCheck> m_checks;
};

} // namespace rescind
