// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QAbstractTableModel>
#include <QtCore/QPair>

namespace rescind {

//! Names and values to be edited, in their order. Rows where nothing is written do not count.
class ParametersModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ParametersModel)

public:
    enum class Column { Name, Value };
    static constexpr int columns = 2;

    explicit ParametersModel(QObject *parent = nullptr);

    void setParameters(const QList<QPair<QString, QString>> &parameters);
    [[nodiscard]] QList<QPair<QString, QString>> parameters() const;
    void append();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    bool removeRows(int row, int count, const QModelIndex &parent) override;

private:
    QList<QPair<QString, QString>> m_rows;
};

} // namespace rescind
