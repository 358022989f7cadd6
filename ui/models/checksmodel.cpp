// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/checksmodel.h"

#include "ui/models/modelroles.h"
#include "ui/text/connectiontext.h"
#include "ui/text/loginchecktext.h"
#include "ui/text/selfchecktext.h"
#include "ui/theme.h"
#include "ui/widgets/sign.h"

#include <algorithm>

namespace rescind {

ChecksModel::ChecksModel(QObject *parent, AdviceIn advice)
    : QAbstractTableModel(parent)
    , m_advice(advice)
{
}

QString ChecksModel::textOf(const Check &check, Column column) const
{
    const CheckText text = std::visit([](const auto &one) { return checkText(one); }, check);
    switch (column) {
    case Column::Result:
        return text.result;
    case Column::Name:
        return text.name;
    case Column::Detail:
        return m_advice == AdviceIn::Detail ? text.whole() : text.detail;
    case Column::Advice:
        return text.advice;
    case Column::Count:
        break;
    }
    return {};
}

void ChecksModel::setChecks(const QList<IdTokenCheck> &checks)
{
    show(QList<Check>(checks.begin(), checks.end()));
}

void ChecksModel::setChecks(const QList<ConnectionCheck> &checks)
{
    show(QList<Check>(checks.begin(), checks.end()));
}

void ChecksModel::setChecks(const QList<DiagnosisLine> &checks)
{
    QList<Check> all;
    for (const DiagnosisLine &line : checks)
        std::visit([&all](const auto &check) { all.append(check); }, line);
    show(all);
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
    // Checks come one after the other; what is shown already stays as it is, and chosen.
    const bool goesOn = !m_checks.isEmpty() && checks.size() > m_checks.size()
        && std::equal(m_checks.cbegin(), m_checks.cend(), checks.cbegin());
    if (goesOn) {
        beginInsertRows({}, static_cast<int>(m_checks.size()), static_cast<int>(checks.size()) - 1);
        m_checks = checks;
        endInsertRows();
        return;
    }
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
    if (parent.isValid())
        return 0;
    return static_cast<int>(m_advice == AdviceIn::OwnColumn ? Column::Count : Column::Advice);
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
        return textOf(check, column);
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
    case Column::Advice:
        return tr("What to do");
    case Column::Count:
        break;
    }
    return {};
}

} // namespace rescind
