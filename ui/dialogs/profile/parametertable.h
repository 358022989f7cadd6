// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QPair>
#include <QtWidgets/QWidget>

class QPushButton;
class QTableView;

namespace rescind {

class ParametersModel;

//! Names and values with buttons to add and remove; edited in place.
class ParameterTable final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ParameterTable)

public:
    explicit ParameterTable(QWidget *parent);

    [[nodiscard]] QTableView *view() const { return m_view; }
    void setParameters(const QList<QPair<QString, QString>> &parameters);
    [[nodiscard]] QList<QPair<QString, QString>> parameters() const;
    void setReadOnly(bool readOnly);
    //! Takes over what is still being typed.
    void commit();

private:
    void add();
    void removeCurrent();

    ParametersModel *m_model;
    QTableView *m_view;
    QPushButton *m_add;
    QPushButton *m_remove;
};

} // namespace rescind
