// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/bulkhands.h"
#include "tests/ui/desk.h"
#include "tests/ui/uitestcase.h"
#include "ui/pages/bulkpage.h"
#include "ui/pages/bulkplanpanel.h"
#include "ui/pages/bulkrunpanel.h"
#include "ui/pages/journalpanel.h"
#include "ui/pages/tokenspage.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QMimeData>
#include <QtCore/QPointer>
#include <QtGui/QDropEvent>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QDialog>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QTableView>

using namespace rescind;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

//! A desk with a profile and the page of bulk revocation open.
struct ListDesk : Desk
{
    ListDesk(const QString &folder, Theme &theme)
        : Desk(folder, theme)
    {
        addProfile();
        controller.start();
        window.show();
        window.showPage(&window.bulkPage());
    }

    void paste(int count) { pasteList(window, idp, count); }

    [[nodiscard]] QString title(const QWidget &panel) const
    {
        return panel.findChild<QLabel *>(u"pageTitle"_s)->text();
    }
    [[nodiscard]] QString runTitle() { return title(window.bulkPage().runPanel()); }

    void startSlowly(int count)
    {
        revokeSlowly(window, idp, count);
        QTRY_VERIFY(runTitle().startsWith(u"Revoking"));
    }
    void revokeAndConfirm() { revokePlan(window); }
};

bool isAnywhereIn(const QString &folder, const QByteArray &needle)
{
    const QStringList names = QDir(folder).entryList(QDir::Files);
    for (const QString &name : names) {
        QFile file(QDir(folder).filePath(name));
        if (file.open(QIODevice::ReadOnly) && file.readAll().contains(needle))
            return true;
    }
    const QStringList folders = QDir(folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    return std::any_of(folders.begin(), folders.end(),
        [&](const QString &name) { return isAnywhereIn(QDir(folder).filePath(name), needle); });
}

} // namespace

