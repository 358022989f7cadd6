// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/othertoken.h"
#include "tests/unit/engine/sessionfixture.h"

#include <QtCore/QDirIterator>
#include <QtCore/QLoggingCategory>
#include <QtCore/QScopeGuard>
#include <QtCore/QUuid>
#include <QtTest/QSignalSpy>

using namespace rescind;
using namespace Qt::StringLiterals;

namespace {

const QString revocationPath = u"/oidc/token/revocation"_s;
const QString metadataPath = u"/oidc/.well-known/openid-configuration"_s;

void expectWarning()
{
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"entries not written"_s));
}

//! How many warnings come depends on how many entries are written together.
auto withoutWarnings()
{
    QLoggingCategory::setFilterRules(u"rescind.journal.warning=false"_s);
    return qScopeGuard([] { QLoggingCategory::setFilterRules({}); });
}

//! "login ok access" …, oldest first.
QStringList lines(const QList<JournalEntry> &entries)
{
    QStringList result;
    for (const JournalEntry &entry : entries) {
        result.append(
            QString(actionName(entry.action) + u' ' + entry.outcome + u' ' + entry.tokenKind)
                .trimmed());
    }
    return result;
}

} // namespace

//! What is left in the journal of what a session does, and what does not begin without it.
class tst_SessionJournal final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { begin(); }
    void cleanup() { begin(); }

    void savedProfile_andSignIn_leaveAnEntryEach();
    void failedSignIn_leavesAnEntry();
    void cancelledSignIn_leavesAnEntry();
    void lookOfAPerson_leavesAnEntry_thatOfAProgramNone();
    void refresh_leavesAnEntry();
    void revocation_leavesItsOutcomeAndReason();
    void revocationRefused_leavesStatusAndRequestId();
    void revocationWithoutProvider_leavesOneForEachToken();
    void otherToken_leavesItsOutcomeAndReason();
    void otherToken_inspected_leavesAnEntry();
    void signOut_leavesItAll();
    void removedProfile_leavesAnEntry();
    void cascade_leavesItAll();
    void questions_leaveAnEntryEach();
    void notWritable_revocationDoesNotBegin();
    void notWritable_otherTokenIsNotSent();
    void notWritable_signOutClearsAllTheSame();
    void notWritable_cascadeDoesNotBegin();
    void goingOnWithout_revokes();
    void journalThatFailsOnTheWay_isSaid();
    void noToken_isInTheDataFolder();

private:
    void begin()
    {
        m_desk = std::make_unique<SessionFixture>(
            temporaryPath(QUuid::createUuid().toString(QUuid::WithoutBraces)));
    }
    //! A session that is signed in; what is in the journal by then is left out from now on.
    Session *signedIn()
    {
        Session *const session = m_desk->open();
        if (session == nullptr || !SessionFixture::signIn(*session))
            return nullptr;
        m_before = m_desk->journal.entries().size();
        return session;
    }
    QList<JournalEntry> fresh() { return m_desk->journal.entries().mid(m_before); }
    static void revoke(
        Session &session, const QStringList &fingerprints, const QString &reason = {})
    {
        QSignalSpy finished(&session, &Session::revocationFinished);
        session.revoke(fingerprints, {.reason = reason});
        QTRY_COMPARE(finished.size(), fingerprints.size());
    }

    std::unique_ptr<SessionFixture> m_desk;
    qsizetype m_before = 0;
};

void tst_SessionJournal::savedProfile_andSignIn_leaveAnEntryEach()
{
    Session *const session = m_desk->open();
    QVERIFY(session != nullptr && SessionFixture::signIn(*session));
    const QList<JournalEntry> entries = m_desk->journal.entries();
    QCOMPARE(lines(entries), (QStringList{u"profile_saved ok"_s, u"login ok access"_s}));
    const JournalEntry &login = entries.last();
    const Token &access = *session->current(TokenKind::Access);
    QCOMPARE(login.fingerprint, access.fingerprint);
    QCOMPARE(login.profileId, session->profile().id);
    QCOMPARE(login.profileName, session->profile().name);
    QCOMPARE(login.host, u"idp.example"_s);
    QCOMPARE(login.clientId, u"app"_s);
    QCOMPARE(login.subject, access.facts.subject);
    QCOMPARE(login.operatorName, operatingSystemUser());
}

