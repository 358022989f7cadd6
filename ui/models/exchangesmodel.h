// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/exchangelog.h"

#include <QtCore/QAbstractTableModel>
#include <QtCore/QPointer>

namespace rescind {

//! What was sent and answered, newest first, narrowed by a text.
class ExchangesModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ExchangesModel)

public:
    enum class Column { Time, Result, Took, Purpose, Method, Url, Count };

    explicit ExchangesModel(QObject *parent = nullptr);

    void setLog(ExchangeLog *log);
    //! While it does not follow, what comes is not shown; it is caught up with then.
    void setFollowing(bool following);
    //! Those that have the text in their method, URL, purpose or status; `onlyFailed`: and that
    //! have no answer, or one of 400 and above.
    void setFilter(const QString &text, bool onlyFailed);
    [[nodiscard]] const Exchange &at(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QList<Exchange> fitting() const;
    [[nodiscard]] bool fits(const Exchange &exchange) const;
    void update();

    QPointer<ExchangeLog> m_log;
    QString m_text;
    bool m_onlyFailed = false;
    bool m_isFollowing = true;
    QList<Exchange> m_rows;
};

} // namespace rescind
