// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/generationsmodel.h"

#include "ui/models/modelroles.h"
#include "ui/text/timetext.h"
#include "ui/text/tokentext.h"
#include "ui/theme.h"
#include "ui/widgets/sign.h"

#include <algorithm>

namespace rescind {

namespace {

bool hasSameTokens(const QList<TokenView> &a, const QList<TokenView> &b)
{
    return std::equal(
        a.begin(), a.end(), b.begin(), b.end(), [](const TokenView &one, const TokenView &other) {
            return one.token.fingerprint == other.token.fingerprint;
        });
}

} // namespace

GenerationsModel::GenerationsModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void GenerationsModel::setTokens(const QList<TokenView> &tokens, const QDateTime &now)
{
    m_now = now;
    if (hasSameTokens(tokens, m_tokens)) {
        m_tokens = tokens;
        if (!m_tokens.isEmpty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
        return;
    }
    beginResetModel();
    m_tokens = tokens;
    endResetModel();
}

void GenerationsModel::setNow(const QDateTime &now)
{
    m_now = now;
    if (m_tokens.isEmpty())
        return;
    Q_EMIT dataChanged(index(0, static_cast<int>(Column::Time)),
        index(rowCount() - 1, static_cast<int>(Column::Server)),
        {Qt::DisplayRole, Qt::ToolTipRole, Qt::AccessibleTextRole});
}

int GenerationsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_tokens.size());
}

int GenerationsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(Column::Count);
}

QString GenerationsModel::textOf(const Token &token, Column column) const
{
    switch (column) {
    case Column::Generation:
        return token.generation == 0 ? tr("application's own") : QString::number(token.generation);
    case Column::Kind:
        return kindName(token.kind);
    case Column::Fingerprint:
        return spacedFingerprint(token.fingerprint);
    case Column::Signature:
        return signatureText(token.signature).word;
    case Column::Time:
        return timeText(token, m_now).word;
    case Column::Server:
        return serverText(token, m_now).word;
    case Column::Received:
        return shortTime(token.obtainedAt);
    case Column::Count:
        break;
    }
    return {};
}

QString GenerationsModel::explanationOf(const Token &token, Column column) const
{
    switch (column) {
    case Column::Signature:
        return signatureText(token.signature).explanation;
    case Column::Time:
        return timeText(token, m_now).explanation;
    case Column::Server:
        return serverText(token, m_now).explanation;
    case Column::Received:
        return absoluteTime(token.obtainedAt);
    default:
        return textOf(token, column);
    }
}

QVariant GenerationsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Token &token = m_tokens.at(index.row()).token;
    const auto column = static_cast<Column>(index.column());
    const auto lampOf = [&] {
        switch (column) {
        case Column::Signature:
            return std::optional(lamp(token.signature));
        case Column::Time:
            return std::optional(lamp(timeState(token, m_now)));
        case Column::Server:
            return std::optional(lamp(token.server));
        default:
            return std::optional<LampState>();
        }
    }();
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return textOf(token, column);
    case Qt::ToolTipRole:
        return explanationOf(token, column);
    case Qt::FontRole:
        return column == Column::Fingerprint ? QVariant(textFont(TextRole::Fixed)) : QVariant();
    case SignRole:
        return lampOf ? QVariant(lampSign(*lampOf)) : QVariant();
    case ToneRole:
        return lampOf ? QVariant(static_cast<int>(toneOf(*lampOf))) : QVariant();
    case FingerprintRole:
        return token.fingerprint;
    default:
        return {};
    }
}

QVariant GenerationsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case Column::Generation:
        return tr("Generation");
    case Column::Kind:
        return tr("Token");
    case Column::Fingerprint:
        return tr("Fingerprint");
    case Column::Signature:
        return tr("Signature");
    case Column::Time:
        return tr("Time");
    case Column::Server:
        return tr("Server");
    case Column::Received:
        return tr("Received");
    case Column::Count:
        break;
    }
    return {};
}

} // namespace rescind