void tst_SessionJournal::failedSignIn_leavesAnEntry()
{
    Session *const session = m_desk->open();
    QVERIFY(session != nullptr);
    m_desk->idp.answer(u"/oidc/token"_s, jsonResponse(R"({"error":"invalid_grant"})", 400));
    QVERIFY(!SessionFixture::signIn(*session));
    const QList<JournalEntry> entries = m_desk->journal.entries();
    QCOMPARE(lines(entries.mid(1)), QStringList{u"login failed"_s});
    QCOMPARE(entries.last().httpStatus, 400);
}

void tst_SessionJournal::cancelledSignIn_leavesAnEntry()
{
    Session *const session = m_desk->open();
    QVERIFY(session != nullptr);
    m_desk->browser.onOpened = {};
    LoginJob *const job = session->signIn();
    QTRY_VERIFY(!m_desk->browser.opened.isEmpty());
    job->cancel();
    QTRY_VERIFY(session->state() == SessionState::SignedOut);
    QCOMPARE(lines(m_desk->journal.entries().mid(1)), QStringList{u"login cancelled"_s});
}

void tst_SessionJournal::lookOfAPerson_leavesAnEntry_thatOfAProgramNone()
{
    Session *const session = signedIn();
    QVERIFY(session != nullptr);
    QVERIFY(session->current(TokenKind::Access)->serverAskedAt.isValid());
    session->introspect(session->current(TokenKind::Access)->fingerprint);
    QTRY_VERIFY(session->isSettled());
    m_desk->idp.live.clear();
    session->introspect(session->current(TokenKind::Refresh)->fingerprint);
    QTRY_VERIFY(session->isSettled());
    m_desk->idp.answer(u"/oidc/token/introspection"_s, emptyResponse(403));
    session->introspect(session->current(TokenKind::Access)->fingerprint);
    QTRY_VERIFY(session->isSettled());
    QCOMPARE(lines(fresh()),
        (QStringList{u"introspection active access"_s, u"introspection inactive refresh"_s,
            u"introspection failed access"_s}));
    QCOMPARE(fresh().last().httpStatus, 403);
}

void tst_SessionJournal::refresh_leavesAnEntry()
{
    Session *const session = signedIn();
    QVERIFY(session != nullptr);
    session->refresh();
    QTRY_VERIFY(session->isSettled());
    m_desk->idp.answer(u"/oidc/token"_s, jsonResponse(R"({"error":"invalid_grant"})", 400));
    session->refresh();
    QTRY_VERIFY(session->isSettled());
    const QList<JournalEntry> entries = fresh();
    QCOMPARE(lines(entries), (QStringList{u"refresh ok access"_s, u"refresh failed refresh"_s}));
    QCOMPARE(entries.first().fingerprint, session->current(TokenKind::Access)->fingerprint);
    QCOMPARE(entries.last().fingerprint, session->current(TokenKind::Refresh)->fingerprint);
}

void tst_SessionJournal::revocation_leavesItsOutcomeAndReason()
{
    Session *const session = signedIn();
    QVERIFY(session != nullptr);
    const Token access = *session->current(TokenKind::Access);
    const Token refresh = *session->current(TokenKind::Refresh);
    revoke(*session, {refresh.fingerprint, access.fingerprint}, u"INC-4711"_s);
    const QList<JournalEntry> entries = fresh();
    QStringList sorted = lines(entries);
    sorted.sort();
    QCOMPARE(sorted,
        (QStringList{u"local_copies_cleared ok access"_s, u"local_copies_cleared ok refresh"_s,
            u"revocation verified_inactive access"_s, u"revocation verified_inactive refresh"_s}));
    for (const Token &token : {access, refresh}) {
        const RevocationReport &report = *session->reportOf(token.fingerprint);
        const auto entry = std::find_if(entries.begin(), entries.end(),
            [&](const JournalEntry &e) { return e.sequence == report.journalSequence; });
        QVERIFY(entry != entries.end());
        QCOMPARE(entry->action, JournalAction::Revocation);
        QCOMPARE(entry->fingerprint, token.fingerprint);
        QCOMPARE(entry->subject, token.facts.subject);
        QCOMPARE(entry->httpStatus, 200);
        QCOMPARE(entry->reason, u"INC-4711"_s);
    }
}

