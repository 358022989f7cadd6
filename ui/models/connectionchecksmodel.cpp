// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/connectionchecksmodel.h"

#include "ui/models/modelroles.h"
#include "ui/text/checktext.h"
#include "ui/text/connectiontext.h"
#include "ui/theme.h"
#include "ui/widgets/sign.h"

namespace rescind {

namespace {

QString textOf(const ConnectionCheck &check, ConnectionChecksModel::Column column)
{
    const ConnectionText text = connectionText(check);
    switch (column) {
    case ConnectionChecksModel::Column::Result:
        return text.result;
    case ConnectionChecksModel::Column::Name:
        return text.name;
    case ConnectionChecksModel::Column::Detail:
        return text.detail;
    case ConnectionChecksModel::Column::Count:
        break;
    }
    return {};
}

} // namespace

ConnectionChecksModel::ConnectionChecksModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void ConnectionChecksModel::setChecks(const QList<ConnectionCheck> &checks)
{
    if (checks == m_checks)
        return;
    beginResetModel();
    m_checks = checks;
    endResetModel();
}

int ConnectionChecksModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_checks.size());
}

int ConnectionChecksModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(Column::Count);
}

QVariant ConnectionChecksModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ConnectionCheck &check = m_checks.at(index.row());
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return textOf(check, column);
    case Qt::FontRole:
        return column == Column::Name ? QVariant(textFont(TextRole::BodyStrong)) : QVariant();
    case SignRole:
        return column == Column::Result ? QVariant(checkSign(check.result)) : QVariant();
    case ToneRole:
        return static_cast<int>(toneOf(check.result));
    default:
        return {};
    }
}

QVariant ConnectionChecksModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case Column::Result:
        return tr("Result");
    case Column::Name:
        return tr("Check");
    case Column::Detail:
        return tr("Found");
    case Column::Count:
        break;
    }
    return {};
}

} // namespace rescind
