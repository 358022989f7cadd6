// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/cputime.h"
#include "tests/ui/desk.h"
#include "tests/ui/uitestcase.h"
#include "ui/dialogs/confirmbulkdialog.h"
#include "ui/dialogs/confirmrevocationdialog.h"
#include "ui/dialogs/pastedtokendialog.h"
#include "ui/dialogs/signoutdialog.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QMimeData>
#include <QtCore/QRandomGenerator>
#include <QtCore/QScopeGuard>
#include <QtCore/QSet>
#include <QtCore/QTimer>
#include <QtGui/QDesktopServices>
#include <QtTest/QTest>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPlainTextEdit>

#include <functional>

using namespace rescind;
using namespace Qt::StringLiterals;

namespace {

//! Links go nowhere.
class Nowhere final : public QObject
{
    Q_OBJECT

public Q_SLOTS:
    void open(const QUrl &url) { Q_UNUSED(url) }
};

} // namespace

//! Clicks and types at random in the whole program. RESCIND_MONKEY_SECONDS says for how long (10),
//! RESCIND_MONKEY_SEED begins with the same choices; how far each comes is up to the clock.
class tst_Monkey : public UiTestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        // The offscreen platform says what it cannot do; and an answer that is given to another
        // sign-in than its own is refused.
        QTest::failOnWarning(
            QRegularExpression(u"^(?!This plugin does not support|sign-in refused)"_s));
    }
    void nothingBreaks_andNothingIsSentUnasked();

private:
    void step();
    void clickIn(QWidget &window);
    void typeIn(QWidget &window);
    void pressKey(QWidget &window);
    void useView(QWidget &window);
    void watchDialogs();
    void leaveFilesAlone();

    template<typename T>
    [[nodiscard]] T *anyOf(QWidget &window)
    {
        QList<T *> found;
        const QList<T *> all = window.findChildren<T *>();
        for (T *const one : all) {
            if (one->isVisible() && one->isEnabled() && one->window() == &window)
                found.append(one);
        }
        return found.isEmpty() ? nullptr : found.at(m_random.bounded(found.size()));
    }

    QRandomGenerator m_random;
    QSet<QDialog *> m_watched;
    //! Since the last that somebody agreed to.
    QElapsedTimer m_sinceAgreed;
    QString m_last;
    std::unique_ptr<Desk> m_desk;
};

void tst_Monkey::watchDialogs()
{
    const QWidgetList all = QApplication::topLevelWidgets();
    for (QWidget *const widget : all) {
        auto *const dialog = qobject_cast<QDialog *>(widget);
        const bool agrees = qobject_cast<ConfirmRevocationDialog *>(widget) != nullptr
            || qobject_cast<ConfirmBulkDialog *>(widget) != nullptr
            || qobject_cast<SignOutDialog *>(widget) != nullptr;
        if (!agrees || m_watched.contains(dialog))
            continue;
        m_watched.insert(dialog);
        connect(dialog, &QDialog::accepted, this, [this] { m_sinceAgreed.start(); });
        connect(dialog, &QObject::destroyed, this, [this, dialog] { m_watched.remove(dialog); });
    }
}

//! What is chosen there could be any file of this machine.
void tst_Monkey::leaveFilesAlone()
{
    const QWidgetList all = QApplication::topLevelWidgets();
    for (QWidget *const widget : all) {
        auto *const dialog = qobject_cast<QFileDialog *>(widget);
        if (dialog != nullptr && dialog->isVisible())
            dialog->reject();
    }
}

void tst_Monkey::clickIn(QWidget &window)
{
    auto *const button = anyOf<QAbstractButton>(window);
    if (button == nullptr)
        return;
    // That dialog is its own confirmation.
    if (qobject_cast<PastedTokenDialog *>(&window) != nullptr
        && button->objectName() == u"revokeButton")
        m_sinceAgreed.start();
    m_last = u"click "_s + button->objectName() + u' ' + button->text();
    QTest::mouseClick(button, Qt::LeftButton);
}

