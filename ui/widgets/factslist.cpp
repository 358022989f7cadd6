// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/factslist.h"

#include "ui/theme.h"

#include <QtWidgets/QGridLayout>
#include <QtWidgets/QLabel>

#include <algorithm>

namespace rescind {

namespace {

constexpr int columnsOfPairs = 2;

} // namespace

FactsList::FactsList(QWidget *parent)
    : QScrollArea(parent)
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWidgetRole(this, WidgetRole::Clear);
    viewport()->setAutoFillBackground(false);
}

void FactsList::setFacts(const QList<Fact> &facts)
{
    if (facts == m_facts && m_body != nullptr)
        return;
    m_facts = facts;
    auto *body = new QWidget;
    body->setAutoFillBackground(false);
    auto *grid = new QGridLayout(body);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(4);
    const qsizetype lines = (facts.size() + columnsOfPairs - 1) / columnsOfPairs;
    for (qsizetype i = 0; i < facts.size(); ++i) {
        auto *name = new QLabel(facts.at(i).first, body);
        name->setFont(textFont(TextRole::Secondary));
        // A smaller font stands on the value's line, not at its top.
        const int drop
            = QFontMetrics(textFont(TextRole::Body)).ascent() - QFontMetrics(name->font()).ascent();
        name->setContentsMargins(0, std::max(0, drop), 0, 0);
        setWidgetRole(name, WidgetRole::Muted);
        auto *value = new QLabel(facts.at(i).second, body);
        value->setTextFormat(Qt::PlainText);
        value->setWordWrap(true);
        value->setAlignment(Qt::AlignLeading | Qt::AlignTop);
        value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        value->setAccessibleName(facts.at(i).first + QStringLiteral(": ") + facts.at(i).second);
        name->setBuddy(value);
        const int column = static_cast<int>(i / lines) * 2;
        const int row = static_cast<int>(i % lines);
        grid->addWidget(name, row, column, Qt::AlignTop);
        grid->addWidget(value, row, column + 1);
    }
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(3, 1);
    grid->setRowStretch(static_cast<int>(lines), 1);
    m_body = body;
    setWidget(body);
}

} // namespace rescind
