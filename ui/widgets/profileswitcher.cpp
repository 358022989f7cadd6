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

//! A padlock in a square of `size`, drawn since its colour follows the theme.
void paintLock(QPainter &painter, const QPointF &at, double size, const QColor &color)
{
    const QRectF body(at.x() + size * 0.15, at.y() + size * 0.45, size * 0.7, size * 0.5);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(color, size * 0.13));
    painter.drawArc(
        QRectF(at.x() + size * 0.28, at.y() + size * 0.08, size * 0.44, size * 0.7), 0, 180 * 16);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawRoundedRect(body, size * 0.1, size * 0.1);
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
    const QString pattern
        = m_current.isManaged ? tr("Profile: %1, %2, %3, managed") : tr("Profile: %1, %2, %3");
    setAccessibleName(m_current.id.isEmpty() ? tr("Profile: none yet")
                                             : pattern.arg(m_current.name, m_current.displayHost(),
                                                 environmentName(m_current.environment)));
    fillMenu(profiles);
    update();
}

void ProfileSwitcher::addChoices(const QList<Profile> &profiles)
{
    auto *group = new QActionGroup(m_menu);
    for (const Profile &profile : profiles) {
        QString name = profile.name;
        name.replace(u'&', QStringLiteral("&&"));
        //: in the list of profiles; %1 is the name of one that an administrator manages
        QAction *action
            = m_menu->addAction(profile.isManaged ? tr("%1 (managed)").arg(name) : name);
        action->setCheckable(true);
        action->setChecked(profile.id == m_current.id);
        group->addAction(action);
        connect(action, &QAction::triggered, this,
            [this, id = profile.id] { Q_EMIT profileChosen(id); });
    }
    if (!profiles.isEmpty())
        m_menu->addSeparator();
}

void ProfileSwitcher::fillMenu(const QList<Profile> &profiles)
{
    m_menu->clear();
    addChoices(profiles);
    const auto add
        = [this](const QString &text, const char *name, void (ProfileSwitcher::*wish)()) {
              QAction *action = m_menu->addAction(text, this, wish);
              action->setObjectName(QLatin1StringView(name));
              return action;
          };
    add(tr("&Add profile…"), "addProfile", &ProfileSwitcher::addRequested);
    QAction *edit = add(m_current.isManaged ? tr("&View profile…") : tr("&Edit profile…"),
        "editProfile", &ProfileSwitcher::editRequested);
    QAction *test = add(tr("&Test connection…"), "testConnection", &ProfileSwitcher::testRequested);
    QAction *remove
        = add(tr("&Remove profile…"), "removeProfile", &ProfileSwitcher::removeRequested);
    m_menu->addSeparator();
    add(tr("&Import profile…"), "importProfile", &ProfileSwitcher::importRequested);
    QAction *save = add(tr("E&xport profile…"), "exportProfile", &ProfileSwitcher::exportRequested);
    const bool hasProfile = !m_current.id.isEmpty();
    edit->setEnabled(hasProfile);
    save->setEnabled(hasProfile);
    test->setEnabled(hasProfile);
    remove->setEnabled(hasProfile && !m_current.isManaged);
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
        QString text = m_current.name + u'\n' + m_current.issuer();
        if (m_current.isManaged)
            text += u'\n' + tr("Managed by your administrator");
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
    const int top = y;
    line(environmentName(m_current.environment), environmentFont(),
        colors.environment(m_current.environment), area.width());
    if (m_current.isManaged)
        paintManaged(painter, QRect(area.left(), top, area.width(), y - top));
}

//! At the end of the environment's line.
void ProfileSwitcher::paintManaged(QPainter &painter, const QRect &area) const
{
    const ThemeColors &colors = themeColors(palette());
    const QString word = tr("Managed");
    const QFont font = textFont(TextRole::Caption);
    const QFontMetrics metrics(font);
    const int left = area.right() - metrics.horizontalAdvance(word);
    painter.setFont(font);
    painter.setPen(colors.muted);
    painter.drawText(left, area.top() + metrics.ascent(), word);
    const double size = metrics.ascent();
    paintLock(painter, QPointF(left - size - 3, area.top()), size, colors.muted);
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
