// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/desk.h"
#include "tests/ui/uitestcase.h"
#include "ui/dialogs/confirmrevocationdialog.h"
#include "ui/dialogs/settingsdialog.h"
#include "ui/pages/bulkpage.h"
#include "ui/pages/requestspanel.h"
#include "ui/widgets/choicebox.h"
#include "ui/windowstate.h"

#include <QtCore/QFile>
#include <QtCore/QRegularExpression>
#include <QtGui/QAction>
#include <QtGui/QClipboard>
#include <QtTest/QSignalSpy>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTableView>

using namespace rescind;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

template<typename W>
W *part(const QWidget &where, const char *name)
{
    return where.findChild<W *>(QLatin1StringView(name));
}

//! The seconds after which a server will be asked, by what a dialog says.
QStringList saidTimes(const QDialog &dialog)
{
    static const QRegularExpression asked(u"dead: at once([^.]*)\\."_s);
    static const QRegularExpression number(u"\\d+"_s);
    const QList<QLabel *> labels = dialog.findChildren<QLabel *>();
    for (const QLabel *const label : labels) {
        const QRegularExpressionMatch sentence = asked.match(label->text());
        if (!sentence.hasMatch())
            continue;
        QStringList said;
        auto found = number.globalMatch(sentence.captured(1));
        while (found.hasNext())
            said.append(found.next().captured());
        return said;
    }
    return {u"nothing is said"_s};
}

struct SettingsWindow : Desk
{
    SettingsWindow(const QString &folder, Theme &theme, const Policy &policy = {})
        : Desk(folder, theme, {.keepsPreferences = true, .policy = policy})
    {
        addProfile();
        controller.start();
        window.show();
    }
};

} // namespace

//! Settings, from the dialog to what they do; and what the window remembers.
class tst_Settings final : public UiTestCase
{
    Q_OBJECT

private Q_SLOTS:
    void dialog_givesBackWhatItWasGiven();
    void dialog_tellsWhatWasChosen();
    void unusualValues_areShownAsTheyAre();
    void managed_isGreyedWithTheReason();
    void saving_isLivedByAtOnce();
    void schedule_isSaidWhereARevocationIsAskedFor_data();
    void schedule_isSaidWhereARevocationIsAskedFor();
    void appearanceMenu_isTheSameSetting();
    void forbiddenBulk_isSaidOnThePage();
    void window_remembersPageAndSize();
    void window_remembersColumns();
    void window_livesWithABrokenFile();

private:
    [[nodiscard]] QString folder() { return temporaryPath(u"desk%1"_s.arg(++m_count)); }

    int m_count = 0;
};

void tst_Settings::dialog_givesBackWhatItWasGiven()
{
    const Preferences own{.language = u"zh_CN"_s,
        .appearance = Appearance::Dark,
        .clipboardTime = 60s,
        .lockAfter = 15min,
        .looks = LookSchedule::Patient,
        .journalToSyslog = true};
    QCOMPARE(SettingsDialog(own, {}, u"/data"_s).preferences(), own);
    QCOMPARE(SettingsDialog({}, {}, u"/data"_s).preferences(), Preferences());
}

void tst_Settings::dialog_tellsWhatWasChosen()
{
    SettingsDialog dialog({}, {}, u"/data"_s);
    Preferences asked;
    connect(&dialog, &SettingsDialog::saveRequested, this,
        [&asked](const Preferences &chosen) { asked = chosen; });
    part<ChoiceBox>(dialog, "settingsLanguage")->choose(u"en"_s);
    part<ChoiceBox>(dialog, "settingsLock")->choose(5);
    part<ChoiceBox>(dialog, "settingsClipboard")->choose(120);
    part<QCheckBox>(dialog, "settingsSyslog")->setChecked(true);
    part<QPushButton>(dialog, "saveButton")->click();
    QCOMPARE(asked,
        (Preferences{.language = u"en"_s,
            .clipboardTime = 120s,
            .lockAfter = 5min,
            .journalToSyslog = true}));
}

void tst_Settings::unusualValues_areShownAsTheyAre()
{
    const Preferences own{.clipboardTime = 45s, .lockAfter = 7min};
    SettingsDialog dialog(own, {}, u"/data"_s);
    QCOMPARE(dialog.preferences(), own);
    QVERIFY(part<ChoiceBox>(dialog, "settingsClipboard")->currentText().startsWith(u"45"));
}

void tst_Settings::managed_isGreyedWithTheReason()
{
    const Preferences own{.lockAfter = 30min};
    SettingsDialog dialog(own, {.lockAfter = 5min, .forcesSyslog = true}, u"/data"_s);
    const auto *const lock = part<ChoiceBox>(dialog, "settingsLock");
    QVERIFY(!lock->isEnabled());
    QCOMPARE(lock->currentData().toInt(), 5);
    QVERIFY(lock->accessibleDescription().contains(u"administrator"));
    const auto *const syslog = part<QCheckBox>(dialog, "settingsSyslog");
    QVERIFY(!syslog->isEnabled() && syslog->isChecked());
    // What the user had chosen is not overwritten by it.
    QCOMPARE(dialog.preferences(), own);
}