void tst_SessionJournal::revocationRefused_leavesStatusAndRequestId()
{
    Session *const session = signedIn();
    QVERIFY(session != nullptr);
    HttpResponse refusal = jsonResponse(R"({"error":"invalid_client"})", 401);
    refusal.requestId = "request-17";
    m_desk->idp.answer(revocationPath, refusal);
    const QString access = session->current(TokenKind::Access)->fingerprint;
    revoke(*session, {access});
    QVERIFY(session->find(access)->isHeld());
    QCOMPARE(lines(fresh()), QStringList{u"revocation rejected access"_s});
    QCOMPARE(fresh().last().httpStatus, 401);
    QCOMPARE(fresh().last().requestId, u"request-17"_s);
}

void tst_SessionJournal::revocationWithoutProvider_leavesOneForEachToken()
{
    Session *const session = signedIn();
    QVERIFY(session != nullptr);
    session->client().forgetProvider();
    m_desk->idp.answer(metadataPath, emptyResponse(503));
    QSignalSpy failed(session, &Session::failed);
    session->revoke(session->revocable());
    QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 20000);
    QCOMPARE(lines(fresh()),
        (QStringList{u"revocation not_sent refresh"_s, u"revocation not_sent access"_s}));
}

void tst_SessionJournal::otherToken_leavesItsOutcomeAndReason()
{
    Session *const session = signedIn();
    QVERIFY(session != nullptr);
    Token token = readToken(TokenKind::Access, Secret(QByteArray("canary-found-in-a-log-77")));
    token.origin = TokenOrigin::Pasted;
    const auto report
        = resultOf(session->revokeOther(token, {.reason = u"found in a log"_s}, session));
    QVERIFY_RESULT(report);
    QCOMPARE(report->outcome, Outcome::AlreadyInactive);
    const JournalEntry entry = fresh().last();
    QCOMPARE(entry.sequence, report->journalSequence);
    QCOMPARE(lines({entry}), QStringList{u"revocation already_inactive access"_s});
    QCOMPARE(entry.fingerprint, token.fingerprint);
    QCOMPARE(entry.reason, u"found in a log"_s);
}

void tst_SessionJournal::otherToken_inspected_leavesAnEntry()
{
    Session *const session = signedIn();
    QVERIFY(session != nullptr);
    const Token token
        = readToken(TokenKind::Access, Secret(QByteArray("canary-found-in-a-log-77")));
    QVERIFY_RESULT(resultOf(session->inspect(token, session)));
    QCOMPARE(lines(fresh()), QStringList{u"introspection inactive access"_s});
    QCOMPARE(fresh().last().fingerprint, token.fingerprint);
}

void tst_SessionJournal::signOut_leavesItAll()
{
    Session *const session = signedIn();
    QVERIFY(session != nullptr);
    std::optional<SignOutReport> report;
    connect(session, &Session::signedOut, session,
        [&report](const SignOutReport &given) { report = given; });
    session->signOut(false);
    QTRY_VERIFY(report);
    const QList<JournalEntry> entries = m_desk->journal.entries();
    QStringList sorted = lines(fresh());
    QCOMPARE(sorted.takeLast(), u"logout ok"_s);
    QVERIFY(sorted.contains(u"local_copies_cleared ok"_s));
    QCOMPARE(report->revocations.size(), 2);
    for (const RevocationReport &revocation : report->revocations) {
        QVERIFY(revocation.journalSequence > 0);
        const JournalEntry &entry = entries.at(revocation.journalSequence - 1);
        QCOMPARE(entry.action, JournalAction::Revocation);
        QCOMPARE(entry.fingerprint, revocation.fingerprint);
        QCOMPARE(entry.outcome, QString(outcomeName(revocation.outcome)));
    }
}

