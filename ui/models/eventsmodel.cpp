// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/eventsmodel.h"

#include "ui/models/modelroles.h"
#include "ui/text/eventtext.h"
#include "ui/text/timetext.h"
#include "ui/theme.h"
#include "ui/widgets/sign.h"

#include <algorithm>

namespace rescind {

namespace {

bool isSame(const Event &a, const Event &b)
{
    return a.at == b.at && a.kind == b.kind && a.result == b.result
        && a.fingerprint == b.fingerprint;
}

QString resultWord(EventResult result)
{
    switch (result) {
    case EventResult::Good:
        //: How something went, read out in place of its sign.
        return EventsModel::tr("good");
    case EventResult::Warning:
        //: How something went, read out in place of its sign.
        return EventsModel::tr("with a warning");
    case EventResult::Bad:
        //: How something went, read out in place of its sign.
        return EventsModel::tr("bad");
    case EventResult::Quiet:
        break;
    }
    //: How something went, read out in place of its sign.
    return EventsModel::tr("for your information");
}

} // namespace

EventsModel::EventsModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void EventsModel::setEvents(const QList<Event> &events)
{
    const bool continues = events.size() >= m_events.size()
        && std::equal(m_events.begin(), m_events.end(), events.begin(), isSame);
    if (!continues) {
        beginResetModel();
        m_events = events;
        endResetModel();
        return;
    }
    if (events.size() == m_events.size())
        return;
    beginInsertRows({}, static_cast<int>(m_events.size()), static_cast<int>(events.size()) - 1);
    m_events = events;
    endInsertRows();
}

int EventsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_events.size());
}

int EventsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(Column::Count);
}

QString EventsModel::textOf(const Event &event, Column column) const
{
    const EventText text = eventText(event);
    switch (column) {
    case Column::Time:
        return clock(event.at);
    case Column::Sign:
        return text.sign;
    case Column::What:
        return text.title;
    case Column::Detail:
        return text.detail;
    case Column::Count:
        break;
    }
    return {};
}

QVariant EventsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Event &event = m_events.at(index.row());
    const auto column = static_cast<Column>(index.column());
    const QString sign = eventText(event).sign;
    switch (role) {
    case Qt::DisplayRole:
        return textOf(event, column);
    case Qt::ToolTipRole:
        return column == Column::Time ? absoluteTime(event.at) : textOf(event, column);
    case Qt::AccessibleTextRole:
        return column == Column::Sign ? resultWord(event.result) : textOf(event, column);
    case Qt::FontRole:
        return column == Column::What ? QVariant(textFont(TextRole::BodyStrong)) : QVariant();
    case SignRole:
        return column == Column::Sign ? QVariant(sign) : QVariant();
    case ToneRole:
        return static_cast<int>(
            event.kind == EventKind::OutcomeReached ? toneOfSign(sign) : toneOf(event.result));
    case FingerprintRole:
        return event.fingerprint;
    default:
        return {};
    }
}

QVariant EventsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case Column::Time:
        return tr("Time");
    case Column::What:
        return tr("What");
    case Column::Detail:
        return tr("Detail");
    case Column::Sign:
    case Column::Count:
        break;
    }
    return {};
}

} // namespace rescind
