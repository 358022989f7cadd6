// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/diagnosticspanel.h"

#include "tests/ui/providersamples.h"
#include "tests/ui/uitestcase.h"
#include "ui/models/checksmodel.h"
#include "ui/widgets/listtable.h"

#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QStackedWidget>

using namespace rescind;
using namespace Qt::StringLiterals;

class tst_DiagnosticsPage final : public UiTestCase
{
    Q_OBJECT

private Q_SLOTS:
    void firstShown_asksOnce();
    void otherProfile_isAskedWhenItIsSeen();
    void progress_comesAfterAMoment();
    void quickCheck_showsNoProgress();
    void lines_haveSignWordFindingAndAdvice();
    void summary_namesTheWorst();
    void cancelled_saysSo();
    void copiedText_isMarkdownThatShowsWhatOthersWrote();
    void model_holdsToItsContract();

private:
    template<typename W>
    static W *part(const DiagnosticsPanel &page, const char *name)
    {
        return page.findChild<W *>(QLatin1StringView(name));
    }
    static QString cell(const DiagnosticsPanel &page, int row, ChecksModel::Column column)
    {
        const QAbstractItemModel *const model = part<ListTable>(page, "diagnosticsTable")->model();
        return model->index(row, static_cast<int>(column)).data().toString();
    }
    const QDateTime m_at{QDate(2026, 11, 22), QTime(14, 2), Qt::UTC};
};

void tst_DiagnosticsPage::firstShown_asksOnce()
{
    DiagnosticsPanel page;
    QSignalSpy asked(&page, &DiagnosticsPanel::checkRequested);
    QCOMPARE(asked.size(), 0);
    page.show();
    QCOMPARE(asked.size(), 1);
    page.showLines(samples::diagnosis(), m_at);
    page.hide();
    page.show();
    QCOMPARE(asked.size(), 1);
    part<QPushButton>(page, "diagnosticsAgain")->click();
    QCOMPARE(asked.size(), 2);
}

void tst_DiagnosticsPage::otherProfile_isAskedWhenItIsSeen()
{
    DiagnosticsPanel page;
    QSignalSpy asked(&page, &DiagnosticsPanel::checkRequested);
    page.show();
    page.showLines(samples::diagnosis(), m_at);
    page.hide();
    page.setProfile(u"Portal"_s, u"https://idp.example/oidc"_s, u"idp.example"_s);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(part<ListTable>(page, "diagnosticsTable")->model()->rowCount(), 0);
    page.show();
    QCOMPARE(asked.size(), 2);
    QVERIFY(part<QLabel>(page, "pageContext")->text().contains(u"Portal"));
    page.setProfile(u"Other"_s, u"https://other.example"_s, u"other.example"_s);
    QCOMPARE(asked.size(), 3);
}

void tst_DiagnosticsPage::progress_comesAfterAMoment()
{
    DiagnosticsPanel page;
    page.show();
    QSignalSpy cancelled(&page, &DiagnosticsPanel::cancelRequested);
    const QList<DiagnosisLine> all = samples::diagnosis();
    page.showProgress({}, static_cast<int>(all.size()));
    auto *const cancel = part<QPushButton>(page, "progressCancel");
    QVERIFY(!cancel->isVisible());
    QVERIFY(!part<QPushButton>(page, "diagnosticsAgain")->isEnabled());
    page.showProgress(all.mid(0, 3), static_cast<int>(all.size()));
    QCOMPARE(part<ListTable>(page, "diagnosticsTable")->model()->rowCount(), 3);
    QTRY_VERIFY(cancel->isVisible());
    cancel->click();
    QCOMPARE(cancelled.size(), 1);
}

void tst_DiagnosticsPage::quickCheck_showsNoProgress()
{
    DiagnosticsPanel page;
    page.show();
    page.showProgress({}, 3);
    page.showLines(samples::diagnosis(), m_at);
    QTest::qWait(400);
    QVERIFY(!part<QPushButton>(page, "progressCancel")->isVisible());
    QVERIFY(part<QPushButton>(page, "diagnosticsAgain")->isEnabled());
}