void tst_SessionJournal::removedProfile_leavesAnEntry()
{
    Session *const session = m_desk->open();
    QVERIFY(session != nullptr);
    const Profile profile = session->profile();
    QVERIFY_RESULT(resultOf(m_desk->engine.removeProfile(profile.id, &m_desk->engine)));
    const JournalEntry entry = m_desk->journal.entries().last();
    QCOMPARE(entry.action, JournalAction::ProfileRemoved);
    QCOMPARE(entry.profileName, profile.name);
}

void tst_SessionJournal::cascade_leavesItAll()
{
    Session *const session = signedIn();
    QVERIFY(session != nullptr);
    CascadeTest *const test = m_desk->engine.measureCascade(session->profile().id, &m_desk->engine);
    QVERIFY(test != nullptr);
    QVERIFY_RESULT(resultOf(test));
    QTRY_VERIFY(session->isSettled());
    const QStringList found = lines(fresh());
    QCOMPARE(found.count(u"login ok"_s), 1);
    QCOMPARE(found.count(u"refresh ok"_s), 1);
    QCOMPARE(found.count(u"cascade_measurement ok"_s), 1);
    QCOMPARE(found.count(u"profile_saved ok"_s), 1);
    // Every throw-away token.
    QCOMPARE(found.filter(u"revocation accepted_unverified"_s).size(), m_desk->idp.revoked.size());
}

void tst_SessionJournal::questions_leaveAnEntryEach()
{
    Session *const session = signedIn();
    QVERIFY(session != nullptr);
    session->requestApplicationToken(u"api"_s);
    QTRY_VERIFY(session->isSettled());
    FindMethodJob *const search = session->findMethod(Stage::Token);
    QVERIFY(search != nullptr);
    QSignalSpy searched(search, &Job::finished);
    QTRY_COMPARE(searched.size(), 1);
    const auto tested
        = resultOf(m_desk->engine.testConnection(session->profile(), {}, &m_desk->engine));
    QVERIFY_RESULT(tested);
    QStringList found = lines(fresh());
    for (QString &line : found)
        line = line.section(u' ', 0, 0);
    QCOMPARE(
        found, (QStringList{u"application_token"_s, u"method_search"_s, u"connection_test"_s}));
}

void tst_SessionJournal::notWritable_revocationDoesNotBegin()
{
    Session *const session = signedIn();
    QVERIFY(session != nullptr);
    QVERIFY(m_desk->journal.block());
    const auto requests = m_desk->idp.transport().requests().size();
    std::optional<Error> failed;
    connect(session, &Session::failed, session, [&failed](const Error &error) { failed = error; });
    expectWarning();
    session->revoke(session->revocable());
    QTRY_VERIFY(failed);
    QCOMPARE(failed->kind, ErrorKind::Journal);
    QCOMPARE(m_desk->idp.transport().requests().size(), requests);
    QCOMPARE(session->revocable().size(), 2);
    QVERIFY(session->isSettled());
    QVERIFY(m_desk->store.entries.contains(sessionKey(session->profile().id)));

    // And does when it can be written again.
    QVERIFY(m_desk->journal.unblock());
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"does not hold the entry"_s));
    revoke(*session, session->revocable());
    QCOMPARE(m_desk->idp.revoked.size(), 2);
    (void)m_desk->journal.entries();
}

void tst_SessionJournal::notWritable_otherTokenIsNotSent()
{
    Session *const session = signedIn();
    QVERIFY(session != nullptr);
    QVERIFY(m_desk->journal.block());
    const auto requests = m_desk->idp.transport().requests().size();
    expectWarning();
    const auto report = resultOf(session->revokeOther(
        readToken(TokenKind::Access, Secret(QByteArray("canary-found-in-a-log-77"))), {}, session));
    QVERIFY_RESULT(report);
    QCOMPARE(report->outcome, Outcome::NotSent);
    QCOMPARE(report->error->kind, ErrorKind::Journal);
    QCOMPARE(report->journalSequence, 0);
    QCOMPARE(m_desk->idp.transport().requests().size(), requests);
}

