// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtWidgets/QScrollArea>

#include <utility>

class QGridLayout;

namespace rescind {

//! Names and values of one thing, to be read and copied; in two columns of pairs where there is
//! room. Scrolls where it is too small.
class FactsList final : public QScrollArea
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FactsList)

public:
    using Fact = std::pair<QString, QString>;

    explicit FactsList(QWidget *parent = nullptr);

    void setFacts(const QList<Fact> &facts);
    [[nodiscard]] const QList<Fact> &facts() const { return m_facts; }

private:
    QList<Fact> m_facts;
    QWidget *m_body = nullptr;
};

} // namespace rescind
