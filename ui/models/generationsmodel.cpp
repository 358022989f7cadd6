// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/generationsmodel.h"

#include "ui/models/modelroles.h"
#include "ui/text/timetext.h"
#include "ui/text/tokentext.h"
#include "ui/theme.h"
#include "ui/widgets/sign.h"

#include <QtCore/QLocale>

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
        updateAxis();
        if (!m_tokens.isEmpty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
        return;
    }
    beginResetModel();
    m_tokens = tokens;
    updateAxis();
    endResetModel();
}

TimelineTimes GenerationsModel::timesAt(int row) const
{
    return timelineTimes(m_tokens.at(row).token, m_now);
}

void GenerationsModel::updateAxis()
{
    QList<TimelineTimes> lives;
    for (int row = 0; row < rowCount(); ++row)
        lives.append(timesAt(row));
    const LifeAxis axis = commonAxis(lives);
    // An open end goes with the clock.
    if (axis == m_axis)
        return;
    m_axis = axis;
    Q_EMIT headerDataChanged(
        Qt::Horizontal, static_cast<int>(Column::Life), static_cast<int>(Column::Life));
}

void GenerationsModel::setNow(const QDateTime &now)
{
    m_now = now;
    if (m_tokens.isEmpty())
        return;
    updateAxis();
    Q_EMIT dataChanged(index(0, static_cast<int>(Column::Server)),
        index(rowCount() - 1, static_cast<int>(Column::Life)),
        {Qt::DisplayRole, Qt::ToolTipRole, Qt::AccessibleTextRole});
}

//! What the ends of the lines stand for.
QString GenerationsModel::axisText() const
{
    if (!m_axis.start.isValid() || !m_axis.end.isValid())
        return tr("Life");
    constexpr qint64 fewDays = 3;
    const bool isLong = m_axis.start.daysTo(m_axis.end) > fewDays;
    //: The format of a day without its year, in Qt's notation
    const QString format = isLong ? tr("d MMM") : tr("d MMM HH:mm");
    const auto text = [&format](const QDateTime &time) {
        return QLocale().toString(time.toLocalTime(), format);
    };
    //: Heading over lines; %1 and %2 are what their ends stand for, days or days with a time
    return tr("%1 – %2").arg(text(m_axis.start), text(m_axis.end));
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
    case Column::Server:
        return serverText(token, m_now).word;
    case Column::Life:
        return timelineText(timelineTimes(token, m_now)).replace(u'\n', QStringLiteral(" · "));
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
    case Column::Server:
        return serverText(token, m_now).explanation;
    case Column::Life:
        return timelineText(timelineTimes(token, m_now));
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
    case Column::Server:
        return tr("Server");
    case Column::Life:
        return axisText();
    case Column::Count:
        break;
    }
    return {};
}

} // namespace rescind
