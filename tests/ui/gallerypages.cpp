// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/gallerypages.h"

#include "core/journal/journal.h"
#include "core/journal/journalreader.h"
#include "tests/ui/bulksamples.h"
#include "tests/ui/providersamples.h"
#include "tests/ui/samples.h"
#include "ui/mainwindow.h"
#include "ui/pages/bulkpage.h"
#include "ui/pages/bulkplanpanel.h"
#include "ui/pages/bulkrunpanel.h"
#include "ui/pages/diagnosticspanel.h"
#include "ui/pages/journalpanel.h"
#include "ui/pages/requestspanel.h"
#include "ui/text/journalentrytext.h"

#include <QtCore/QTemporaryDir>
#include <QtCore/QTimer>
#include <QtWidgets/QTableView>

#include <array>
#include <memory>

namespace rescind {

namespace {

constexpr int entryCount = 1204;

JournalEntry entry(int n)
{
    constexpr std::array actions{JournalAction::Revocation, JournalAction::Revocation,
        JournalAction::Introspection, JournalAction::Login, JournalAction::Revocation,
        JournalAction::BulkEnd, JournalAction::LocalCopiesCleared};
    const std::array outcomes{QStringLiteral("verified_inactive"), QStringLiteral("rejected"),
        QStringLiteral("active"), QStringLiteral("ok"), QStringLiteral("accepted_unverified"),
        QStringLiteral("ok"), QStringLiteral("ok")};
    const std::array subjects{QStringLiteral("alice@example.test"), QStringLiteral("bob"),
        QStringLiteral("a-rather-long-subject-0123456789abcdef@example.test"),
        QStringLiteral("张伟")};
    const auto kind = static_cast<std::size_t>(n) % actions.size();
    JournalEntry made{.time = samples::now().addSecs(-97 * (entryCount - n)),
        .action = actions.at(kind),
        .operatorName = QStringLiteral("alice"),
        .profileId = samples::profile().id,
        .profileName = samples::profile().name,
        .host = QStringLiteral("portal.authing.cn"),
        .subject = subjects.at(static_cast<std::size_t>(n) % subjects.size()),
        .clientId = samples::profile().clientId,
        .outcome = outcomes.at(kind),
        .reason = n % 3 == 0 ? QStringLiteral("INC-4711, leaked in a build log") : QString(),
        .programVersion = QStringLiteral("0.1.0")};
    if (kind < 3 || kind == 4) {
        made.httpStatus = kind == 1 ? 400 : 200;
        made.tokenKind = QStringLiteral("access");
        made.fingerprint = QStringLiteral("9f86d081884c%1").arg(n, 4, 16, QLatin1Char('0'));
        made.tokenId = QStringLiteral("jti-%1").arg(n);
        made.requestId = QStringLiteral("3f0b5f1e-%1").arg(n);
    }
    return made;
}

void showJournal(MainWindow &window, const QString &name)
{
    static const QTemporaryDir folder;
    auto *journal = new Journal(folder.path(), &window);
    auto *reader = new JournalReader(folder.path(), &window);
    JournalPanel &page = window.journalPage();
    page.setProfiles({samples::profile()});
    window.showPage(&page);
    if (name == u"journalempty") {
        page.setReader(reader);
        return;
    }
    QList<JournalEntry> entries;
    for (int n = 1; n <= entryCount; ++n)
        entries.append(entry(n));
    startThen(journal->append(entries, &window), &window, [=, &page](const auto &) {
        page.setReader(reader);
        page.setEntryCount(entryCount);
        QTimer::singleShot(150, &page, [&page] {
            auto *table = page.findChild<QTableView *>(QStringLiteral("journalTable"));
            table->selectRow(2);
        });
    });
    const auto say = [&page](const JournalVerdict &verdict) {
        const VerdictText text = verdictText(verdict);
        page.banner().showMessage(
            verdict.isIntact() ? Banner::Tone::Good : Banner::Tone::Bad, text.title, text.text);
    };
    if (name == u"journalverified")
        say({.entries = entryCount, .hadHead = true});
    if (name == u"journaltampered")
        say({.entries = entryCount,
            .broken = JournalBreak::Changed,
            .firstBroken = 713,
            .hadHead = true});
    if (name == u"journalmoved") {
        const JournalVerdict verdict{.entries = 3,
            .broken = JournalBreak::Truncated,
            .firstBroken = 4,
            .hadHead = true,
            .keptSequence = entryCount};
        say(verdict);
        page.banner().setAction(
            QCoreApplication::translate("rescind::MainWindowJournal", "Accept and go on…"), [] {});
        window.setJournalNote({.sign = QStringLiteral("✕"),
            .text = QCoreApplication::translate("rescind::MainWindowJournal", "%1 · entry %2")
                        .arg(verdictText(verdict).title, QStringLiteral("4")),
            .isWarning = true});
    }
    if (name == u"journalverifying") {
        page.showProgress(QCoreApplication::translate("rescind::MainWindowJournal", "Verifying…"));
        page.setProgress(37, 100);
    }
}

Profile otherProfile()
{
    Profile other = samples::profile();
    other.id = QStringLiteral("other");
    other.name = QStringLiteral("Staging portal");
    return other;
}

void showRun(BulkRunPanel &panel, const QString &name)
{
    const BulkPlan plan(samples::leakedList(5000), samples::planContext());
    const bool isOver = name != u"bulkrun";
    const bool isDryRun = name == u"bulkdryrun";
    // The panel asks for its rows as long as it lives.
    static std::unique_ptr<samples::SampleRun> run;
    run = std::make_unique<samples::SampleRun>(
        plan, name == u"bulkdone" || isDryRun ? 100 : 62, isDryRun);
    panel.setRun(plan,
        {.concurrency = 64, .isDryRun = isDryRun, .reason = QStringLiteral("INC-4711")},
        QStringLiteral("leak-2026-11-22.log"), run->rows());
    BulkRunMoment moment{.state = isOver ? BulkState::Finished : BulkState::Running,
        .counts = run->counts,
        .exposure = BulkExposure(*plan.list(), run->all).left(samples::now()),
        .samples = run->samples,
        .rate = 672,
        .timeLeft = std::chrono::seconds(3),
        .allowedConcurrency = 41,
        .elapsed = std::chrono::milliseconds(40200)};
    if (name == u"bulkstopped") {
        moment.stop = BulkStop::ClientRefused;
        moment.stopError = Error{.kind = ErrorKind::OAuth,
            .stage = Stage::Revocation,
            .reason = Reason::ClientRejected,
            .code = QStringLiteral("invalid_client"),
            .httpStatus = 401};
    }
    panel.setMoment(moment);
    panel.findChild<QTableView *>(QStringLiteral("bulkRunTable"))->selectRow(1);
}

void showBulk(MainWindow &window, const QString &name)
{
    BulkPage &page = window.bulkPage();
    page.setHasProfile(name != u"bulknoprofile");
    window.showPage(&page);
    if (name == u"bulkunfinished")
        page.setUnfinished({{.id = QStringLiteral("1"),
            .beganAt = samples::now().addSecs(-7000),
            .profileName = samples::profile().name,
            .inputName = QStringLiteral("leak-2026-11-22.log"),
            .reason = QStringLiteral("INC-4711"),
            .total = 5000,
            .left = 1828}});
    if (name == u"bulkreading") {
        page.showProgress(QStringLiteral("leak-2026-11-22.log"));
        page.setProgress(37, 100);
    }
    if (name == u"bulkplan") {
        page.planPanel().setContext(samples::planContext(), {samples::profile(), otherProfile()});
        page.planPanel().setList(samples::leakedList(5000), QStringLiteral("leak-2026-11-22.log"));
        page.showState(BulkPage::Showing::Plan);
    }
    const QStringList runs{QStringLiteral("bulkrun"), QStringLiteral("bulkdone"),
        QStringLiteral("bulkstopped"), QStringLiteral("bulkdryrun")};
    if (runs.contains(name)) {
        showRun(page.runPanel(), name);
        page.showState(BulkPage::Showing::Run);
    }
}

void showRequests(MainWindow &window, bool hasAny)
{
    auto *const clock = new SystemClock;
    auto *const log = new ExchangeLog(*clock, &window);
    QObject::connect(log, &QObject::destroyed, [clock] { delete clock; });
    RequestsPanel &page = window.requestsPage();
    page.setLog(log);
    window.showPage(&page);
    if (!hasAny)
        return;
    const auto send = [log](Stage stage, const QString &path, const HttpResponse &answer) {
        HttpRequest request{
            .url = QUrl(QStringLiteral("https://portal.authing.cn") + path), .stage = stage};
        if (stage == Stage::Introspection || stage == Stage::Revocation || stage == Stage::Token) {
            request.method = HttpRequest::Method::Post;
            request.form = {{QByteArrayLiteral("token"), Secret(QByteArrayLiteral("tok"))},
                {QByteArrayLiteral("token_type_hint"), Secret(QByteArrayLiteral("access_token"))},
                {QByteArrayLiteral("client_id"), Secret(QByteArrayLiteral("5a4db0c0d1e2"))},
                {QByteArrayLiteral("client_secret"), Secret(QByteArrayLiteral("s"))}};
        }
        log->complete(log->begin(request), answer);
    };
    const QList<QPair<QByteArray, QByteArray>> headers{
        {QByteArrayLiteral("Content-Type"), QByteArrayLiteral("application/json")},
        {QByteArrayLiteral("Cache-Control"), QByteArrayLiteral("no-store")},
        {QByteArrayLiteral("X-Request-Id"), QByteArrayLiteral("6f1d6a7e-4c10")}};
    const auto answer = [&headers](int status, int took, const QByteArray &body) {
        return HttpResponse{.status = status,
            .headers = headers,
            .body = body,
            .took = std::chrono::milliseconds(took)};
    };
    send(Stage::Discovery, QStringLiteral("/oidc/.well-known/openid-configuration"),
        answer(200, 84, QByteArrayLiteral(R"({"issuer":"https://portal.authing.cn/oidc"})")));
    send(Stage::Keys, QStringLiteral("/oidc/.well-known/jwks.json"), answer(200, 41, {}));
    send(Stage::Token, QStringLiteral("/oidc/token"),
        answer(200, 112, QByteArrayLiteral(R"({"access_token":"x","expires_in":1209600})")));
    send(Stage::Introspection, QStringLiteral("/oidc/token/introspection"),
        answer(200, 63, QByteArrayLiteral(R"({"active":true,"sub":"alice"})")));
    send(Stage::Revocation, QStringLiteral("/oidc/token/revocation"),
        answer(503, 1204, QByteArrayLiteral("<html>Service Unavailable</html>")));
    send(Stage::Revocation, QStringLiteral("/oidc/token/revocation"), answer(200, 58, {}));
    send(Stage::Introspection, QStringLiteral("/oidc/token/introspection"),
        answer(200, 55, QByteArrayLiteral(R"({"active":false})")));
    QTimer::singleShot(250, &page,
        [&page] { page.findChild<QTableView *>(QStringLiteral("requestsTable"))->selectRow(3); });
}

void showDiagnostics(MainWindow &window, const QString &name)
{
    DiagnosticsPanel &page = window.diagnosticsPage();
    const Profile profile = samples::profile();
    page.setProfile(profile.name, profile.issuer(), profile.displayHost());
    window.showPage(&page);
    const QList<DiagnosisLine> all = samples::diagnosis();
    if (name == u"diagnostics")
        page.showLines(all, samples::now());
    if (name == u"diagnosticsrunning")
        page.showProgress(all.mid(0, 4), static_cast<int>(all.size()));
}

} // namespace

void showGalleryPage(MainWindow &window, const QString &name)
{
    if (name.startsWith(u"requests"))
        showRequests(window, name == u"requests");
    window.setLocked(name == u"locked");
    if (name.startsWith(u"diagnostics"))
        showDiagnostics(window, name);
    if (name.startsWith(u"journal"))
        showJournal(window, name);
    if (name.startsWith(u"bulk"))
        showBulk(window, name);
}

} // namespace rescind
