// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/event.h"

#include <QtCore/QAbstractTableModel>

namespace rescind {

//! What happened in a session, oldest first.
class EventsModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EventsModel)

public:
    enum class Column { Time, Sign, What, Detail, Count };

    explicit EventsModel(QObject *parent = nullptr);

    //! Adds rows where the new list only continues the old one.
    void setEvents(const QList<Event> &events);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString textOf(const Event &event, Column column) const;

    QList<Event> m_events;
};

} // namespace rescind