void tst_SessionJournal::notWritable_signOutClearsAllTheSame()
{
    Session *const session = signedIn();
    QVERIFY(session != nullptr);
    QVERIFY(m_desk->journal.block());
    const auto quiet = withoutWarnings();
    std::optional<SignOutReport> report;
    connect(session, &Session::signedOut, session,
        [&report](const SignOutReport &given) { report = given; });
    session->signOut(false);
    QTRY_VERIFY(report);
    QVERIFY(report->unreached);
    QCOMPARE(report->unreached->kind, ErrorKind::Journal);
    QCOMPARE(report->leftAlive.size(), 2);
    QVERIFY(!report->clearingError);
    QVERIFY(m_desk->idp.revoked.isEmpty());
    QVERIFY(!m_desk->store.entries.contains(sessionKey(session->profile().id)));
    QCOMPARE(session->state(), SessionState::SignedOut);
    QVERIFY_RESULT(resultOf(m_desk->journal.keeper.settle(session)));
}

void tst_SessionJournal::notWritable_cascadeDoesNotBegin()
{
    Session *const session = signedIn();
    QVERIFY(session != nullptr);
    QVERIFY(m_desk->journal.block());
    const auto requests = m_desk->idp.transport().requests().size();
    expectWarning();
    const auto outcome
        = resultOf(m_desk->engine.measureCascade(session->profile().id, &m_desk->engine));
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, ErrorKind::Journal);
    QCOMPARE(m_desk->idp.transport().requests().size(), requests);
}

void tst_SessionJournal::goingOnWithout_revokes()
{
    Session *const session = signedIn();
    QVERIFY(session != nullptr);
    QVERIFY(m_desk->journal.block());
    m_desk->journal.keeper.goOnWithout();
    const QString access = session->current(TokenKind::Access)->fingerprint;
    const auto quiet = withoutWarnings();
    revoke(*session, {access});
    QCOMPARE(session->reportOf(access)->outcome, Outcome::VerifiedInactive);
    QCOMPARE(session->reportOf(access)->journalSequence, 0);
    QVERIFY(!session->reportOf(access)->journalError);
}

void tst_SessionJournal::journalThatFailsOnTheWay_isSaid()
{
    Session *const session = signedIn();
    QVERIFY(session != nullptr);
    m_desk->idp.answer(
        revocationPath, [this](const HttpRequest &) -> std::optional<Result<HttpResponse>> {
            (void)m_desk->journal.block();
            return std::nullopt;
        });
    const QString access = session->current(TokenKind::Access)->fingerprint;
    const auto quiet = withoutWarnings();
    revoke(*session, {access});
    const RevocationReport &report = *session->reportOf(access);
    QCOMPARE(report.outcome, Outcome::VerifiedInactive);
    QVERIFY(report.journalError);
    QVERIFY(std::any_of(session->events().begin(), session->events().end(),
        [](const Event &event) { return event.kind == EventKind::NotJournaled; }));
    QVERIFY(m_desk->journal.keeper.problem());
}

void tst_SessionJournal::noToken_isInTheDataFolder()
{
    Session *const session = signedIn();
    QVERIFY(session != nullptr);
    session->introspect(session->current(TokenKind::Access)->fingerprint);
    QTRY_VERIFY(session->isSettled());
    session->refresh();
    QTRY_VERIFY(session->isSettled());
    QList<QByteArray> canaries{FakeIdp::clientSecret().reveal(), "canary-code"};
    for (const Token &token : session->tokens())
        canaries.append(token.value.reveal());
    QVERIFY(canaries.size() > 5);
    // Somebody pastes a token where the reason belongs.
    revoke(*session, session->revocable(),
        u"leaked: "_s + QString::fromUtf8(session->current(TokenKind::Id)->value.reveal()));
    (void)m_desk->journal.entries();
    QDirIterator files(m_desk->journal.path(), QDir::Files | QDir::Hidden);
    int read = 0;
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray content = file.readAll();
        ++read;
        for (const QByteArray &canary : canaries)
            QVERIFY2(!content.contains(canary), qPrintable(file.fileName()));
    }
    QVERIFY(read >= 1);
}

QTEST_GUILESS_MAIN(tst_SessionJournal)
#include "tst_sessionjournal.moc"