class tst_MainWindowBulk : public UiTestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        // Entries that are not written are warned of, and there it is what is tested.
        if (!QByteArray(QTest::currentTestFunction()).startsWith("unwritableJournal"))
            failOnUnexpectedWarning();
        m_desk = std::make_unique<ListDesk>(temporaryPath(u"desk%1"_s.arg(++m_count)), theme());
    }
    void cleanup() { m_desk.reset(); }

    void list_isPlannedRevokedProvedAndReported()
    {
        m_desk->paste(12);
        QCOMPARE(
            m_desk->title(m_desk->window.bulkPage().planPanel()), u"12 tokens to be revoked"_s);
        m_desk->part<QLineEdit>("bulkReason")->setText(u"INC-4711"_s);
        m_desk->revokeAndConfirm();
        QTRY_COMPARE(m_desk->runTitle(), u"Done: 12 of 12 tokens"_s);
        QCOMPARE(m_desk->idp.revoked.size(), 12);

        const QString path = temporaryPath(u"report.html"_s);
        m_desk->part<QPushButton>("bulkReport")->click();
        auto *dialog = m_desk->part<QFileDialog>("reportFile");
        QVERIFY(dialog != nullptr);
        Q_EMIT dialog->fileSelected(path);
        dialog->close();
        QTRY_COMPARE(m_desk->window.bulkPage().banner().accessibleName(), u"The report is saved"_s);
        QFile report(path);
        QVERIFY(report.open(QIODevice::ReadOnly));
        const QByteArray page = report.readAll();
        QVERIFY(page.contains("INC-4711"));
        QVERIFY(!page.contains("canary-token"));
        QVERIFY(!isAnywhereIn(m_desk->journal.folder.path(), "canary-token"));

        m_desk->part<QPushButton>("bulkDone")->click();
        QCOMPARE(m_desk->window.bulkPage().showing(), BulkPage::Showing::Nothing);
    }

    void cancelledConfirmation_sendsNothing()
    {
        m_desk->paste(3);
        m_desk->part<QPushButton>("bulkRevoke")->click();
        auto *dialog = m_desk->part<QDialog>("confirmBulkDialog");
        dialog->findChild<QPushButton *>(u"cancelButton"_s)->click();
        QTRY_VERIFY(m_desk->part<QDialog>("confirmBulkDialog") == nullptr);
        QCOMPARE(m_desk->window.bulkPage().showing(), BulkPage::Showing::Plan);
        QVERIFY(m_desk->idp.revoked.isEmpty());
    }

    void dryRun_asksAndChangesNothing()
    {
        m_desk->paste(5);
        m_desk->part<QPushButton>("bulkDryRun")->click();
        QTRY_COMPARE(m_desk->runTitle(), u"Asked about 5 of 5 tokens"_s);
        QVERIFY(m_desk->idp.revoked.isEmpty());
        m_desk->part<QPushButton>("bulkDone")->click();
        QCOMPARE(m_desk->window.bulkPage().showing(), BulkPage::Showing::Plan);
    }

    void refusedClient_stopsTheRun_andWhatFailedIsRetried()
    {
        m_desk->idp.answer(
            u"/oidc/token/revocation"_s, jsonResponse(R"({"error":"invalid_client"})", 401));
        m_desk->paste(15);
        m_desk->revokeAndConfirm();
        QTRY_VERIFY(m_desk->runTitle().startsWith(u"Stopped"));
        QCOMPARE(m_desk->window.bulkPage().runPanel().banner().accessibleName(),
            u"Stopped: the server refuses this application"_s);
        m_desk->idp.answer(
            u"/oidc/token/revocation"_s, [](const HttpRequest &) { return std::nullopt; });
        m_desk->part<QPushButton>("bulkRetry")->click();
        QTRY_COMPARE(m_desk->runTitle(), u"Done: 15 of 15 tokens"_s);
        QCOMPARE(m_desk->idp.revoked.size(), 15);
        QVERIFY(!m_desk->window.bulkPage().runPanel().banner().isVisible());
    }

    void stoppedRun_isGoneOnWith_andNothingIsSentTwice()
    {
        const int count = 8;
        m_desk->paste(count);
        m_desk->part<QSpinBox>("bulkConcurrency")->setValue(1);
        m_desk->part<QSpinBox>("bulkRate")->setValue(8);
        m_desk->revokeAndConfirm();
        QTRY_VERIFY(m_desk->idp.revoked.size() >= 2);
        m_desk->part<QPushButton>("bulkStop")->click();
        QTRY_VERIFY(m_desk->runTitle().startsWith(u"Stopped"));
        QVERIFY(m_desk->idp.revoked.size() < count);
        m_desk->part<QPushButton>("bulkDone")->click();
        QTRY_VERIFY(m_desk->part<QWidget>("bulkUnfinished")->isVisible());

        m_desk->part<QPushButton>("bulkResume")->click();
        auto *dialog = m_desk->part<QFileDialog>("bulkFile");
        QVERIFY(dialog != nullptr);
        QFile file(temporaryPath(u"list.txt"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(listOfTokens(count));
        file.close();
        Q_EMIT dialog->fileSelected(file.fileName());
        QTRY_VERIFY(m_desk->part<QDialog>("confirmBulkDialog") != nullptr);
        m_desk->part<QPushButton>("revokeButton")->click();
        QTRY_COMPARE(m_desk->runTitle(), u"Done: 8 of 8 tokens"_s);
        QCOMPARE(m_desk->idp.revoked.size(), count);
        const QSet<QByteArray> once(m_desk->idp.revoked.begin(), m_desk->idp.revoked.end());
        QCOMPARE(once.size(), count);
    }

    void stoppedRun_isForgotten()
    {
        m_desk->paste(8);
        m_desk->part<QSpinBox>("bulkRate")->setValue(1);
        m_desk->revokeAndConfirm();
        QTRY_COMPARE(m_desk->window.bulkPage().showing(), BulkPage::Showing::Run);
        QTRY_VERIFY(m_desk->part<QPushButton>("bulkStop")->isEnabled());
        m_desk->part<QPushButton>("bulkStop")->click();
        QTRY_VERIFY2(m_desk->runTitle().startsWith(u"Stopped"), qPrintable(m_desk->runTitle()));
        m_desk->part<QPushButton>("bulkDone")->click();
        QTRY_VERIFY(m_desk->part<QWidget>("bulkUnfinished")->isVisible());
        m_desk->part<QPushButton>("bulkForget")->click();
        auto *dialog = m_desk->part<QDialog>("forgetRunDialog");
        QVERIFY(dialog != nullptr);
        QCOMPARE(dialog->findChild<QLabel *>(u"profileHost"_s)->text(), u"idp.example"_s);
        dialog->findChild<QPushButton *>(u"dangerButton"_s)->click();
        QTRY_VERIFY(!m_desk->part<QWidget>("bulkUnfinished")->isVisible());
    }

    void closing_withNothingUnderWay_asksNothing()
    {
        m_desk->paste(3);
        m_desk->window.close();
        QVERIFY(!m_desk->window.isVisible());
    }

    void closing_duringARun_asks_andKeepsItRunning()
    {
        m_desk->startSlowly(6);
        m_desk->window.close();
        QVERIFY(m_desk->window.isVisible());
        QPointer<QMessageBox> box = m_desk->part<QMessageBox>("closeWhileRunningBox");
        QVERIFY(box);
        // Asked once, however often it is closed.
        m_desk->window.close();
        QCOMPARE(m_desk->window.findChildren<QMessageBox *>(u"closeWhileRunningBox"_s).size(), 1);
        m_desk->part<QPushButton>("keepRunningButton")->click();
        QTRY_VERIFY(!box);
        QTRY_COMPARE(m_desk->runTitle(), u"Done: 6 of 6 tokens"_s);
        QVERIFY(m_desk->window.isVisible());
        m_desk->window.close();
        QVERIFY(!m_desk->window.isVisible());
    }

    void closing_duringARun_endsItFirst()
    {
        m_desk->startSlowly(8);
        m_desk->window.close();
        m_desk->part<QPushButton>("closeAnywayButton")->click();
        QTRY_VERIFY(!m_desk->window.isVisible());
        QVERIFY(m_desk->runTitle().startsWith(u"Stopped"));
        const qsizetype sent = m_desk->idp.revoked.size();
        QVERIFY(sent < 8);
        // Nothing that was sent goes unwritten, and nothing more is sent.
        QTest::qWait(300);
        QCOMPARE(m_desk->idp.revoked.size(), sent);
        const QList<JournalEntry> entries = m_desk->journal.entries();
        QCOMPARE(entries.constLast().action, JournalAction::BulkEnd);
        QCOMPARE(entries.constLast().outcome, u"cancelled"_s);
    }

    void closing_waitsForWhatIsInFlight_asLongAsTheUserLikes()
    {
        m_desk->idp.transport().hangOn(u"/oidc/token/revocation"_s);
        m_desk->paste(3);
        m_desk->revokeAndConfirm();
        QTRY_COMPARE(m_desk->window.bulkPage().showing(), BulkPage::Showing::Run);
        QTRY_VERIFY(m_desk->idp.transport().countOf(u"/oidc/token/revocation"_s) > 0);
        m_desk->window.close();
        m_desk->part<QPushButton>("closeAnywayButton")->click();
        QTest::qWait(100);
        QVERIFY(m_desk->window.isVisible());
        Banner &banner = m_desk->window.bulkPage().banner();
        QCOMPARE(banner.accessibleName(), u"Rescind closes when what is on its way has finished"_s);
        banner.findChild<QPushButton *>(u"bannerActionButton"_s)->click();
        QVERIFY(!m_desk->window.isVisible());
    }

    void closing_runThatEndsMeanwhile_takesTheQuestionBack()
    {
        m_desk->startSlowly(3);
        m_desk->window.close();
        QPointer<QMessageBox> box = m_desk->part<QMessageBox>("closeWhileRunningBox");
        QTRY_COMPARE(m_desk->runTitle(), u"Done: 3 of 3 tokens"_s);
        QTRY_VERIFY(!box);
        QVERIFY(m_desk->window.isVisible());
    }

    void endOfTheSession_asks_orEndsTheRun()
    {
        MainWindowClosing &closing = m_desk->controller.closing();
        QVERIFY(!closing.isUnderWay());
        m_desk->startSlowly(8);
        QVERIFY(closing.isUnderWay());
        closing.onSessionEnding(true);
        QVERIFY(m_desk->part<QMessageBox>("closeWhileRunningBox") != nullptr);
        QVERIFY(m_desk->runTitle().startsWith(u"Revoking"));
        closing.onSessionEnding(false);
        QVERIFY(!m_desk->runTitle().startsWith(u"Revoking"));
        m_desk->window.close();
        QVERIFY(!m_desk->window.isVisible());
    }

    void endOfARun_isToldWhereItIsNotSeen()
    {
        QSignalSpy told(&m_desk->controller, &MainWindowController::noticeWanted);
        m_desk->startSlowly(3);
        m_desk->window.activateWindow();
        QTRY_VERIFY(m_desk->window.isActiveWindow());
        QTRY_COMPARE(m_desk->runTitle(), u"Done: 3 of 3 tokens"_s);
        QVERIFY(told.isEmpty());
        m_desk->part<QPushButton>("bulkDone")->click();
        m_desk->paste(3);
        m_desk->revokeAndConfirm();
        QWidget other;
        other.show();
        other.activateWindow();
        QTRY_VERIFY(!m_desk->window.isActiveWindow());
        QTRY_COMPARE(told.size(), 1);
        QCOMPARE(told.first().first().toString(), u"Done: 3 of 3 tokens"_s);
        QVERIFY(told.first().last().toString().contains(u"3"));
    }

    void progress_isToldUntilTheEnd()
    {
        QSignalSpy told(&m_desk->controller, &MainWindowController::progressTold);
        m_desk->startSlowly(4);
        QTRY_COMPARE(m_desk->runTitle(), u"Done: 4 of 4 tokens"_s);
        QVERIFY(told.size() > 2);
        QCOMPARE(told.last().first().toInt(), -1);
        for (qsizetype i = 1; i + 1 < told.size(); ++i)
            QVERIFY(told.at(i).first().toInt() > told.at(i - 1).first().toInt());
    }

    void fileDroppedOnAnotherPage_isPlanned()
    {
        QFile file(temporaryPath(u"dropped.txt"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(listOfTokens(4));
        file.close();
        m_desk->window.showPage(&m_desk->window.tokensPage());
        QMimeData mime;
        mime.setText(u"no file"_s);
        QDragEnterEvent text(QPoint(50, 50), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        text.ignore();
        QCoreApplication::sendEvent(&m_desk->window, &text);
        QVERIFY(!text.isAccepted());
        mime.setUrls({QUrl::fromLocalFile(file.fileName())});
        QDragEnterEvent enter(
            QPoint(50, 50), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        enter.ignore();
        QCoreApplication::sendEvent(&m_desk->window, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(50, 50), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&m_desk->window, &drop);
        QVERIFY(m_desk->window.bulkPage().isVisible());
        QTRY_COMPARE(m_desk->window.bulkPage().showing(), BulkPage::Showing::Plan);
        QCOMPARE(m_desk->title(m_desk->window.bulkPage().planPanel()), u"4 tokens to be revoked"_s);
    }

    void exposure_shrinksAsRowsAreDone()
    {
        m_desk->startSlowly(4);
        const auto *left = m_desk->part<QLabel>("bulkLeft");
        QVERIFY2(left->text().contains(u"usable"), qPrintable(left->text()));
        QVERIFY(left->text().contains(u"without expiry"));
        QTRY_COMPARE(m_desk->runTitle(), u"Done: 4 of 4 tokens"_s);
        QCOMPARE(left->text(), u"nothing is left"_s);
    }

    void unwritableJournal_isGoneOnWithout_andResumed()
    {
        // A folder stands where the journal would; the run's own file can be written.
        const QString path = m_desk->journal.keeper.path();
        QVERIFY(QDir().mkpath(path));
        m_desk->paste(3);
        m_desk->revokeAndConfirm();
        Banner &banner = m_desk->window.bulkPage().banner();
        QTRY_VERIFY(banner.isVisible());
        QVERIFY(m_desk->idp.revoked.isEmpty());
        auto *action = banner.findChild<QPushButton *>(u"bannerActionButton"_s);
        QCOMPARE(action->accessibleName(), u"Go on without a journal…"_s);
        action->click();
        auto *dialog = m_desk->part<QDialog>("withoutJournalDialog");
        QVERIFY(dialog != nullptr);
        dialog->findChild<QPushButton *>(u"dangerButton"_s)->click();
        const auto *foot = m_desk->part<QLabel>("footJournal");
        QTRY_COMPARE(foot->text(), u"Going on without a journal"_s);
        m_desk->part<QPushButton>("bulkRetry")->click();
        QTRY_COMPARE(m_desk->runTitle(), u"Done: 3 of 3 tokens"_s);
        QCOMPARE(m_desk->idp.revoked.size(), 3);
        m_desk->part<QPushButton>("bulkDone")->click();

        QVERIFY(QDir().rmdir(path));
        m_desk->paste(2);
        m_desk->revokeAndConfirm();
        QTRY_COMPARE(m_desk->runTitle(), u"Done: 2 of 2 tokens"_s);
        const QList<JournalEntry> entries = m_desk->journal.entries();
        QVERIFY(!entries.isEmpty());
        QCOMPARE(entries.constFirst().action, JournalAction::Resumed);
    }

    void replacedJournal_isSaidAtTheStart_andAccepted()
    {
        Desk desk(temporaryPath(u"replaced"_s), theme());
        desk.addProfile();
        // As somebody who moves the file away while the keychain knows five entries.
        {
            JournalKeeper before(desk.journal.path(), desk.journal.store, desk.clock, u"0"_s);
            const QList<JournalEntry> entries(5, {.action = JournalAction::Login});
            QVERIFY(resultOf(before.write(entries, &before)));
            QVERIFY(resultOf(before.settle(&before)));
        }
        QVERIFY(QDir(desk.journal.path()).removeRecursively());
        desk.controller.start();
        desk.window.show();
        const auto *foot = desk.part<QLabel>("footJournal");
        QTRY_COMPARE(foot->text(), u"The journal is not the one that was kept · entry 1"_s);
        JournalPanel &page = desk.window.journalPage();
        desk.window.showPage(&page);
        QVERIFY(page.banner().isVisible());
        QCOMPARE(page.banner().accessibleName(), u"The journal is not the one that was kept"_s);
        auto *action = page.banner().findChild<QPushButton *>(u"bannerActionButton"_s);
        QCOMPARE(action->accessibleName(), u"Accept and go on…"_s);
        action->click();
        auto *dialog = desk.part<QDialog>("acceptJournalDialog");
        QVERIFY(dialog != nullptr);
        const QList<QLabel *> labels = dialog->findChildren<QLabel *>();
        QVERIFY(std::any_of(labels.begin(), labels.end(),
            [](const QLabel *label) { return label->text().contains(u"knows 5 entries"); }));
        dialog->findChild<QPushButton *>(u"dangerButton"_s)->click();
        QTRY_COMPARE(page.banner().accessibleName(), u"The journal goes on"_s);
        QTRY_COMPARE(foot->text(), u"Journal intact · 1 entries"_s);
        QCOMPARE(desk.journal.entries().constFirst().action, JournalAction::JournalAccepted);
    }

    void soundJournal_isVerifiedAtTheStart()
    {
        m_desk->paste(2);
        m_desk->revokeAndConfirm();
        QTRY_VERIFY(m_desk->part<QLabel>("footJournal")->text().startsWith(u"Journal intact"));
    }

    void textWithoutATokenInIt_isSaid()
    {
        Q_EMIT m_desk->window.bulkPage().textGiven(Secret(QByteArray("\n\n")));
        QTRY_COMPARE(
            m_desk->window.bulkPage().banner().accessibleName(), u"No token was found in it"_s);
        QCOMPARE(m_desk->window.bulkPage().showing(), BulkPage::Showing::Nothing);
    }

    void missingFile_isSaid()
    {
        Q_EMIT m_desk->window.bulkPage().fileGiven(temporaryPath(u"nowhere.txt"_s));
        QTRY_VERIFY(m_desk->window.bulkPage().banner().isVisible());
        QVERIFY(!m_desk->part<QWidget>("progressStrip")->isVisible());
    }

    void journal_isVerifiedAndExported()
    {
        m_desk->paste(3);
        m_desk->revokeAndConfirm();
        QTRY_COMPARE(m_desk->runTitle(), u"Done: 3 of 3 tokens"_s);
        JournalPanel &page = m_desk->window.journalPage();
        m_desk->window.showPage(&page);
        const auto *table = m_desk->part<QTableView>("journalTable");
        // Begin, three revocations, end.
        QTRY_COMPARE(table->model()->rowCount(), 5);
        m_desk->part<QPushButton>("journalVerify")->click();
        QTRY_COMPARE(page.banner().accessibleName(), u"The journal is intact"_s);
        QTRY_VERIFY(m_desk->part<QLabel>("footJournal")->text().startsWith(u"Journal intact"));
        const QString path = temporaryPath(u"journal.csv"_s);
        m_desk->part<QPushButton>("journalExport")->click();
        auto *dialog = m_desk->part<QFileDialog>("journalFile");
        QVERIFY(dialog != nullptr);
        Q_EMIT dialog->fileSelected(path);
        dialog->close();
        QTRY_COMPARE(page.banner().accessibleName(), u"The entries are exported"_s);
        QVERIFY(QFile::exists(path));
        // The export is an entry itself, and comes by itself.
        QTRY_COMPARE(table->model()->rowCount(), 6);
    }

private:
    std::unique_ptr<ListDesk> m_desk;
    int m_count = 0;
};

QTEST_MAIN(tst_MainWindowBulk)
#include "tst_mainwindowbulk.moc"