void tst_DiagnosticsPage::lines_haveSignWordFindingAndAdvice()
{
    DiagnosticsPanel page;
    page.show();
    const QList<DiagnosisLine> all = samples::diagnosis();
    page.showLines(all, m_at);
    using Column = ChecksModel::Column;
    for (int row = 0; row < all.size(); ++row) {
        for (const Column column : {Column::Result, Column::Name, Column::Detail})
            QVERIFY2(!cell(page, row, column).isEmpty(), qPrintable(QString::number(row)));
        const CheckResult result = resultOfLine(all.at(row));
        const bool needsAdvice = result == CheckResult::Fail || result == CheckResult::Warn;
        QCOMPARE(!cell(page, row, Column::Advice).isEmpty(), needsAdvice);
    }
}

void tst_DiagnosticsPage::summary_namesTheWorst()
{
    DiagnosticsPanel page;
    page.show();
    const auto summary = [&page] { return part<QLabel>(page, "diagnosticsSummary")->text(); };
    page.showLines({SelfCheck{.result = CheckResult::Pass}}, m_at);
    QCOMPARE(summary(), u"All works"_s);
    page.showLines({SelfCheck{.result = CheckResult::Pass},
                       SelfCheck{.name = SelfCheckName::Data, .result = CheckResult::Warn}},
        m_at);
    QVERIFY(summary().startsWith(u"All works; 1"));
    page.showLines(samples::diagnosis(), m_at);
    QVERIFY2(summary().contains(u"do not work"), qPrintable(summary()));
}

void tst_DiagnosticsPage::cancelled_saysSo()
{
    DiagnosticsPanel page;
    page.show();
    page.showProgress(samples::diagnosis().mid(0, 2), 9);
    page.showCancelled();
    QVERIFY(part<QLabel>(page, "diagnosticsSummary")->text().contains(u"cancelled"));
    QVERIFY(part<QPushButton>(page, "diagnosticsAgain")->isEnabled());
    page.showProgress({}, 9);
    page.showCancelled();
    // Nothing to show: the page offers to check.
    QVERIFY(part<QStackedWidget>(page, "diagnosticsStack")->currentIndex() == 0);
    QTRY_VERIFY(part<QPushButton>(page, "emptyAction")->isVisible());
}

void tst_DiagnosticsPage::copiedText_isMarkdownThatShowsWhatOthersWrote()
{
    DiagnosticsPanel page;
    page.setProfile(u"Portal [x](http://evil)"_s, u"https://idp.example/oidc"_s, u"idp.example"_s);
    page.show();
    page.showLines(samples::diagnosis(), m_at);
    part<QPushButton>(page, "diagnosticsCopy")->click();
    const QString text = QGuiApplication::clipboard()->text();
    QVERIFY(text.startsWith(u"## "));
    QVERIFY(text.contains(u"Portal \\[x\\](http://evil)"));
    QVERIFY(text.contains(u"https://idp.example/oidc"));
    QCOMPARE(text.count(u"\n- "), samples::diagnosis().size());
    QVERIFY(text.contains(u"→ "));
}

void tst_DiagnosticsPage::model_holdsToItsContract()
{
    ChecksModel model(nullptr, ChecksModel::AdviceIn::OwnColumn);
    const QAbstractItemModelTester tester(
        &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QList<DiagnosisLine> all = samples::diagnosis();
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.setChecks(all.mid(0, 2));
    QCOMPARE(reset.size(), 1);
    model.setChecks(all);
    // What is shown already stays.
    QCOMPARE(reset.size(), 1);
    QCOMPARE(model.rowCount(), static_cast<int>(all.size()));
    model.setChecks(QList<DiagnosisLine>());
    QCOMPARE(model.rowCount(), 0);
}

QTEST_MAIN(tst_DiagnosticsPage)
#include "tst_diagnosticspage.moc"
