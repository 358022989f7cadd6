// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/profileheader.h"

#include "ui/text/tokentext.h"
#include "ui/theme.h"

#include <QtGui/QPainter>
#include <QtGui/QPainterPath>
#include <QtWidgets/QLabel>
#include <QtWidgets/QVBoxLayout>

namespace rescind {

namespace {

constexpr int barWidth = 5;
constexpr int radius = 10;

//! Drawn, so that its colour goes with the theme whatever a style sheet does to palettes.
class EnvironmentLabel final : public QLabel
{
public:
    EnvironmentLabel(Environment environment, QWidget *parent)
        : QLabel(environmentName(environment), parent)
        , m_environment(environment)
    {
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setFont(font());
        painter.setPen(themeColors(palette()).environment(m_environment));
        painter.drawText(rect(), Qt::AlignLeading | Qt::AlignVCenter, text());
    }

private:
    Environment m_environment;
};

} // namespace

ProfileHeader::ProfileHeader(
    const QString &name, const QString &host, Environment environment, QWidget *parent)
    : QFrame(parent)
    , m_environment(environment)
{
    setObjectName(QStringLiteral("profileHeader"));
    setWidgetRole(this, WidgetRole::Card);

    auto *nameLabel = new QLabel(name, this);
    nameLabel->setObjectName(QStringLiteral("profileName"));
    nameLabel->setTextFormat(Qt::PlainText);
    nameLabel->setFont(textFont(TextRole::CardHead));
    nameLabel->setWordWrap(true);

    auto *hostLabel = new QLabel(host, this);
    hostLabel->setObjectName(QStringLiteral("profileHost"));
    hostLabel->setTextFormat(Qt::PlainText);
    hostLabel->setFont(textFont(TextRole::Secondary));
    setWidgetRole(hostLabel, WidgetRole::Muted);

    auto *environmentLabel = new EnvironmentLabel(environment, this);
    environmentLabel->setObjectName(QStringLiteral("profileEnvironment"));
    QFont font = textFont(TextRole::Caption);
    font.setBold(true);
    font.setCapitalization(QFont::AllUppercase);
    environmentLabel->setFont(font);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(18, 10, 14, 10);
    column->setSpacing(2);
    column->addWidget(nameLabel);
    column->addWidget(hostLabel);
    column->addWidget(environmentLabel);
}

void ProfileHeader::paintEvent(QPaintEvent *event)
{
    QFrame::paintEvent(event);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath frame;
    frame.addRoundedRect(QRectF(rect()), radius, radius);
    const bool leading = layoutDirection() == Qt::LeftToRight;
    painter.setClipPath(frame);
    painter.fillRect(QRect(leading ? 0 : width() - barWidth, 0, barWidth, height()),
        themeColors(palette()).environment(m_environment));
}

} // namespace rescind
