// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow.h"

#include "ui/dialogs/helpwindow.h"
#include "ui/pages/bulkpage.h"
#include "ui/pages/journalpanel.h"
#include "ui/pages/requestspanel.h"
#include "ui/pages/tokenspage.h"
#include "ui/text/errortext.h"
#include "ui/text/timetext.h"
#include "ui/widgets/profileswitcher.h"
#include "ui/widgets/sign.h"

#include <QtCore/QEvent>
#include <QtGui/QActionGroup>
#include <QtGui/QKeyEvent>
#include <QtGui/QKeySequence>
#include <QtGui/QShortcut>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QStackedWidget>

#include <algorithm>
#include <cstdlib>

namespace rescind {

namespace {

constexpr int railWidth = 216;
constexpr QSize startSize(1180, 760);
constexpr QSize smallestSize(860, 560);
//! Below this the clocks count as equal: an answer's Date has whole seconds and took its time.
constexpr qint64 unnoticedSkew = 3;
//! As much as the ID token checks forgive.
constexpr qint64 forgivenSkew = 120;

} // namespace

MainWindow::MainWindow(QWidget *parent)
    : QMainWindow(parent)
    , m_switcher(new ProfileSwitcher(this))
    , m_pages(new QStackedWidget(this))
    , m_tokensPage(new TokensPage(this))
    , m_bulkPage(new BulkPage(this))
    , m_journalPage(new JournalPanel(this))
    , m_requestsPage(new RequestsPanel(this))
    , m_pageButtons(new QVBoxLayout)
    , m_footLines(new QVBoxLayout)
    , m_paste(new QPushButton(tr("Paste a toke&n…"), this))
    , m_more(new QPushButton(tr("&More…"), this))
    , m_lastInRail(m_switcher)
{
    setObjectName(QStringLiteral("mainWindow"));
    auto *central = new QWidget(this);
    auto *row = new QHBoxLayout(central);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(rail());
    row->addWidget(m_pages, 1);
    setCentralWidget(central);
    addPage(QStringLiteral("tokens"), tr("&Tokens"), m_tokensPage);
    addPage(QStringLiteral("bulk"), tr("&Bulk revocation"), m_bulkPage);
    addPage(QStringLiteral("journal"), tr("&Journal"), m_journalPage);
    addPage(QStringLiteral("requests"), tr("Re&quests"), m_requestsPage);
    setTabOrder(m_lastInRail, m_paste);
    setTabOrder(m_paste, m_more);

    connect(m_switcher, &ProfileSwitcher::profileChosen, this, &MainWindow::profileChosen);
    connect(m_switcher, &ProfileSwitcher::addRequested, this, &MainWindow::addProfileRequested);
    connect(m_switcher, &ProfileSwitcher::editRequested, this, &MainWindow::editProfileRequested);
    connect(
        m_switcher, &ProfileSwitcher::testRequested, this, &MainWindow::testConnectionRequested);
    connect(
        m_switcher, &ProfileSwitcher::removeRequested, this, &MainWindow::removeProfileRequested);
    connect(
        m_switcher, &ProfileSwitcher::importRequested, this, &MainWindow::importProfileRequested);
    connect(
        m_switcher, &ProfileSwitcher::exportRequested, this, &MainWindow::exportProfileRequested);
    setMinimumSize(smallestSize);
    resize(startSize);
    setProfiles({}, {});
    setFoot({});
    setJournalNote({});
    // Nothing is highlighted before the user has touched the keyboard; Tab goes on from here.
    m_pages->setFocus();
}

QWidget *MainWindow::rail()
{
    auto *rail = new QFrame(this);
    rail->setObjectName(QStringLiteral("rail"));
    setWidgetRole(rail, WidgetRole::Rail);
    rail->setFixedWidth(railWidth);
    auto *column = new QVBoxLayout(rail);
    column->setContentsMargins(12, 14, 12, 12);
    column->setSpacing(0);
    column->addWidget(m_switcher);
    column->addSpacing(12);
    auto *pages = new QWidget(rail);
    pages->setObjectName(QStringLiteral("pageButtons"));
    pages->setAccessibleName(tr("Pages"));
    pages->setLayout(m_pageButtons);
    m_pageButtons->setContentsMargins(0, 0, 0, 0);
    m_pageButtons->setSpacing(4);
    column->addWidget(pages);
    column->addSpacing(16);
    m_paste->setObjectName(QStringLiteral("pasteToken"));
    m_paste->setAccessibleName(tr("Paste a token"));
    //: %1 is a key, such as Ctrl+V
    m_paste->setToolTip(
        tr("Look at a token that leaked, and revoke it (%1). Nothing is sent "
           "before you say so.")
            .arg(QKeySequence(QKeySequence::Paste).toString(QKeySequence::NativeText)));
    connect(m_paste, &QPushButton::clicked, this, &MainWindow::pasteTokenRequested);
    column->addWidget(m_paste);
    column->addStretch(1);
    m_footLines->setSpacing(4);
    m_clipboard = addFootLine(QStringLiteral("footClipboard"));
    m_clock = addFootLine(QStringLiteral("footClock"));
    m_keychain = addFootLine(QStringLiteral("footKeychain"));
    m_journal = addFootLine(QStringLiteral("footJournal"));
    column->addLayout(m_footLines);
    column->addSpacing(8);
    column->addWidget(m_more);
    fillMoreMenu();
    return rail;
}

MainWindow::FootLine MainWindow::addFootLine(const QString &objectName)
{
    FootLine line{.row = new QWidget(this)};
    line.sign = new SignLabel(14, line.row);
    line.text = new QLabel(line.row);
    line.text->setObjectName(objectName);
    line.text->setWordWrap(true);
    line.text->setFont(textFont(TextRole::Caption));
    setWidgetRole(line.text, WidgetRole::Muted);
    auto *row = new QHBoxLayout(line.row);
    row->setContentsMargins(4, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(line.sign, 0, Qt::AlignTop);
    row->addWidget(line.text, 1);
    m_footLines->addWidget(line.row);
    return line;
}

void MainWindow::fillMoreMenu()
{
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("moreMenu"));
    QMenu *appearance = menu->addMenu(tr("A&ppearance"));
    appearance->setObjectName(QStringLiteral("appearanceMenu"));
    fillAppearanceMenu(appearance);
    QAction *help
        = menu->addAction(tr("&User guide…"), this, [this] { openHelp(this, helpChapter()); });
    help->setObjectName(QStringLiteral("userGuide"));
    help->setShortcut(QKeySequence::HelpContents);
    addAction(help);
    menu->addAction(tr("A&bout Rescind…"), this, &MainWindow::aboutRequested);
    menu->addSeparator();
    QAction *quit = menu->addAction(tr("&Quit"), this, &QWidget::close);
    quit->setShortcut(QKeySequence::Quit);
    addAction(quit);
    m_more->setObjectName(QStringLiteral("moreButton"));
    m_more->setAccessibleName(tr("More"));
    setWidgetRole(m_more, WidgetRole::RailItem);
    connect(m_more, &QPushButton::clicked, menu,
        [this, menu] { menu->popup(m_more->mapToGlobal(QPoint(0, -menu->sizeHint().height()))); });
}

void MainWindow::fillAppearanceMenu(QMenu *menu)
{
    auto *group = new QActionGroup(this);
    const auto add = [&](const QString &label, Theme::Mode mode) {
        QAction *action = menu->addAction(label);
        action->setCheckable(true);
        group->addAction(action);
        m_themeActions.append({mode, action});
        connect(action, &QAction::triggered, this, [this, mode] { Q_EMIT themeModeChosen(mode); });
    };
    add(tr("As the &system"), Theme::Mode::System);
    add(tr("&Light"), Theme::Mode::Light);
    add(tr("&Dark"), Theme::Mode::Dark);
    setThemeMode(Theme::Mode::System);
}

void MainWindow::addPage(const QString &objectName, const QString &label, QWidget *page)
{
    auto *button = new QPushButton(label, this);
    button->setObjectName(objectName + u"PageButton");
    QString name = label;
    button->setAccessibleName(name.remove(u'&'));
    button->setCheckable(true);
    button->setAutoExclusive(true);
    setWidgetRole(button, WidgetRole::RailItem);
    setTabOrder(m_lastInRail, button);
    m_lastInRail = button;
    m_pageButtons->addWidget(button);
    m_pages->addWidget(page);
    // Not clicked(): arrow keys go from entry to entry, as they do in a row of radio buttons.
    connect(button, &QPushButton::toggled, this, [this, page](bool isCurrent) {
        if (isCurrent)
            m_pages->setCurrentWidget(page);
    });
    auto *shortcut = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_0 + m_pages->count())),
        this, button, &QPushButton::click);
    button->setToolTip(shortcut->key().toString(QKeySequence::NativeText));
    // The Tab key stops at the current entry only.
    if (m_pages->count() == 1)
        button->setChecked(true);
    else
        button->setFocusPolicy(Qt::ClickFocus);
}