void tst_Monkey::typeIn(QWidget &window)
{
    const QString text = QStringList{u"42"_s, u"https://idp.example"_s,
        u"eyJhbGciOiJub25lIn0.e30."_s, u"\u202e\u0000=cmd|'/c calc'!A0"_s, u"张伟"_s,
        QString(5000, u'x'), u" "_s, u"INC-4711"_s}
                             .at(m_random.bounded(8));
    if (auto *const field = anyOf<QLineEdit>(window);
        field != nullptr && m_random.bounded(2) == 0) {
        m_last = u"type into "_s + field->objectName();
        field->setFocus();
        if (m_random.bounded(2) == 0)
            field->selectAll();
        field->insert(text);
    } else if (auto *const edit = anyOf<QPlainTextEdit>(window); edit != nullptr) {
        m_last = u"paste into "_s + edit->objectName();
        edit->setFocus();
        edit->insertPlainText(text);
    }
}

void tst_Monkey::pressKey(QWidget &window)
{
    struct Key
    {
        Qt::Key key;
        Qt::KeyboardModifiers modifiers = Qt::NoModifier;
    };
    static const QList<Key> keys{{Qt::Key_Tab}, {Qt::Key_Tab}, {Qt::Key_Backtab}, {Qt::Key_Space},
        {Qt::Key_Return}, {Qt::Key_Escape}, {Qt::Key_Down}, {Qt::Key_Up}, {Qt::Key_F1},
        {Qt::Key_1, Qt::ControlModifier}, {Qt::Key_2, Qt::ControlModifier},
        {Qt::Key_3, Qt::ControlModifier}, {Qt::Key_4, Qt::ControlModifier},
        {Qt::Key_5, Qt::ControlModifier}, {Qt::Key_V, Qt::ControlModifier},
        {Qt::Key_C, Qt::ControlModifier}, {Qt::Key_F, Qt::ControlModifier}};
    const Key key = keys.at(m_random.bounded(keys.size()));
    QWidget *const target = window.focusWidget() != nullptr ? window.focusWidget() : &window;
    m_last = u"key %1 to "_s.arg(int(key.key)) + target->objectName();
    QTest::keyClick(target, key.key, key.modifiers);
}

void tst_Monkey::useView(QWidget &window)
{
    if (auto *const box = anyOf<QComboBox>(window); box != nullptr && m_random.bounded(2) == 0) {
        m_last = u"choose in "_s + box->objectName();
        if (box->count() > 0)
            box->setCurrentIndex(m_random.bounded(box->count()));
        return;
    }
    auto *const view = anyOf<QAbstractItemView>(window);
    if (view == nullptr)
        return;
    m_last = u"click into "_s + view->objectName();
    const QSize size = view->viewport()->size();
    if (size.isEmpty())
        return;
    const QPoint place(m_random.bounded(size.width()), m_random.bounded(size.height()));
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, place);
    if (m_random.bounded(4) == 0)
        QTest::mouseDClick(view->viewport(), Qt::LeftButton, {}, place);
}

void tst_Monkey::step()
{
    if (auto *const menu = qobject_cast<QMenu *>(QApplication::activePopupWidget())) {
        m_last = u"menu "_s + menu->objectName();
        const QList<QAction *> actions = menu->actions();
        QAction *const action
            = actions.isEmpty() ? nullptr : actions.at(m_random.bounded(actions.size()));
        menu->close();
        if (action != nullptr && action->isEnabled() && action->menu() == nullptr)
            action->trigger();
        return;
    }
    QWidget *window = QApplication::activeModalWidget();
    if (window == nullptr) {
        if (!m_desk->window.isVisible())
            m_desk->window.show();
        window = &m_desk->window;
    }
    switch (m_random.bounded(8)) {
    case 0:
    case 1:
    case 2:
        return clickIn(*window);
    case 3:
        return typeIn(*window);
    case 4:
        return useView(*window);
    case 5:
        if (m_random.bounded(6) == 0) {
            m_last = u"resize"_s;
            window->resize(400 + m_random.bounded(1200), 300 + m_random.bounded(800));
            return;
        }
        [[fallthrough]];
    default:
        return pressKey(*window);
    }
}

