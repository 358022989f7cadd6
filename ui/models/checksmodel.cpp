// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/checksmodel.h"

#include "ui/models/modelroles.h"
#include "ui/text/connectiontext.h"
#include "ui/text/loginchecktext.h"
#include "ui/theme.h"
#include "ui/widgets/sign.h"

namespace rescind {

namespace {

QString textOf(const CheckText &text, ChecksModel::Column column)
{
    switch (column) {
    case ChecksModel::Column::Result:
        return text.result;
    case ChecksModel::Column::Name:
        return text.name;
    case ChecksModel::Column::Detail:
        return text.detail;
    case ChecksModel::Column::Count:
        break;
    }
    return {};
}

} // namespace

ChecksModel::ChecksModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void ChecksModel::setChecks(const QList<IdTokenCheck> &checks)
{
    show(QList<Check>(checks.begin(), checks.end()));
}

void ChecksModel::setChecks(const QList<ConnectionCheck> &checks)
{
    show(QList<Check>(checks.begin(), checks.end()));
}

void ChecksModel::setChecks(const QList<LoginCheck> &steps, const QList<IdTokenCheck> &idToken)
{
    QList<Check> checks(steps.begin(), steps.end());
    for (const IdTokenCheck &check : idToken)
        checks.append(check);
    show(checks);
}

void ChecksModel::show(const QList<Check> &checks)
{
    if (checks == m_checks)
        return;
    beginResetModel();
    m_checks = checks;
    endResetModel();
}

int ChecksModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_checks.size());
}

int ChecksModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(Column::Count);
}

QVariant ChecksModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Check &check = m_checks.at(index.row());
    const CheckResult result = std::visit([](const auto &one) { return one.result; }, check);
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return textOf(std::visit([](const auto &one) { return checkText(one); }, check), column);
    case Qt::FontRole:
        return column == Column::Name ? QVariant(textFont(TextRole::BodyStrong)) : QVariant();
    case SignRole:
        return column == Column::Result ? QVariant(checkSign(result)) : QVariant();
    case ToneRole:
        return static_cast<int>(toneOf(result));
    default:
        return {};
    }
}

QVariant ChecksModel::headerData(int section, Qt::Orientation orientation, int role) const
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
