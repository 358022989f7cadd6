// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/engine.h"
#include "core/engine/services.h"
#include "tests/support/fakeidp.h"
#include "tests/support/memorysecretstore.h"
#include "tests/support/temporaryjournal.h"
#include "tests/ui/uitestcase.h"
#include "ui/mainwindow.h"
#include "ui/mainwindowcontroller.h"
#include "ui/pages/bulkpage.h"
#include "ui/pages/bulkplanpanel.h"
#include "ui/pages/bulkrunpanel.h"
#include "ui/pages/journalpanel.h"
#include "ui/secretclipboard.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtGui/QClipboard>
#include <QtTest/QTest>
#include <QtWidgets/QDialog>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QTableView>

using namespace rescind;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

//! The whole program but the network, the keychain and the browser.
struct Desk
{
    Desk(const QString &folder, Theme &theme)
        : profiles(folder)
        , vault(secrets)
        , clock(idp.now)
        , journal(clock)
        , engine(Services{
              idp.transport(), vault, profiles, browser, clock, journal.keeper, {0ms, 5ms}})
        , clipboard(*QGuiApplication::clipboard(), nullptr)
        , controller(engine, clipboard, theme, window, nullptr)
    {
        QVERIFY(profiles.save(FakeIdp::profile()).has_value());
        secrets.entries.insert(
            secretKey(ProfileSecret::ClientSecret, FakeIdp::profile().id), FakeIdp::clientSecret());
        controller.start();
        window.show();
        window.showPage(&window.bulkPage());
    }

    static QByteArray token(int n)
    {
        return "canary-token-" + QByteArray::number(n).rightJustified(20, '0');
    }
    static QByteArray listOf(int count)
    {
        QByteArray list;
        for (int n = 0; n < count; ++n)
            list += token(n) + '\n';
        return list;
    }

    //! As somebody who pastes so many tokens of this provider's.
    void paste(int count)
    {
        for (int n = 0; n < count; ++n)
            idp.live.insert(token(n));
        Q_EMIT window.bulkPage().textGiven(Secret(listOf(count)));
        QTRY_COMPARE(window.bulkPage().showing(), BulkPage::Showing::Plan);
    }

    template<typename T>
    [[nodiscard]] T *part(const char *name) const
    {
        return window.findChild<T *>(QString::fromLatin1(name));
    }
    [[nodiscard]] QString title(const QWidget &panel) const
    {
        return panel.findChild<QLabel *>(u"pageTitle"_s)->text();
    }
    [[nodiscard]] QString runTitle() { return title(window.bulkPage().runPanel()); }

    void revokeAndConfirm()
    {
        part<QPushButton>("bulkRevoke")->click();
        auto *dialog = part<QDialog>("confirmBulkDialog");
        QVERIFY(dialog != nullptr);
        dialog->findChild<QPushButton *>(u"revokeButton"_s)->click();
    }

    FakeIdp idp;
    ProfileStore profiles;
    MemorySecretStore secrets;
    Vault vault;
    RecordingBrowser browser;
    FixedClock clock;
    TemporaryJournal journal;
    Engine engine;
    SecretClipboard clipboard;
    MainWindow window;
    MainWindowController controller;
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
        failOnUnexpectedWarning();
        m_desk = std::make_unique<Desk>(temporaryPath(u"desk%1"_s.arg(++m_count)), theme());
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
        file.write(Desk::listOf(count));
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
    std::unique_ptr<Desk> m_desk;
    int m_count = 0;
};

QTEST_MAIN(tst_MainWindowBulk)
#include "tst_mainwindowbulk.moc"