//! Each page has a chapter of its name.
QString MainWindow::helpChapter() const
{
    if (m_profile.id.isEmpty() && m_pages->currentWidget() == m_tokensPage)
        return QStringLiteral("first-start");
    QString name = m_pageButtons->itemAt(m_pages->currentIndex())->widget()->objectName();
    return name.remove(QLatin1StringView("PageButton"));
}

void MainWindow::showPage(QWidget *page)
{
    const int index = m_pages->indexOf(page);
    if (auto *button = qobject_cast<QPushButton *>(m_pageButtons->itemAt(index)->widget()))
        button->setChecked(true);
}

void MainWindow::setProfiles(const QList<Profile> &profiles, const QString &currentId)
{
    m_switcher->setProfiles(profiles, currentId);
    const auto it = std::find_if(profiles.begin(), profiles.end(),
        [&currentId](const Profile &profile) { return profile.id == currentId; });
    m_profile = it == profiles.end() ? Profile() : *it;
    m_paste->setEnabled(!m_profile.id.isEmpty());
    setWindowTitle(it == profiles.end() ? QStringLiteral("Rescind")
                                        : QStringLiteral("Rescind — %1").arg(it->name));
}

void MainWindow::setThemeMode(Theme::Mode mode)
{
    for (const auto &[actionMode, action] : std::as_const(m_themeActions))
        action->setChecked(actionMode == mode);
}

