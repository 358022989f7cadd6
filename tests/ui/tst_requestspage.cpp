// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/requestspanel.h"

#include "tests/ui/uitestcase.h"
#include "ui/models/exchangesmodel.h"
#include "ui/widgets/listtable.h"

#include <QtGui/QAction>
#include <QtGui/QClipboard>
#include <QtGui/QContextMenuEvent>
#include <QtGui/QGuiApplication>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>

using namespace rescind;
using namespace Qt::StringLiterals;

namespace {

HttpRequest request(Stage stage, const QString &path)
{
    return {.method = HttpRequest::Method::Post,
        .url = QUrl(u"https://idp.example"_s + path),
        .form = {{"token"_ba, Secret("an-opaque-token-1"_ba)},
            {"client_secret"_ba, Secret("s3cret-of-the-app"_ba)}},
        .stage = stage};
}

} // namespace

class tst_RequestsPage final : public UiTestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        failOnUnexpectedWarning();
        m_log = std::make_unique<ExchangeLog>(m_clock);
        m_panel = std::make_unique<RequestsPanel>();
        m_panel->setLog(m_log.get());
        m_panel->resize(960, 700);
        m_panel->show();
    }
    void cleanup()
    {
        m_panel.reset();
        m_log.reset();
    }

    void model_holdsToItsContract();
    void chosenRow_staysChosen();
    void secrets_areShownOnlyWhileHeld();
    void filter_narrows();
    void curl_isCopiedWithoutSecrets();
    void rowMenu_offersCurl();
    void exportedText_hasNoSecret();
    void hiddenPage_isIdle_butLetsGoOfSecrets();

private:
    void send(Stage stage, const QString &path, int status)
    {
        m_log->complete(m_log->begin(request(stage, path)), HttpResponse{.status = status});
    }
    template<typename W>
    W *part(const char *name)
    {
        return m_panel->findChild<W *>(QLatin1StringView(name));
    }
    ListTable *table() { return part<ListTable>("requestsTable"); }

    SystemClock m_clock;
    std::unique_ptr<ExchangeLog> m_log;
    std::unique_ptr<RequestsPanel> m_panel;
};

