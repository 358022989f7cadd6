// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/listtable.h"

#include "ui/models/modelroles.h"
#include "ui/theme.h"
#include "ui/widgets/pressing.h"
#include "ui/widgets/sign.h"

#include <QtGui/QAction>
#include <QtGui/QClipboard>
#include <QtGui/QContextMenuEvent>
#include <QtGui/QGuiApplication>
#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QMenu>

#include <algorithm>

namespace rescind {

namespace {

constexpr int signSize = 16;
constexpr int signGap = 6;
//! As in the header's rule of the stylesheet, so that texts stand under their captions.
constexpr int sidePadding = 10;
constexpr int topPadding = 5;
constexpr int anyHeight = 10000;

int textFlags(const QStyleOptionViewItem &option)
{
    const bool wraps = (option.features & QStyleOptionViewItem::WrapText) != 0;
    const int wrapping = wraps ? Qt::TextWordWrap : Qt::TextSingleLine;
    return static_cast<int>(Qt::AlignLeft | Qt::AlignTop) | wrapping;
}

} // namespace

CellDelegate::CellDelegate(bool signAlone, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_signAlone(signAlone)
{
}

int CellDelegate::textOffset(const QModelIndex &index) const
{
    return index.data(SignRole).toString().isEmpty() ? 0 : signSize + signGap;
}

void CellDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    const QString text = cell.text;
    cell.text.clear();
    cell.widget->style()->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);

    const ThemeColors &colors = themeColors(cell.palette);
    const QRect area = cell.rect.adjusted(sidePadding, topPadding, -sidePadding, -topPadding);
    const int line = option.fontMetrics.height();
    const QRectF square(area.left(), area.top() + (line - signSize) / 2.0, signSize, signSize);
    const auto tone = static_cast<Tone>(index.data(ToneRole).toInt());
    paintSign(*painter, square, index.data(SignRole).toString(), tone, colors);
    if (m_signAlone)
        return;
    // A smaller font stands on the row's line, not at its top.
    const int drop = std::max(0, option.fontMetrics.ascent() - cell.fontMetrics.ascent());
    const QRect words = area.adjusted(textOffset(index), drop, 0, 0);
    const int flags = textFlags(cell);
    painter->save();
    painter->setFont(cell.font);
    painter->setPen(colors.text);
    const bool wraps = (flags & Qt::TextWordWrap) != 0;
    painter->drawText(words, flags,
        wraps ? text : cell.fontMetrics.elidedText(text, Qt::ElideRight, words.width()));
    painter->restore();
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    const int offset = textOffset(index);
    const int around = 2 * sidePadding + offset;
    if (m_signAlone)
        return {2 * sidePadding + signSize, option.fontMetrics.height() + 2 * topPadding};
    // A width is given when a row's height is asked for; when it is not, the column's width is.
    const int room = cell.rect.width() > around ? cell.rect.width() - around : anyHeight;
    const QRect bounds
        = cell.fontMetrics.boundingRect(QRect(0, 0, room, anyHeight), textFlags(cell), cell.text);
    return {cell.fontMetrics.horizontalAdvance(cell.text) + around + 1,
        std::max(bounds.height(), option.fontMetrics.height()) + 2 * topPadding};
}

ListTable::ListTable(QWidget *parent)
    : QTableView(parent)
{
    setItemDelegate(new CellDelegate(false, this));
    setShowGrid(false);
    setWordWrap(true);
    setTabKeyNavigation(false);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setFrameShape(QFrame::NoFrame);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsClickable(false);
    connect(horizontalHeader(), &QHeaderView::sectionResized, this,
        &QTableView::resizeRowsToContents, Qt::QueuedConnection);
}

void ListTable::stretchColumn(int column)
{
    horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    horizontalHeader()->setSectionResizeMode(column, QHeaderView::Stretch);
}

void ListTable::setLong(const QList<int> &letters)
{
    disconnect(
        horizontalHeader(), &QHeaderView::sectionResized, this, &QTableView::resizeRowsToContents);
    setWordWrap(false);
    const int lineHeight = fontMetrics().height() + 2 * topPadding;
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setMinimumSectionSize(lineHeight);
    verticalHeader()->setDefaultSectionSize(lineHeight);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Interactive);
    // The average of a font with Chinese letters is theirs, which is twice as wide.
    const int letter = fontMetrics().horizontalAdvance(QLatin1Char('0'));
    // The last one's own width would be the least that it is stretched to.
    for (int column = 0; column < letters.size() && column + 1 < model()->columnCount(); ++column)
        setColumnWidth(column, letters.at(column) * letter + 2 * sidePadding);
    horizontalHeader()->setStretchLastSection(true);
}

void ListTable::setSignColumn(int column)
{
    setItemDelegateForColumn(column, new CellDelegate(true, this));
}

void ListTable::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        copySelectedRows();
        return;
    }
    QTableView::keyPressEvent(event);
}

void ListTable::offer(QAbstractButton *button)
{
    m_offered.append(button);
}

void ListTable::contextMenuEvent(QContextMenuEvent *event)
{
    const QModelIndex current = selectionModel()->currentIndex();
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    // Beside the rows there is nothing to act on.
    const bool isOnRow = byKey ? current.isValid() : indexAt(event->pos()).isValid();
    if (!isOnRow || !selectionModel()->hasSelection())
        return;
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("rowMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    const auto count = static_cast<int>(selectionModel()->selectedRows().size());
    QAction *rows
        = menu->addAction(tr("Copy %n &row(s)", "", count), this, &ListTable::copySelectedRows);
    rows->setObjectName(QStringLiteral("copyRows"));
    if (const QStringList fingerprints = selectedFingerprints(); !fingerprints.isEmpty()) {
        QAction *copy = menu->addAction(
            tr("Copy %n &fingerprint(s)", "", static_cast<int>(fingerprints.size())), this,
            [fingerprints] { QGuiApplication::clipboard()->setText(fingerprints.join(u'\n')); });
        copy->setObjectName(QStringLiteral("copyFingerprints"));
    }
    if (!m_offered.isEmpty() || !actions().isEmpty())
        menu->addSeparator();
    menu->addActions(actions());
    for (QAbstractButton *const button : std::as_const(m_offered))
        addPressing(*menu, *button);
    menu->popup(byKey ? viewport()->mapToGlobal(visualRect(current).center()) : event->globalPos());
}

QStringList ListTable::selectedFingerprints() const
{
    QModelIndexList rows = selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    QStringList fingerprints;
    for (const QModelIndex &row : std::as_const(rows)) {
        if (const QString one = row.data(FingerprintRole).toString(); !one.isEmpty())
            fingerprints.append(one);
    }
    return fingerprints;
}

void ListTable::copySelectedRows() const
{
    QModelIndexList rows = selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    QStringList lines;
    for (const QModelIndex &row : std::as_const(rows)) {
        QStringList cells;
        for (int column = 0; column < model()->columnCount(); ++column)
            cells.append(row.siblingAtColumn(column).data().toString());
        lines.append(cells.join(u'\t'));
    }
    if (!lines.isEmpty())
        QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

} // namespace rescind
