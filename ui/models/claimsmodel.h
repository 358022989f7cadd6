// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tokens/claims.h"
#include "core/tokens/token.h"

#include <QtCore/QAbstractItemModel>

#include <memory>

namespace rescind {

//! What stands in a token, as a tree: header and claims of a JWT; what is known beside them of a
//! token that cannot be read, or has been wiped.
class ClaimsModel final : public QAbstractItemModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ClaimsModel)

public:
    enum class Column { Name, Value, Meaning, Count };

    explicit ClaimsModel(QObject *parent = nullptr);
    ~ClaimsModel() override;

    void setToken(const Token &token);
    //! What a server told, under one title.
    void setClaims(const QString &title, const QJsonObject &claims);

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;

private:
    struct Item;
    void show(const QList<ClaimNode> &groups);
    static void addChildren(Item &item, const QList<ClaimNode> &nodes);
    [[nodiscard]] const Item &itemOf(const QModelIndex &index) const;
    [[nodiscard]] static QString textOf(const Item &item, Column column);

    std::unique_ptr<Item> m_root;
    QString m_shown;
};

} // namespace rescind
