// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/desk.h"
#include "tests/ui/uitestcase.h"
#include "ui/mainwindowlock.h"
#include "ui/widgets/tokencard.h"

#include <QtGui/QAction>
#include <QtGui/QClipboard>
#include <QtGui/QTextDocument>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QDialog>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QTabWidget>

#include <functional>

using namespace rescind;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

struct LockDesk : Desk
{
    LockDesk(const QString &folder, Theme &theme)
        : Desk(folder, theme)
    {
        addProfile();
        controller.start();
        window.show();
    }

    void signIn()
    {
        QTRY_COMPARE(part<QAbstractButton>("emptyAction")->accessibleName(), u"Sign in"_s);
        QTRY_VERIFY(part<QAbstractButton>("emptyAction")->isEnabled());
        part<QAbstractButton>("emptyAction")->click();
        QTRY_VERIFY(!browser.opened.isEmpty());
        idp.nonce = parameterOf(browser.opened.last(), u"nonce"_s);
        engine.findChild<LoginJob *>()->submitPasted(u"canary-code-1234567890abcdef"_s);
        QTRY_VERIFY(part<QDialog>("signInDialog") == nullptr);
        QTRY_VERIFY(session()->isSettled());
        QTRY_VERIFY(part<QLabel>("accessServerLamp") != nullptr);
    }

    [[nodiscard]] Session *session() { return engine.session(FakeIdp::profile().id); }
};

//! Every text that a widget or a model of the window can give.
QStringList textsOf(const MainWindow &window)
{
    QStringList texts;
    for (const QLabel *label : window.findChildren<QLabel *>())
        texts.append(label->text());
    for (const QLineEdit *edit : window.findChildren<QLineEdit *>())
        texts.append(edit->text());
    for (const QPlainTextEdit *edit : window.findChildren<QPlainTextEdit *>())
        texts.append(edit->toPlainText());
    const std::function<void(const QAbstractItemModel &, const QModelIndex &)> read
        = [&](const QAbstractItemModel &model, const QModelIndex &parent) {
              for (int row = 0; row < model.rowCount(parent); ++row) {
                  for (int column = 0; column < model.columnCount(parent); ++column) {
                      const QModelIndex index = model.index(row, column, parent);
                      texts.append(index.data(Qt::DisplayRole).toString());
                      texts.append(index.data(Qt::ToolTipRole).toString());
                      if (column == 0)
                          read(model, index);
                  }
              }
          };
    for (const QAbstractItemView *view : window.findChildren<QAbstractItemView *>()) {
        if (view->model() != nullptr)
            read(*view->model(), {});
    }
    return texts;
}

} // namespace

class tst_LockPage final : public UiTestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        failOnUnexpectedWarning();
        m_desk = std::make_unique<LockDesk>(temporaryPath(u"desk%1"_s.arg(++m_count)), theme());
    }
    void cleanup() { m_desk.reset(); }

    void locked_hidesAndLetsNothingBeReached();
    void unlock_bringsBackWhatWasThere();
    void keys_doNothingWhileLocked();
    void dialogs_areClosed();
    void idle_locksByItself();
    void input_keepsItOpen();
    void signIn_keepsItOpen();
    void changedWhileLocked_staysHidden();

private:
    std::unique_ptr<LockDesk> m_desk;
    int m_count = 0;
};

void tst_LockPage::locked_hidesAndLetsNothingBeReached()
{
    m_desk->signIn();
    const QByteArray token = m_desk->session()->current(TokenKind::Access)->value.reveal();
    const QByteArray refresh = m_desk->session()->current(TokenKind::Refresh)->value.reveal();
    // It is there to be seen before, so that the test can fail.
    m_desk->part<QTabWidget>("detailsTabs")->setCurrentIndex(4);
    m_desk->part<QAbstractButton>("rawReveal")->click();
    QVERIFY(textsOf(m_desk->window).join(u'\n').contains(QString::fromLatin1(token)));

    m_desk->part<QAction>("lockAction")->trigger();
    QVERIFY(m_desk->part<QWidget>("lockPage")->isVisible());
    QVERIFY(!m_desk->part<QWidget>("rail")->isVisible());
    QCOMPARE(m_desk->window.windowTitle(), u"Rescind"_s);
    const QString all = textsOf(m_desk->window).join(u'\n');
    for (const QByteArray &secret : {token, refresh, FakeIdp::clientSecret().reveal()})
        QVERIFY(!all.contains(QString::fromLatin1(secret)));
    for (const TokenCard *card : m_desk->window.findChildren<TokenCard *>())
        QVERIFY(!card->view().token.isHeld());
    for (const Token &held : m_desk->session()->tokens())
        QVERIFY(!held.isHeld());
    for (const Exchange &exchange : m_desk->exchanges.exchanges()) {
        for (const auto &fields : {exchange.query, exchange.headers, exchange.form}) {
            for (const ExchangeField &field : fields)
                QVERIFY(field.secret.isEmpty());
        }
    }
    QVERIFY(m_desk->vault.remembered(sessionKey(FakeIdp::profile().id)).isEmpty());
}

