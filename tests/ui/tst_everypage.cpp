// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/galleryconnection.h"
#include "tests/ui/gallerydialogs.h"
#include "tests/ui/gallerypages.h"
#include "tests/ui/layoutflaws.h"
#include "tests/ui/samples.h"
#include "tests/ui/uitestcase.h"
#include "ui/mainwindow.h"
#include "ui/pages/tokenspage.h"

#include <QtWidgets/QDialog>

using namespace rescind;
using namespace Qt::StringLiterals;

namespace {

TokensPageState stateOf(const QString &page)
{
    using Situation = TokensPageState::Situation;
    if (page == "tokensrevoked"_L1)
        return samples::accessRevoked();
    if (page == "tokensrefreshed"_L1)
        return samples::refreshed();
    if (page == "tokenstroubled"_L1)
        return samples::troubled();
    TokensPageState state = samples::signedIn();
    if (page == "signedout"_L1)
        state.situation = Situation::SignedOut;
    if (page == "restoring"_L1)
        state.situation = Situation::Restoring;
    return state;
}

//! A window on one of its pages, with made-up values.
std::unique_ptr<MainWindow> windowOn(const QString &page)
{
    auto window = std::make_unique<MainWindow>();
    const Profile profile = samples::profile(Environment::Production);
    if (page != "noprofile"_L1) {
        window->setProfiles({profile}, profile.id);
        window->setFoot({.hasProfile = true, .clockSkew = -600, .clipboardSeconds = 27});
        window->tokensPage().setNowSource([] { return samples::now(); });
        window->tokensPage().setState(stateOf(page));
    }
    // The smallest that the window is promised to work at.
    window->resize(window->minimumSize().expandedTo({1024, 640}));
    window->show();
    showGalleryPage(*window, page);
    QTest::qWait(300);
    return window;
}

} // namespace

//! What holds of every page and dialog, in any language.
class tst_EveryPage : public UiTestCase
{
    Q_OBJECT

private Q_SLOTS:
    void layout_holdsLongTexts_data();
    void layout_holdsLongTexts();
    void controls_haveNames_data() { layout_holdsLongTexts_data(); }
    void controls_haveNames();
    void dialogs_holdLongTexts_data();
    void dialogs_holdLongTexts();
};

void tst_EveryPage::layout_holdsLongTexts_data()
{
    QTest::addColumn<QString>("page");
    for (const char *const name : {"tokens", "tokensrevoked", "tokensrefreshed", "tokenstroubled",
             "noprofile", "signedout", "restoring", "locked", "bulk", "bulknoprofile", "bulkplan",
             "bulkrun", "bulkdone", "bulkdryrun", "bulkstopped", "bulkreading", "bulkunfinished",
             "journal", "journalverified", "journaltampered", "journalmoved", "journalverifying",
             "journalempty", "requests", "requestsempty", "diagnostics", "diagnosticsrunning"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void tst_EveryPage::layout_holdsLongTexts()
{
    QFETCH(QString, page);
    StretchedLanguage language;
    QCoreApplication::installTranslator(&language);
    for (const Qt::LayoutDirection direction : {Qt::LeftToRight, Qt::RightToLeft}) {
        QGuiApplication::setLayoutDirection(direction);
        const auto window = windowOn(page);
        const QStringList flaws = layoutFlaws(*window);
        QGuiApplication::setLayoutDirection(Qt::LeftToRight);
        QVERIFY2(flaws.isEmpty(), qPrintable(u'\n' + flaws.join(u'\n')));
    }
}

void tst_EveryPage::controls_haveNames()
{
    QFETCH(QString, page);
    const auto window = windowOn(page);
    const QStringList nameless = namelessControls(*window);
    QVERIFY2(nameless.isEmpty(), qPrintable(u'\n' + nameless.join(u'\n')));
}

void tst_EveryPage::dialogs_holdLongTexts_data()
{
    QTest::addColumn<QString>("name");
    for (const char *const name : {"confirm", "connection", "connection-bad", "capabilities",
             "cascade", "cascade-part", "testing", "confirmbulk", "confirmbulkall", "signin",
             "signin-pushed", "signin-lapsed", "signin-nobrowser", "signin-fragment", "device",
             "device-silent", "settings", "settingsmanaged", "pasted", "pasted-foreign",
             "pasted-opaque", "pasted-checked", "pasted-revoked", "logincheck", "closewhilerunning",
             "closedryrun", "help", "signout", "signoutbare", "applicationtoken",
             "applicationtokenpublic", "danger", "userinfo", "about"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void tst_EveryPage::dialogs_holdLongTexts()
{
    QFETCH(QString, name);
    StretchedLanguage language;
    QCoreApplication::installTranslator(&language);
    QWidget parent;
    QDialog *dialog = samples::dialogNamed(name, &parent);
    if (dialog == nullptr)
        dialog = galleryDialog(name, &parent);
    QVERIFY(dialog != nullptr);
    dialog->show();
    QTest::qWait(50);
    const QStringList flaws = layoutFlaws(*dialog) + namelessControls(*dialog);
    QVERIFY2(flaws.isEmpty(), qPrintable(u'\n' + flaws.join(u'\n')));
}

QTEST_MAIN(tst_EveryPage)
#include "tst_everypage.moc"
