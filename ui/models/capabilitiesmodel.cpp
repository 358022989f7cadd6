// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/capabilitiesmodel.h"

#include "ui/models/modelroles.h"
#include "ui/text/capabilitytext.h"
#include "ui/theme.h"
#include "ui/widgets/sign.h"

namespace rescind {

namespace {

QString textOf(const Capability &capability, CapabilitiesModel::Column column)
{
    const CapabilityText text = capabilityText(capability);
    switch (column) {
    case CapabilitiesModel::Column::Name:
        return text.name;
    case CapabilitiesModel::Column::Result:
        return text.word;
    case CapabilitiesModel::Column::Reason:
        return text.reason;
    case CapabilitiesModel::Column::Count:
        break;
    }
    return {};
}

} // namespace

CapabilitiesModel::CapabilitiesModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void CapabilitiesModel::setCapabilities(const QList<Capability> &capabilities)
{
    if (capabilities == m_capabilities)
        return;
    beginResetModel();
    m_capabilities = capabilities;
    endResetModel();
}

int CapabilitiesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_capabilities.size());
}

int CapabilitiesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(Column::Count);
}

QVariant CapabilitiesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Capability &capability = m_capabilities.at(index.row());
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return textOf(capability, column);
    case Qt::FontRole:
        return column == Column::Name ? QVariant(textFont(TextRole::BodyStrong)) : QVariant();
    case SignRole:
        return column == Column::Result ? QVariant(capabilitySign(capability)) : QVariant();
    case ToneRole:
        return static_cast<int>(toneOfSign(capabilitySign(capability)));
    default:
        return {};
    }
}

QVariant CapabilitiesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case Column::Name:
        return tr("Ability");
    case Column::Result:
        return tr("Here");
    case Column::Reason:
        return tr("Why");
    case Column::Count:
        break;
    }
    return {};
}

} // namespace rescind