void MainWindow::setFoot(const FootState &foot)
{
    showClock(foot);
    showKeychain(foot);
    m_clipboard.row->setVisible(foot.clipboardSeconds > 0);
    m_clipboard.sign->setSign(QStringLiteral("!"), Tone::Warning);
    m_clipboard.text->setText(
        tr("The clipboard holds a token; cleared in %n second(s)", "", foot.clipboardSeconds));
}

void MainWindow::showClock(const FootState &foot)
{
    m_clock.row->setVisible(foot.hasProfile && foot.clockSkew.has_value());
    if (!foot.clockSkew)
        return;
    const qint64 skew = *foot.clockSkew;
    const qint64 size = std::abs(skew);
    const bool tooFar = size > forgivenSkew;
    m_clock.sign->setSign(
        tooFar ? QStringLiteral("!") : QStringLiteral("✓"), tooFar ? Tone::Warning : Tone::Good);
    setWidgetRole(m_clock.text, tooFar ? WidgetRole::Warning : WidgetRole::Muted);
    if (size <= unnoticedSkew)
        m_clock.text->setText(tr("Clock agrees with the server"));
    else if (skew > 0)
        m_clock.text->setText(tr("Clock is %1 behind the server's").arg(durationText(size)));
    else
        m_clock.text->setText(tr("Clock is %1 ahead of the server's").arg(durationText(size)));
    m_clock.text->setToolTip(tr("Rescind reckons with the server's clock where it can."));
}

void MainWindow::showKeychain(const FootState &foot)
{
    m_keychain.row->setVisible(foot.hasProfile);
    const bool bad = foot.keychainError.has_value();
    m_keychain.sign->setSign(
        bad ? QStringLiteral("!") : QStringLiteral("✓"), bad ? Tone::Warning : Tone::Good);
    setWidgetRole(m_keychain.text, bad ? WidgetRole::Warning : WidgetRole::Muted);
    if (!bad) {
        m_keychain.text->setText(tr("Secrets are kept in the keychain"));
        m_keychain.text->setToolTip({});
        return;
    }
    const ErrorText text = errorText(*foot.keychainError);
    m_keychain.text->setText(text.title);
    m_keychain.text->setToolTip(text.explanation);
}

void MainWindow::setJournalNote(const FootNote &note)
{
    m_journal.row->setVisible(!note.text.isEmpty());
    m_journal.sign->setSign(note.sign, toneOfSign(note.sign));
    m_journal.text->setText(note.text);
    m_journal.text->setToolTip(note.toolTip);
    setWidgetRole(m_journal.text, note.isWarning ? WidgetRole::Warning : WidgetRole::Muted);
}

//! What has the focus did not want the key.
void MainWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Paste) && m_paste->isEnabled()
        && m_pages->currentWidget() != m_bulkPage)
        Q_EMIT pasteTokenRequested();
    else
        QMainWindow::keyPressEvent(event);
}

bool MainWindow::event(QEvent *event)
{
    if (event->type() == QEvent::ThemeChange)
        Q_EMIT systemColorsChanged();
    return QMainWindow::event(event);
}

} // namespace rescind
