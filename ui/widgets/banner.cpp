// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/banner.h"

#include "ui/dialogs/helpwindow.h"
#include "ui/text/errortext.h"
#include "ui/text/helpchapters.h"
#include "ui/theme.h"
#include "ui/widgets/sign.h"

#include <QtGui/QAccessible>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QStyle>
#include <QtWidgets/QToolButton>
#include <QtWidgets/QVBoxLayout>

namespace rescind {

namespace {

constexpr int signSize = 18;
constexpr int detailLines = 4;

QString toneName(Banner::Tone tone)
{
    switch (tone) {
    case Banner::Tone::Info:
        return QStringLiteral("info");
    case Banner::Tone::Warning:
        return QStringLiteral("warning");
    case Banner::Tone::Bad:
        return QStringLiteral("bad");
    case Banner::Tone::Good:
        return QStringLiteral("good");
    }
    return {};
}

std::pair<QString, Tone> signFor(Banner::Tone tone)
{
    switch (tone) {
    case Banner::Tone::Info:
        return {QStringLiteral("–"), Tone::Quiet};
    case Banner::Tone::Warning:
        return {QStringLiteral("!"), Tone::Warning};
    case Banner::Tone::Bad:
        return {QStringLiteral("✕"), Tone::Bad};
    case Banner::Tone::Good:
        return {QStringLiteral("✓"), Tone::Good};
    }
    return {};
}

//! Plain text always: what a server said is never to be read as markup.
QLabel *textLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setWordWrap(true);
    return label;
}

} // namespace

Banner::Tone Banner::toneFor(EventResult result)
{
    switch (result) {
    case EventResult::Good:
        return Tone::Good;
    case EventResult::Warning:
        return Tone::Warning;
    case EventResult::Bad:
        return Tone::Bad;
    case EventResult::Quiet:
        break;
    }
    return Tone::Info;
}

Banner::Banner(QWidget *parent)
    : QFrame(parent)
    , m_sign(new SignLabel(signSize, this))
    , m_title(textLabel(this))
    , m_text(textLabel(this))
    , m_actionButton(new QPushButton(this))
    , m_detailsButton(new QToolButton(this))
    , m_helpButton(new QToolButton(this))
    , m_closeButton(new QToolButton(this))
    , m_details(new QPlainTextEdit(this))
{
    setObjectName(QStringLiteral("banner"));
    buildParts();
    layOut();
    connect(m_actionButton, &QPushButton::clicked, this, [this] {
        // What it does may show another message.
        const Action action = std::exchange(m_action, {});
        m_actionButton->hide();
        if (action)
            action();
    });
    connect(m_detailsButton, &QToolButton::clicked, this,
        [this] { setDetailsShown(m_details->isHidden()); });
    connect(m_helpButton, &QToolButton::clicked, this, [this] { openHelp(this, m_helpChapter); });
    connect(m_closeButton, &QToolButton::clicked, this, [this] {
        clear();
        Q_EMIT dismissed();
    });
    clear();
}