void tst_Monkey::nothingBreaks_andNothingIsSentUnasked()
{
    const int wanted = qEnvironmentVariableIntValue("RESCIND_MONKEY_SECONDS");
    const int seconds = wanted > 0 ? wanted : 10;
    const quint32 seed = qEnvironmentVariableIsSet("RESCIND_MONKEY_SEED")
        ? qEnvironmentVariable("RESCIND_MONKEY_SEED").toUInt()
        : QRandomGenerator::global()->generate();
    m_random.seed(seed);
    qInfo("seed %u", seed);
    Nowhere nowhere;
    const auto tidy = qScopeGuard([this] {
        for (const auto &scheme : {u"https"_s, u"http"_s, u"file"_s})
            QDesktopServices::unsetUrlHandler(scheme);
        m_desk.reset();
    });
    for (const auto &scheme : {u"https"_s, u"http"_s, u"file"_s})
        QDesktopServices::setUrlHandler(scheme, &nowhere, "open");
    m_desk = std::make_unique<Desk>(temporaryPath(u"monkey"_s), theme());
    m_desk->addProfile();
    m_desk->controller.start();
    m_desk->window.show();
    QGuiApplication::clipboard()->setText(u"canary-leaked-token-0123456789abcdef"_s);

    int steps = 0;
    qsizetype revoked = 0;
    double slowest = 0;
    QString slowestStep;
    QString unasked;
    // Each step asks for the next before it does its own, since some menus have an event loop of
    // their own, and the monkey has to go on within it.
    double before = cpuMilliseconds();
    bool isOver = false;
    const std::function<void()> tick = [&] {
        if (isOver)
            return;
        QTimer::singleShot(1, this, tick);
        // What the step before and all that it set off has taken.
        if (const double took = cpuMilliseconds() - before; took > slowest) {
            slowest = took;
            slowestStep = m_last;
        }
        before = cpuMilliseconds();
        ++steps;
        step();
        watchDialogs();
        leaveFilesAlone();
        // A sign-in cannot get further by clicking: its answer comes from elsewhere.
        if (!m_desk->browser.opened.isEmpty() && m_random.bounded(20) == 0) {
            const QByteArray nonce = parameterOf(m_desk->browser.opened.last(), u"nonce"_s);
            if (!nonce.isEmpty())
                m_desk->idp.nonce = nonce;
            if (auto *const login = m_desk->engine.findChild<LoginJob *>())
                login->submitPasted(u"canary-code-1234567890abcdef"_s);
        }
        const bool isAgreed = m_sinceAgreed.isValid() && m_sinceAgreed.elapsed() < 30000;
        if (m_desk->idp.revoked.size() > revoked && !isAgreed)
            unasked = m_last;
        revoked = m_desk->idp.revoked.size();
    };
    tick();
    QTest::qWait(seconds * 1000);
    isOver = true;
    QCoreApplication::processEvents();
    while (QWidget *const popup = QApplication::activePopupWidget())
        popup->close();
    QVERIFY2(unasked.isEmpty(), qPrintable(u"revoked, and nobody agreed; last: "_s + unasked));
    qInfo("%d steps, %lld revocations, slowest step %.0f ms of CPU: %s", steps, qlonglong(revoked),
        slowest, qPrintable(slowestStep));
    QVERIFY2(steps > 100, "the monkey hardly moved");
    // Under sanitizers all takes longer; a hang is longer still.
#if defined(__SANITIZE_ADDRESS__)
    constexpr double longest = 800;
#else
    constexpr double longest = 200;
#endif
    QVERIFY2(slowest < longest, qPrintable(u"%1 ms: %2"_s.arg(slowest).arg(slowestStep)));
}

int main(int argc, char *argv[])
{
    // QtTest ends a test after five minutes.
    qputenv("QTEST_FUNCTION_TIMEOUT", QByteArrayLiteral("7200000"));
    QApplication application(argc, argv);
    tst_Monkey test;
    QTEST_SET_MAIN_SOURCE_PATH
    return QTest::qExec(&test, argc, argv);
}

#include "monkey.moc"
