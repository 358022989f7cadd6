// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/oidc/capabilities.h"

#include <QtCore/QAbstractTableModel>

namespace rescind {

//! What a provider can do; what is unknown looks quiet, never good.
class CapabilitiesModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CapabilitiesModel)

public:
    enum class Column { Name, Result, Reason, Count };

    explicit CapabilitiesModel(QObject *parent = nullptr);

    void setCapabilities(const QList<Capability> &capabilities);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;

private:
    QList<Capability> m_capabilities;
};

} // namespace rescind
