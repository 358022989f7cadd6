// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/profileswitcher.h"

#include "ui/text/tokentext.h"
#include "ui/theme.h"

#include <QtGui/QActionGroup>
#include <QtGui/QHelpEvent>
#include <QtGui/QPainter>
#include <QtGui/QPainterPath>
#include <QtWidgets/QMenu>
#include <QtWidgets/QToolTip>

#include <algorithm>

namespace rescind {

namespace {

constexpr int padding = 12;
constexpr int barWidth = 4;
constexpr double radius = 8;

QFont environmentFont()
{
    QFont font = textFont(TextRole::Caption);
    font.setWeight(QFont::Bold);
    return font;
}

} // namespace

ProfileSwitcher::ProfileSwitcher(QWidget *parent)
    : QPushButton(parent)
    , m_menu(new QMenu(this))
{
    setObjectName(QStringLiteral("profileSwitcher"));
    m_menu->setObjectName(QStringLiteral("profileMenu"));
    setMenu(m_menu);
    setProfiles({}, {});
}

void ProfileSwitcher::setProfiles(const QList<Profile> &profiles, const QString &currentId)
{
    const auto it = std::find_if(profiles.begin(), profiles.end(),
        [&currentId](const Profile &profile) { return profile.id == currentId; });
    m_current = it == profiles.end() ? Profile() : *it;
    setText(m_current.name);
    //: %1 is the name of a profile, %2 its host, %3 its environment, such as "Production"
    setAccessibleName(m_current.id.isEmpty() ? tr("Profile: none yet")
                                             : tr("Profile: %1, %2, %3")
                                                   .arg(m_current.name, m_current.displayHost(),
                                                       environmentName(m_current.environment)));
    fillMenu(profiles);
    update();
}

void ProfileSwitcher::fillMenu(const QList<Profile> &profiles)
{
    m_menu->clear();
    auto *group = new QActionGroup(m_menu);
    for (const Profile &profile : profiles) {
        QString name = profile.name;
        QAction *action = m_menu->addAction(name.replace(u'&', QStringLiteral("&&")));
        action->setCheckable(true);
        action->setChecked(profile.id == m_current.id);
        group->addAction(action);
        connect(action, &QAction::triggered, this,
            [this, id = profile.id] { Q_EMIT profileChosen(id); });
    }
    if (!profiles.isEmpty())
        m_menu->addSeparator();
    QAction *add = m_menu->addAction(tr("&Add profile…"), this, &ProfileSwitcher::addRequested);
    add->setObjectName(QStringLiteral("addProfile"));
    QAction *edit = m_menu->addAction(tr("&Edit profile…"), this, &ProfileSwitcher::editRequested);
    edit->setObjectName(QStringLiteral("editProfile"));
    QAction *test
        = m_menu->addAction(tr("&Test connection…"), this, &ProfileSwitcher::testRequested);
    test->setObjectName(QStringLiteral("testConnection"));
    QAction *remove
        = m_menu->addAction(tr("&Remove profile…"), this, &ProfileSwitcher::removeRequested);
    remove->setObjectName(QStringLiteral("removeProfile"));
    edit->setEnabled(!m_current.id.isEmpty());
    test->setEnabled(!m_current.id.isEmpty());
    remove->setEnabled(!m_current.id.isEmpty());
}

QSize ProfileSwitcher::sizeHint() const
{
    const int words = QFontMetrics(textFont(TextRole::BodyStrong)).height()
        + QFontMetrics(textFont(TextRole::Secondary)).height()
        + QFontMetrics(environmentFont()).height();
    return {192, words + 2 * padding};
}

QSize ProfileSwitcher::minimumSizeHint() const
{
    return {120, sizeHint().height()};
}

bool ProfileSwitcher::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip && !m_current.id.isEmpty()) {
        const QString text = m_current.name + u'\n' + m_current.appHost;
        QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(), text, this);
        return true;
    }
    return QPushButton::event(event);
}

void ProfileSwitcher::paintWords(QPainter &painter, const QRect &area) const
{
    const ThemeColors &colors = themeColors(palette());
    int y = area.top();
    const auto line = [&](const QString &text, const QFont &font, const QColor &color, int room) {
        const QFontMetrics metrics(font);
        painter.setFont(font);
        painter.setPen(color);
        painter.drawText(
            area.left(), y + metrics.ascent(), metrics.elidedText(text, Qt::ElideRight, room));
        y += metrics.height();
    };
    if (m_current.id.isEmpty()) {
        y += QFontMetrics(textFont(TextRole::Secondary)).height() / 2;
        line(tr("No profile yet"), textFont(TextRole::BodyStrong), colors.text, area.width() - 16);
        line(tr("Add one to begin"), textFont(TextRole::Secondary), colors.muted, area.width());
        return;
    }
    line(m_current.name, textFont(TextRole::BodyStrong), colors.text, area.width() - 16);
    line(m_current.displayHost(), textFont(TextRole::Secondary), colors.muted, area.width());
    line(environmentName(m_current.environment), environmentFont(),
        colors.environment(m_current.environment), area.width());
}

void ProfileSwitcher::paintEvent(QPaintEvent *)
{
    const ThemeColors &colors = themeColors(palette());
    const double width = hasFocus() ? 2 : 1;
    const QRectF area = QRectF(rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(hasFocus() ? colors.accent : colors.edge, width));
    painter.setBrush(isDown() ? colors.cardPressed : underMouse() ? colors.cardHover : colors.card);
    painter.drawRoundedRect(area, radius, radius);
    if (!m_current.id.isEmpty()) {
        QPainterPath bar;
        bar.addRoundedRect(QRectF(rect()).adjusted(padding / 2.0, padding, 0, -padding),
            barWidth / 2.0, barWidth / 2.0);
        const QRectF strip(padding / 2.0, padding, barWidth, height() - 2 * padding);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colors.environment(m_current.environment));
        painter.drawRoundedRect(strip, barWidth / 2.0, barWidth / 2.0);
    }
    paintWords(painter, rect().adjusted(padding + 6, padding, -padding, -padding));

    const QPointF tip(this->width() - padding - 4, padding + 10);
    painter.setPen(QPen(colors.muted, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(
        QPolygonF{tip + QPointF(-4, -2), tip + QPointF(0, 2), tip + QPointF(4, -2)});
}

} // namespace rescind
