// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/login/connectioncheck.h"
#include "core/login/logincheck.h"
#include "core/oidc/idtokenchecks.h"

#include <QtCore/QAbstractTableModel>

#include <variant>

namespace rescind {

//! The checks of an ID token in the standard's order, or of a sign-in or a connection in that in
//! which they were made.
class ChecksModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChecksModel)

public:
    enum class Column { Result, Name, Detail, Count };

    explicit ChecksModel(QObject *parent = nullptr);

    void setChecks(const QList<IdTokenCheck> &checks);
    void setChecks(const QList<ConnectionCheck> &checks);
    //! A whole sign-in: its steps, then the checks of the ID token.
    void setChecks(const QList<LoginCheck> &steps, const QList<IdTokenCheck> &idToken);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;

private:
    using Check = std::variant<IdTokenCheck, ConnectionCheck, LoginCheck>;

    void show(const QList<Check> &checks);

    QList<Check> m_checks;
};

} // namespace rescind
