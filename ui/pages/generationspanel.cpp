// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/generationspanel.h"

#include "ui/models/generationsmodel.h"
#include "ui/models/modelroles.h"
#include "ui/pages/lifedelegate.h"
#include "ui/text/capabilitytext.h"
#include "ui/theme.h"
#include "ui/widgets/listtable.h"

#include <QtCore/QItemSelectionModel>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>

namespace rescind {

GenerationsPanel::GenerationsPanel(QWidget *parent)
    : QWidget(parent)
    , m_model(new GenerationsModel(this))
    , m_table(new ListTable(this))
    , m_introspect(new QPushButton(tr("Introspect"), this))
    , m_revoke(new QPushButton(tr("Revoke…"), this))
{
    using Column = GenerationsModel::Column;
    m_table->setObjectName(QStringLiteral("generationsTable"));
    m_table->setAccessibleName(tr("Tokens of all generations"));
    m_table->setModel(m_model);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setWordWrap(false);
    m_table->stretchColumn(static_cast<int>(Column::Life));
    m_table->setItemDelegateForColumn(
        static_cast<int>(Column::Life), new LifeDelegate(*m_model, this));
    m_introspect->setObjectName(QStringLiteral("generationIntrospect"));
    m_introspect->setAccessibleName(tr("Introspect chosen token"));
    m_revoke->setObjectName(QStringLiteral("generationRevoke"));
    m_revoke->setAccessibleName(tr("Revoke chosen token"));
    setWidgetRole(m_revoke, WidgetRole::Danger);
    m_table->offer(m_introspect);
    m_table->offer(m_revoke);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
        &GenerationsPanel::updateButtons);
    connect(m_model, &QAbstractItemModel::modelReset, this, &GenerationsPanel::updateButtons);
    connect(m_introspect, &QPushButton::clicked, this,
        [this] { Q_EMIT introspectRequested(chosen()->token.fingerprint); });
    connect(m_revoke, &QPushButton::clicked, this,
        [this] { Q_EMIT revokeRequested(chosen()->token.fingerprint); });

    auto *hint = new QLabel(tr("A refresh makes a new generation; the older ones stay listed until "
                               "they are known dead. A coloured line is alive, as far as the "
                               "server has said; a grey one is dead."),
        this);
    hint->setFont(textFont(TextRole::Secondary));
    hint->setWordWrap(true);
    setWidgetRole(hint, WidgetRole::Muted);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(11, 0, 0, 0);
    bar->setSpacing(8);
    bar->addWidget(hint, 1);
    bar->addWidget(m_introspect);
    bar->addWidget(m_revoke);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_table, 1);
    column->addLayout(bar);
    updateButtons();
}

void GenerationsPanel::setTokens(const QList<TokenView> &tokens, const QDateTime &now)
{
    const TokenView *before = chosen();
    const QString fingerprint = before == nullptr ? QString() : before->token.fingerprint;
    m_model->setTokens(tokens, now);
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->at(row).token.fingerprint == fingerprint)
            m_table->selectRow(row);
    }
    updateButtons();
}

void GenerationsPanel::setNow(const QDateTime &now)
{
    m_model->setNow(now);
}

const TokenView *GenerationsPanel::chosen() const
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    return rows.isEmpty() ? nullptr : &m_model->at(rows.first().row());
}

void GenerationsPanel::updateButtons()
{
    const TokenView *view = chosen();
    m_introspect->setEnabled(view != nullptr && view->canIntrospect);
    m_revoke->setEnabled(view != nullptr && view->canRevoke);
    m_introspect->setToolTip(view != nullptr && view->noIntrospection
            ? missingEndpointReason(CapabilityName::Introspection)
            : QString());
    m_revoke->setToolTip(view != nullptr && view->noRevocation
            ? missingEndpointReason(CapabilityName::Revocation)
            : QString());
}

} // namespace rescind