void tst_RequestsPage::model_holdsToItsContract()
{
    ExchangesModel model;
    const QAbstractItemModelTester tester(
        &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setLog(m_log.get());
    for (int i = 0; i < int(ExchangeLog::capacity) - 2; ++i)
        send(Stage::Keys, u"/jwks"_s, 200);
    QTRY_COMPARE(model.rowCount(), int(ExchangeLog::capacity) - 2);
    for (int i = 0; i < 7; ++i)
        send(Stage::Revocation, u"/revoke"_s, 200);
    QTRY_COMPARE(model.rowCount(), int(ExchangeLog::capacity));
    QCOMPARE(model.at(0).url.path(), u"/revoke"_s);
    model.setFilter(u"revoc"_s, false);
    QCOMPARE(model.rowCount(), 7);
    m_log->clear();
    QTRY_COMPARE(model.rowCount(), 0);
}

void tst_RequestsPage::chosenRow_staysChosen()
{
    send(Stage::Keys, u"/jwks"_s, 200);
    QTRY_COMPARE(table()->model()->rowCount(), 1);
    table()->selectRow(0);
    QVERIFY(part<QPlainTextEdit>("requestText")->toPlainText().contains(u"/jwks"));
    send(Stage::Revocation, u"/revoke"_s, 200);
    QTRY_COMPARE(table()->model()->rowCount(), 2);
    QCOMPARE(table()->selectionModel()->selectedRows().constFirst().row(), 1);
    QVERIFY(part<QPlainTextEdit>("requestText")->toPlainText().contains(u"/jwks"));
}

void tst_RequestsPage::secrets_areShownOnlyWhileHeld()
{
    send(Stage::Revocation, u"/revoke"_s, 200);
    QTRY_COMPARE(table()->model()->rowCount(), 1);
    table()->selectRow(0);
    const auto text = [this] { return part<QPlainTextEdit>("requestText")->toPlainText(); };
    auto *const reveal = part<QPushButton>("holdToReveal");
    QVERIFY(reveal->isEnabled());
    QVERIFY(!text().contains(u"s3cret-of-the-app"));
    QTest::mousePress(reveal, Qt::LeftButton);
    QVERIFY(text().contains(u"s3cret-of-the-app"));
    QVERIFY(!text().contains(u"an-opaque-token-1"));
    QTest::mouseRelease(reveal, Qt::LeftButton);
    QVERIFY(!text().contains(u"s3cret-of-the-app"));
}

void tst_RequestsPage::filter_narrows()
{
    send(Stage::Keys, u"/jwks"_s, 200);
    send(Stage::Revocation, u"/revoke"_s, 503);
    QTRY_COMPARE(table()->model()->rowCount(), 2);
    part<QCheckBox>("requestsFailed")->setChecked(true);
    QCOMPARE(table()->model()->rowCount(), 1);
    part<QLineEdit>("requestsText")->setText(u"jwks"_s);
    QCOMPARE(table()->model()->rowCount(), 0);
    QVERIFY(!table()->isVisible());
    part<QLineEdit>("requestsText")->clear();
    part<QCheckBox>("requestsFailed")->setChecked(false);
    QCOMPARE(table()->model()->rowCount(), 2);
}

void tst_RequestsPage::curl_isCopiedWithoutSecrets()
{
    send(Stage::Revocation, u"/revoke"_s, 200);
    QTRY_COMPARE(table()->model()->rowCount(), 1);
    QVERIFY(!part<QPushButton>("copyCurl")->isEnabled());
    table()->selectRow(0);
    part<QPushButton>("copyCurl")->click();
    const QString copied = QGuiApplication::clipboard()->text();
    QVERIFY(copied.startsWith(u"curl "));
    QVERIFY(copied.contains(u"client_secret=$CLIENT_SECRET"));
    QVERIFY(!copied.contains(u"s3cret-of-the-app"));
}

void tst_RequestsPage::rowMenu_offersCurl()
{
    send(Stage::Revocation, u"/revoke"_s, 200);
    QTRY_COMPARE(table()->model()->rowCount(), 1);
    table()->selectRow(0);
    const QModelIndex first = table()->model()->index(0, 0);
    // Once it has been laid out.
    QTRY_VERIFY(table()->viewport()->rect().contains(table()->visualRect(first)));
    const QPoint row = table()->visualRect(first).center();
    QContextMenuEvent click(QContextMenuEvent::Mouse, row, table()->viewport()->mapToGlobal(row));
    QCoreApplication::sendEvent(table()->viewport(), &click);
    auto *const menu = table()->findChild<QMenu *>(u"rowMenu"_s);
    QVERIFY(menu != nullptr);
    QAction *const curl = menu->actions().constLast();
    QCOMPARE(curl->text(), part<QPushButton>("copyCurl")->text());
    curl->trigger();
    QVERIFY(QGuiApplication::clipboard()->text().startsWith(u"curl"_s));
    menu->close();
}

void tst_RequestsPage::exportedText_hasNoSecret()
{
    send(Stage::Keys, u"/jwks"_s, 200);
    send(Stage::Revocation, u"/revoke"_s, 200);
    QTRY_COMPARE(table()->model()->rowCount(), 2);
    const QString text = m_panel->shownText();
    QVERIFY(text.indexOf(u"/jwks") < text.indexOf(u"/revoke"));
    for (const QString &secret : {u"s3cret-of-the-app"_s, u"an-opaque-token-1"_s})
        QVERIFY(!text.contains(secret));
}

void tst_RequestsPage::hiddenPage_isIdle_butLetsGoOfSecrets()
{
    send(Stage::Keys, u"/jwks"_s, 200);
    QTRY_COMPARE(table()->model()->rowCount(), 1);
    QSignalSpy told(m_log.get(), &ExchangeLog::changed);
    m_panel->hide();
    send(Stage::Revocation, u"/revoke"_s, 200);
    QTRY_COMPARE(told.size(), 1);
    QCOMPARE(table()->model()->rowCount(), 1);
    m_panel->show();
    QCOMPARE(table()->model()->rowCount(), 2);
    m_panel->hide();
    m_log->clear();
    QCOMPARE(table()->model()->rowCount(), 0);
}

QTEST_MAIN(tst_RequestsPage)

#include "tst_requestspage.moc"