void Banner::buildParts()
{
    m_title->setObjectName(QStringLiteral("bannerTitle"));
    m_title->setFont(textFont(TextRole::BodyStrong));
    m_text->setObjectName(QStringLiteral("bannerText"));

    m_actionButton->setObjectName(QStringLiteral("bannerActionButton"));
    // In a dialog the Return key is not for it.
    m_actionButton->setAutoDefault(false);

    m_detailsButton->setObjectName(QStringLiteral("bannerDetailsButton"));
    m_detailsButton->setText(tr("Details"));
    m_detailsButton->setAccessibleName(tr("Details of the message"));
    m_detailsButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_detailsButton->setAutoRaise(true);
    m_detailsButton->setFocusPolicy(Qt::StrongFocus);

    m_helpButton->setObjectName(QStringLiteral("bannerHelpButton"));
    m_helpButton->setText(tr("Help"));
    m_helpButton->setAccessibleName(tr("Help about the message"));
    m_helpButton->setToolTip(tr("Opens the user guide at the chapter that is about this."));
    m_helpButton->setAutoRaise(true);
    m_helpButton->setFocusPolicy(Qt::StrongFocus);

    m_closeButton->setObjectName(QStringLiteral("bannerCloseButton"));
    m_closeButton->setText(QStringLiteral("×"));
    m_closeButton->setAccessibleName(tr("Close the message"));
    m_closeButton->setToolTip(tr("Close the message"));
    m_closeButton->setAutoRaise(true);
    m_closeButton->setFocusPolicy(Qt::StrongFocus);

    m_details->setObjectName(QStringLiteral("bannerDetails"));
    m_details->setAccessibleName(tr("Details"));
    m_details->setReadOnly(true);
    m_details->setTabChangesFocus(true);
    m_details->setFont(textFont(TextRole::Fixed));
    const int line = m_details->fontMetrics().lineSpacing();
    m_details->setFixedHeight(line * detailLines + 2 * m_details->frameWidth() + 16);
}

void Banner::layOut()
{
    auto *words = new QVBoxLayout;
    words->setSpacing(4);
    words->addWidget(m_title);
    words->addWidget(m_text);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_actionButton);
    buttons->addWidget(m_detailsButton);
    buttons->addWidget(m_helpButton);
    buttons->addStretch();
    words->addLayout(buttons);
    words->addWidget(m_details);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(14, 10, 8, 10);
    row->setSpacing(12);
    row->addWidget(m_sign, 0, Qt::AlignTop);
    row->addLayout(words, 1);
    row->addWidget(m_closeButton, 0, Qt::AlignTop);
}

void Banner::showMessage(
    Tone tone, const QString &title, const QString &text, const QString &details)
{
    setTone(tone);
    setAction({}, {});
    setHelp({});
    m_title->setText(title);
    m_title->setVisible(!title.isEmpty());
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    m_details->setPlainText(details);
    m_detailsButton->setVisible(!details.isEmpty());
    setDetailsShown(false);
    setAccessibleName(title.isEmpty() ? text : title);
    setAccessibleDescription(title.isEmpty() ? QString() : text);
    show();
    announce();
}

void Banner::showError(const Error &error)
{
    showError(error, errorText(error));
}

void Banner::showError(const Error &error, const ErrorText &text)
{
    const bool cancelled = error.kind == ErrorKind::Cancelled;
    showMessage(cancelled ? Tone::Info : Tone::Bad, text.title,
        text.explanation + QLatin1Char('\n') + text.nextStep, text.serverWords);
    setDetailsShown(!error.serverText.isEmpty());
    setHelp(cancelled ? QString() : helpChapterFor(error));
}

void Banner::setHelp(const QString &chapter)
{
    m_helpChapter = chapter;
    m_helpButton->setVisible(!chapter.isEmpty());
}

void Banner::setAction(const QString &label, Action action)
{
    m_action = std::move(action);
    m_actionButton->setText(label);
    m_actionButton->setAccessibleName(label.isEmpty() ? tr("Action of the message") : label);
    m_actionButton->setVisible(static_cast<bool>(m_action));
}

void Banner::clear()
{
    hide();
    setAction({}, {});
    m_details->clear();
}

void Banner::setTone(Tone tone)
{
    const auto [sign, signTone] = signFor(tone);
    m_sign->setSign(sign, signTone);
    setProperty("tone", toneName(tone));
    style()->unpolish(this);
    style()->polish(this);
}

void Banner::setDetailsShown(bool shown)
{
    m_details->setVisible(shown);
    m_detailsButton->setArrowType(shown ? Qt::DownArrow : Qt::RightArrow);
    m_detailsButton->setAccessibleDescription(shown ? tr("unfolded") : tr("folded"));
}

void Banner::announce()
{
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

} // namespace rescind