void tst_LockPage::unlock_bringsBackWhatWasThere()
{
    m_desk->signIn();
    const QString fingerprint = m_desk->session()->current(TokenKind::Access)->fingerprint;
    m_desk->part<QAction>("lockAction")->trigger();
    auto *const page = m_desk->part<QWidget>("lockPage");
    page->findChild<QAbstractButton *>(u"emptyAction"_s)->click();
    QVERIFY(!page->isVisible());
    QTRY_VERIFY(m_desk->session()->find(fingerprint) != nullptr);
    QTRY_COMPARE(m_desk->part<QLabel>("accessServerLamp")->accessibleName(),
        u"Access token, server: active"_s);
    QVERIFY(m_desk->part<QLabel>("accessServerLamp")->isVisible());
    QVERIFY(m_desk->window.windowTitle().contains(FakeIdp::profile().name));
}

void tst_LockPage::keys_doNothingWhileLocked()
{
    QVERIFY(QTest::qWaitForWindowActive(&m_desk->window));
    QTest::keyClick(&m_desk->window, Qt::Key_L, Qt::ControlModifier);
    QVERIFY(m_desk->window.isLocked());
    QTest::keyClick(&m_desk->window, Qt::Key_Comma, Qt::ControlModifier);
    QVERIFY(m_desk->part<QDialog>("settingsDialog") == nullptr);
    const QWidget *const before = m_desk->window.currentPage();
    QTest::keyClick(&m_desk->window, Qt::Key_3, Qt::ControlModifier);
    QCOMPARE(m_desk->window.currentPage(), before);
    // The one button has the focus.
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    QVERIFY(!m_desk->window.isLocked());
    QTest::keyClick(&m_desk->window, Qt::Key_3, Qt::ControlModifier);
    QVERIFY(m_desk->window.currentPage() != before);
}

void tst_LockPage::dialogs_areClosed()
{
    m_desk->part<QAction>("settingsAction")->trigger();
    QVERIFY(m_desk->part<QDialog>("settingsDialog") != nullptr);
    m_desk->part<QAction>("lockAction")->trigger();
    QTRY_VERIFY(m_desk->part<QDialog>("settingsDialog") == nullptr);
    QVERIFY(m_desk->window.isLocked());
}

void tst_LockPage::idle_locksByItself()
{
    MainWindowLock lock(m_desk->engine, m_desk->window);
    lock.setPatience(150ms);
    QTRY_VERIFY_WITH_TIMEOUT(m_desk->window.isLocked(), 5000);
}

void tst_LockPage::input_keepsItOpen()
{
    MainWindowLock lock(m_desk->engine, m_desk->window);
    lock.setPatience(400ms);
    for (int i = 0; i < 8; ++i) {
        QTest::qWait(100);
        QTest::keyClick(&m_desk->window, Qt::Key_Shift);
        QVERIFY(!m_desk->window.isLocked());
    }
    QTRY_VERIFY_WITH_TIMEOUT(m_desk->window.isLocked(), 5000);
}

void tst_LockPage::signIn_keepsItOpen()
{
    QTRY_VERIFY(m_desk->part<QAbstractButton>("emptyAction")->isEnabled());
    QTRY_COMPARE(m_desk->part<QAbstractButton>("emptyAction")->accessibleName(), u"Sign in"_s);
    m_desk->part<QAbstractButton>("emptyAction")->click();
    QTRY_VERIFY(!m_desk->browser.opened.isEmpty());
    MainWindowLock lock(m_desk->engine, m_desk->window);
    lock.setPatience(100ms);
    QTest::qWait(500);
    QVERIFY(!m_desk->window.isLocked());
    m_desk->part<QDialog>("signInDialog")->reject();
    QTRY_VERIFY_WITH_TIMEOUT(m_desk->window.isLocked(), 5000);
}

void tst_LockPage::changedWhileLocked_staysHidden()
{
    m_desk->signIn();
    Session *const session = m_desk->session();
    session->introspect(session->current(TokenKind::Access)->fingerprint);
    m_desk->part<QAction>("lockAction")->trigger();
    QTRY_VERIFY(session->isSettled());
    QTRY_VERIFY(session->current(TokenKind::Access) == nullptr);
    for (const TokenCard *card : m_desk->window.findChildren<TokenCard *>())
        QVERIFY(!card->view().token.isHeld());
}

QTEST_MAIN(tst_LockPage)
#include "tst_lockpage.moc"
