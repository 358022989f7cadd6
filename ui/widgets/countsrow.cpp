// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/countsrow.h"

#include "ui/theme.h"

#include <QtCore/QLocale>
#include <QtGui/QPainter>
#include <QtWidgets/QStyle>

#include <algorithm>

namespace rescind {

namespace {

constexpr int sidePadding = 8;
constexpr int topPadding = 5;
constexpr int signSize = 14;
constexpr int signGap = 6;
constexpr int tileGap = 8;
constexpr double radius = 6;

QFont numberFont()
{
    QFont font = textFont(TextRole::CardHead);
    font.setPointSizeF(font.pointSizeF() * 1.1);
    return font;
}

} // namespace

CountTile::CountTile(QWidget *parent)
    : QAbstractButton(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setFocusPolicy(Qt::NoFocus);
    setAttribute(Qt::WA_Hover);
}

void CountTile::setShare(const Share &share)
{
    if (share == m_share)
        return;
    const bool wider = share.word != m_share.word;
    m_share = share;
    setAccessibleName(sharesInWords({share}));
    if (share.count == 0)
        setAccessibleName(OutcomeBar::tr("%1 %2").arg(QLocale().toString(0), share.word));
    if (wider)
        updateGeometry();
    update();
}

void CountTile::setLargest(qsizetype count)
{
    if (count == m_largest)
        return;
    m_largest = count;
    updateGeometry();
}

QSize CountTile::sizeHint() const
{
    const QFontMetrics number(numberFont());
    const QFontMetrics word(textFont(TextRole::Secondary));
    const int wide
        = std::max(number.horizontalAdvance(QLocale().toString(std::max(m_largest, m_share.count))),
            signSize + signGap + word.horizontalAdvance(m_share.word));
    return {wide + 2 * sidePadding + 1,
        number.height() + std::max(word.height(), signSize) + 2 * topPadding};
}

void CountTile::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const ThemeColors &colors = themeColors(palette());
    const bool isLive = isCheckable() && isEnabled();
    if (isChecked() || (isLive && (underMouse() || hasFocus()))) {
        painter.setPen(
            isChecked() || hasFocus() ? QPen(colors.accent, hasFocus() ? 2 : 1) : QPen(Qt::NoPen));
        painter.setBrush(isChecked() ? colors.accentSoft : colors.cardHover);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), radius, radius);
    }
    const QRect inner = rect().adjusted(sidePadding, topPadding, -sidePadding, -topPadding);
    const auto side = QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignTop;
    painter.setFont(numberFont());
    painter.setPen(m_share.count == 0 ? colors.muted : toneColor(m_share.tone, colors));
    painter.drawText(inner, static_cast<int>(side), QLocale().toString(m_share.count));

    const int top = inner.top() + QFontMetrics(numberFont()).height();
    const QFont font = textFont(TextRole::Secondary);
    const QFontMetrics metrics(font);
    const int line = std::max(metrics.height(), signSize);
    const QRect sign = QStyle::visualRect(layoutDirection(), inner,
        QRect(inner.left(), top + (line - signSize) / 2, signSize, signSize));
    paintSign(painter, QRectF(sign), m_share.sign, m_share.count == 0 ? Tone::Quiet : m_share.tone,
        colors);
    const QRect words = QStyle::visualRect(layoutDirection(), inner,
        QRect(inner.left() + signSize + signGap, top, inner.width() - signSize - signGap, line));
    painter.setFont(font);
    painter.setPen(colors.muted);
    painter.drawText(words,
        static_cast<int>(
            QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignVCenter),
        metrics.elidedText(m_share.word, Qt::ElideRight, words.width()));
}

CountsRow::CountsRow(QWidget *parent)
    : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void CountsRow::setShares(const QList<Share> &shares, qsizetype total)
{
    const bool sameTiles = shares.size() == m_tiles.size();
    while (m_tiles.size() < shares.size()) {
        const int index = static_cast<int>(m_tiles.size());
        auto *tile = new CountTile(this);
        tile->setObjectName(QStringLiteral("count%1").arg(index));
        connect(tile, &QAbstractButton::clicked, this, [this, index] { onPressed(index); });
        tile->show();
        m_tiles.append(tile);
    }
    while (m_tiles.size() > shares.size())
        delete m_tiles.takeLast();
    bool moves = !sameTiles;
    for (qsizetype i = 0; i < shares.size(); ++i) {
        const QSize before = m_tiles.at(i)->sizeHint();
        m_tiles.at(i)->setLargest(total);
        m_tiles.at(i)->setShare(shares.at(i));
        moves = moves || before != m_tiles.at(i)->sizeHint();
    }
    setChoosable(m_isChoosable);
    if (moves) {
        updateGeometry();
        setMinimumHeight(arrange(width(), true));
    }
}

void CountsRow::setChoosable(bool choosable)
{
    m_isChoosable = choosable;
    for (CountTile *tile : std::as_const(m_tiles)) {
        tile->setCheckable(choosable);
        tile->setFocusPolicy(choosable ? Qt::StrongFocus : Qt::NoFocus);
        if (choosable)
            tile->setToolTip(tr("Show only these rows"));
    }
}

void CountsRow::choose(int index)
{
    m_chosen = index;
    for (qsizetype i = 0; i < m_tiles.size(); ++i)
        m_tiles.at(i)->setChecked(i == index);
}

void CountsRow::onPressed(int index)
{
    choose(m_tiles.at(index)->isChecked() ? index : -1);
    Q_EMIT chosenByUser(m_chosen);
}

int CountsRow::arrange(int width, bool place) const
{
    int left = 0;
    int top = 0;
    int line = 0;
    for (CountTile *tile : m_tiles) {
        QSize size = tile->sizeHint();
        size.setWidth(std::min(size.width(), width));
        if (left > 0 && left + size.width() > width) {
            left = 0;
            top += line;
            line = 0;
        }
        if (place)
            tile->setGeometry(
                QStyle::visualRect(layoutDirection(), rect(), QRect(QPoint(left, top), size)));
        left += size.width() + tileGap;
        line = std::max(line, size.height());
    }
    return top + line;
}

int CountsRow::heightForWidth(int width) const
{
    return arrange(width, false);
}

QSize CountsRow::sizeHint() const
{
    int wide = 0;
    for (const CountTile *tile : m_tiles)
        wide += tile->sizeHint().width() + tileGap;
    return {wide, arrange(wide, false)};
}

QSize CountsRow::minimumSizeHint() const
{
    return {200, m_tiles.isEmpty() ? 0 : m_tiles.first()->sizeHint().height()};
}

void CountsRow::resizeEvent(QResizeEvent *)
{
    // A layout that is short of room goes by this, whatever the width asks for.
    setMinimumHeight(arrange(width(), true));
}

} // namespace rescind