void tst_Settings::saving_isLivedByAtOnce()
{
    SettingsWindow desk(folder(), theme());
    part<QAction>(desk.window, "settingsAction")->trigger();
    auto *const dialog = part<SettingsDialog>(desk.window, "settingsDialog");
    QVERIFY(dialog != nullptr);
    part<ChoiceBox>(*dialog, "settingsAppearance")->choose(static_cast<int>(Appearance::Dark));
    part<ChoiceBox>(*dialog, "settingsClipboard")->choose(10);
    part<QPushButton>(*dialog, "saveButton")->click();
    QTRY_VERIFY(part<SettingsDialog>(desk.window, "settingsDialog") == nullptr);
    QCOMPARE(theme().mode(), Theme::Mode::Dark);
    desk.clipboard.copy(Secret("canary-token"_ba));
    QCOMPARE(desk.clipboard.secondsLeft(), 10);
    desk.clipboard.clear();
    QCOMPARE(desk.preferences.load().own.appearance, Appearance::Dark);
    theme().setMode(Theme::Mode::System);
}

void tst_Settings::schedule_isSaidWhereARevocationIsAskedFor_data()
{
    QTest::addColumn<LookSchedule>("schedule");
    QTest::newRow("once") << LookSchedule::Once;
    QTest::newRow("quick") << LookSchedule::Quick;
    QTest::newRow("usual") << LookSchedule::Usual;
    QTest::newRow("patient") << LookSchedule::Patient;
}

void tst_Settings::schedule_isSaidWhereARevocationIsAskedFor()
{
    QFETCH(LookSchedule, schedule);
    SettingsWindow desk(folder(), theme());
    QVERIFY(desk.engine.settings().set({.looks = schedule}).has_value());
    QGuiApplication::clipboard()->setText(u"ory_at_2Zz0Qq9Xx8Cc7Vv6Bb5Nn4Mm3Ll2Kk1Jj"_s);
    Q_EMIT desk.window.pasteTokenRequested();
    const auto *const pasted = part<QDialog>(desk.window, "pastedTokenDialog");
    QVERIFY(pasted != nullptr);
    const ConfirmRevocationDialog confirm(
        {.tokens = {{.kind = TokenKind::Access}}, .looks = schedule});
    // What is said are the times that the engine keeps.
    QStringList kept;
    const LookTimes times = lookTimesOf(schedule);
    for (const auto &time : times) {
        if (time > 0ms)
            kept.append(QString::number(time / 1s));
    }
    QCOMPARE(saidTimes(*pasted), kept);
    QCOMPARE(saidTimes(confirm), kept);
}

void tst_Settings::appearanceMenu_isTheSameSetting()
{
    SettingsWindow desk(folder(), theme());
    Q_EMIT desk.window.themeModeChosen(Theme::Mode::Light);
    QCOMPARE(theme().mode(), Theme::Mode::Light);
    QCOMPARE(desk.preferences.load().own.appearance, Appearance::Light);
    theme().setMode(Theme::Mode::System);
}

void tst_Settings::forbiddenBulk_isSaidOnThePage()
{
    SettingsWindow desk(folder(), theme(), {.forbidsBulk = true});
    desk.window.showPage(&desk.window.bulkPage());
    QCOMPARE(part<QLabel>(desk.window.bulkPage(), "emptyTitle")->text(),
        u"Bulk revocation is switched off"_s);
    QVERIFY(!part<QPushButton>(desk.window.bulkPage(), "emptyAction")->isVisible());
    Q_EMIT desk.window.bulkPage().fileGiven(u"/nowhere"_s);
    QCOMPARE(part<QWidget>(desk.window.bulkPage(), "bulkPageBanner")->accessibleName(),
        u"Bulk revocation is switched off"_s);
}

void tst_Settings::window_remembersPageAndSize()
{
    const QString file = temporaryPath(u"page.ini"_s);
    QSize size;
    {
        MainWindow window;
        WindowState state(file, window);
        state.restore();
        window.show();
        window.resize(1000, 620);
        window.showPage(&window.bulkPage());
        size = window.size();
        state.save();
    }
    MainWindow window;
    WindowState state(file, window);
    state.restore();
    window.show();
    QCOMPARE(window.currentPage(), &window.bulkPage());
    QCOMPARE(window.size(), size);
}

void tst_Settings::window_remembersColumns()
{
    const QString file = temporaryPath(u"columns.ini"_s);
    const SystemClock clock;
    ExchangeLog log(clock);
    log.begin({.url = QUrl(u"https://idp.example/jwks"_s)});
    const auto shownTable = [&log](MainWindow &window) {
        window.requestsPage().setLog(&log);
        window.show();
        window.showPage(&window.requestsPage());
        auto *const table = part<QTableView>(window, "requestsTable");
        [table] { QTRY_VERIFY(table->isVisible()); }();
        return table;
    };
    int usual = 0;
    {
        MainWindow window;
        WindowState state(file, window);
        QTableView *const table = shownTable(window);
        usual = table->columnWidth(1);
        table->setColumnWidth(1, usual + 77);
        state.save();
        window.requestsPage().setLog(nullptr);
    }
    MainWindow window;
    const WindowState state(file, window);
    QCOMPARE(shownTable(window)->columnWidth(1), usual + 77);
    window.requestsPage().setLog(nullptr);
}

void tst_Settings::window_livesWithABrokenFile()
{
    const QString path = temporaryPath(u"broken.ini"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("geometry=@ByteArray(\\x1\\x2)\npage=moreButton\n[columns/requestsTable\n5=a, -3");
    file.close();
    MainWindow window;
    WindowState state(path, window);
    state.restore();
    window.show();
    QCOMPARE(window.currentPage()->objectName(), u"tokensPage"_s);
}

QTEST_MAIN(tst_Settings)
#include "tst_settings.moc"
