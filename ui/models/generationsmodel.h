// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/tokenview.h"
#include "ui/widgets/lifeline.h"

#include <QtCore/QAbstractTableModel>

namespace rescind {

//! All tokens of all generations, newest first, with their lamps as words and their lives on one
//! axis.
class GenerationsModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(GenerationsModel)

public:
    enum class Column { Generation, Kind, Fingerprint, Signature, Server, Life, Count };

    explicit GenerationsModel(QObject *parent = nullptr);

    void setTokens(const QList<TokenView> &tokens, const QDateTime &now);
    //! What changes by the second alone.
    void setNow(const QDateTime &now);
    [[nodiscard]] const TokenView &at(int row) const { return m_tokens.at(row); }
    [[nodiscard]] TimelineTimes timesAt(int row) const;
    //! Of all the lives.
    [[nodiscard]] const LifeAxis &axis() const { return m_axis; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;

private:
    void updateAxis();
    [[nodiscard]] QString axisText() const;
    [[nodiscard]] QString textOf(const Token &token, Column column) const;
    [[nodiscard]] QString explanationOf(const Token &token, Column column) const;

    QList<TokenView> m_tokens;
    QDateTime m_now;
    LifeAxis m_axis;
};

} // namespace rescind
