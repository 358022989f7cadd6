// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/profiles/profile.h"
#include "ui/theme.h"

#include <QtWidgets/QMainWindow>

class QBoxLayout;
class QLabel;
class QMenu;
class QPushButton;
class QStackedWidget;

namespace rescind {

class BulkPage;
class JournalPanel;
class ProfileSwitcher;
class RequestsPanel;
class SignLabel;
class TokensPage;

//! What the foot of the rail says.
struct FootState
{
    bool hasProfile = false;
    //! Server's clock minus ours, in seconds.
    std::optional<qint64> clockSkew = {};
    std::optional<Error> keychainError = {};
    //! Until the clipboard is cleared; 0 when there is nothing of ours on it.
    int clipboardSeconds = 0;
};

//! One line of the foot: a sign of paintSign(), a text, and what the tool tip adds. Without a text
//! the line is not there.
struct FootNote
{
    QString sign = {};
    QString text = {};
    QString toolTip = {};
    bool isWarning = false;
};

//! The rail with profile, pages and foot; beside it the page. Takes values, tells wishes.
class MainWindow final : public QMainWindow
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MainWindow)

public:
    explicit MainWindow(QWidget *parent = nullptr);

    [[nodiscard]] TokensPage &tokensPage() { return *m_tokensPage; }
    [[nodiscard]] BulkPage &bulkPage() { return *m_bulkPage; }
    [[nodiscard]] JournalPanel &journalPage() { return *m_journalPage; }
    [[nodiscard]] RequestsPanel &requestsPage() { return *m_requestsPage; }
    //! As by its entry in the rail.
    void showPage(QWidget *page);
    void setProfiles(const QList<Profile> &profiles, const QString &currentId);
    //! The one that is open; without an id there is none.
    [[nodiscard]] const Profile &profile() const { return m_profile; }
    void setFoot(const FootState &foot);
    //! The journal's state; comes and goes by itself.
    void setJournalNote(const FootNote &note);
    void setThemeMode(Theme::Mode mode);
    //! Of the user guide, for what is in front.
    [[nodiscard]] QString helpChapter() const;

Q_SIGNALS:
    void profileChosen(const QString &id);
    void addProfileRequested();
    void editProfileRequested();
    void testConnectionRequested();
    void removeProfileRequested();
    void importProfileRequested();
    void exportProfileRequested();
    //! What is on the clipboard is to be looked at: by the button in the rail, or by Ctrl+V where
    //! nothing else takes it.
    void pasteTokenRequested();
    void themeModeChosen(rescind::Theme::Mode mode);
    void aboutRequested();
    //! The platform switched its colours.
    void systemColorsChanged();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    struct FootLine
    {
        QWidget *row = nullptr;
        SignLabel *sign = nullptr;
        QLabel *text = nullptr;
    };

    [[nodiscard]] QWidget *rail();
    void fillMoreMenu();
    [[nodiscard]] FootLine addFootLine(const QString &objectName);
    void addPage(const QString &objectName, const QString &label, QWidget *page);
    void fillAppearanceMenu(QMenu *menu);
    void showClock(const FootState &foot);
    void showKeychain(const FootState &foot);

    Profile m_profile;
    ProfileSwitcher *m_switcher;
    QStackedWidget *m_pages;
    TokensPage *m_tokensPage;
    BulkPage *m_bulkPage;
    JournalPanel *m_journalPage;
    RequestsPanel *m_requestsPage;
    QBoxLayout *m_pageButtons;
    QBoxLayout *m_footLines;
    QPushButton *m_paste;
    QPushButton *m_more;
    QWidget *m_lastInRail; //!< where the Tab key leaves from to the next item
    QList<std::pair<Theme::Mode, QAction *>> m_themeActions;
    FootLine m_clock;
    FootLine m_keychain;
    FootLine m_journal;
    FootLine m_clipboard;
};

} // namespace rescind
