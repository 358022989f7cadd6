// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bulk/bulkfolder.h"
#include "core/bulk/bulkstore.h"
#include "tests/support/testcase.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QProcess>

#include <sys/stat.h>

namespace rescind {

class TestBulkStore final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void givesBackWhatItWasGiven();
    void intentsAreThereAfterTheProgramIsGone();
    void errorsComeBackWithoutWhatIsSecret();
    void secondOpenIsRefused();
    void isFreeAgainWhenTheFirstLetsGo();
    void refusesWhatIsNoRun_data();
    void refusesWhatIsNoRun();
    void fullDiskLosesNothing();
    void fileIsForItsOwnerOnly();
    void folderListsNewestFirstAndLeavesOutThoseInUse();
    void endedRunsArePrunedAfterAMonth();
    void endCanBeTakenBack();
};

namespace {

TokenDigest digest(int n)
{
    TokenDigest result = {};
    result[0] = static_cast<unsigned char>(n);
    result[31] = 0xff;
    return result;
}

BulkContents contents(int rows)
{
    BulkContents result{
        .record = {.profileId = QStringLiteral("id"),
            .profileName = QStringLiteral("Portal"),
            .clientId = QStringLiteral("client"),
            .issuer = QStringLiteral("https://issuer"),
            .host = QStringLiteral("host"),
            .inputName = QStringLiteral("tokens.txt"),
            .list = digest(7),
            .settings = {.concurrency = 64,
                .rateLimit = 12.5,
                .proof = BulkProof::Sample,
                .sample = 3,
                .looks = {std::chrono::milliseconds(0), std::chrono::seconds(5)},
                .reason = QStringLiteral("INC-1")},
            .createdAt = QDateTime::fromMSecsSinceEpoch(1'790'000'000'123, Qt::UTC)}};
    for (int i = 0; i < rows; ++i) {
        result.digests.push_back(digest(i));
        result.rows.push_back({.state = i % 3 == 2 ? RowState::Skipped : RowState::Waiting,
            .skip = i % 3 == 2 ? SkipReason::Duplicate : SkipReason::None});
    }
    return result;
}

std::shared_ptr<const BulkContents> opened(const QString &path)
{
    BulkStore store(path);
    QObject owner;
    const Result<void> done = resultOf(store.open(&owner));
    return done ? store.contents() : nullptr;
}

} // namespace

void TestBulkStore::givesBackWhatItWasGiven()
{
    const QString path = temporaryPath(QStringLiteral("run/a.db"));
    QObject owner;
    const BulkRow finished{.state = RowState::Finished,
        .outcome = Outcome::VerifiedInactive,
        .before = Activity::Active,
        .after = Activity::Inactive,
        .proof = ProofBy::Introspection,
        .unverified = UnverifiedReason::None,
        .witness = true,
        .maybeSent = true,
        .httpStatus = 200,
        .attempts = 3,
        .error = 1,
        .sentAt = 1'790'000'000'500,
        .finishedAt = 1'790'000'000'900,
        .journalSequence = 42};
    {
        BulkStore store(path);
        QVERIFY_RESULT(resultOf(store.create(contents(100), &owner)));
        const BulkChanges changes{.rows = {{.index = 40, .row = finished}},
            .errors = {{.number = 1, .error = {.code = QStringLiteral("slow_down")}}}};
        QVERIFY_RESULT(resultOf(store.write(changes, &owner)));
    }
    const auto found = opened(path);
    QVERIFY(found);
    const BulkContents given = contents(100);
    QCOMPARE(found->record.profileName, given.record.profileName);
    QCOMPARE(found->record.clientId, given.record.clientId);
    QCOMPARE(found->record.host, given.record.host);
    QCOMPARE(found->record.inputName, given.record.inputName);
    QCOMPARE(found->record.createdAt, given.record.createdAt);
    QVERIFY(!found->record.endedAt.isValid());
    QVERIFY(found->record.list == given.record.list);
    QVERIFY(found->record.settings == given.record.settings);
    QVERIFY(found->digests == given.digests);
    QCOMPARE(found->rows.size(), std::size_t(100));
    QCOMPARE(found->rows[2].state, RowState::Skipped);
    QCOMPARE(found->rows[2].skip, SkipReason::Duplicate);
    QCOMPARE(found->rows[99].state, RowState::Waiting);
    const BulkRow &row = found->rows[40];
    QCOMPARE(row.state, RowState::Finished);
    QCOMPARE(row.outcome, Outcome::VerifiedInactive);
    QCOMPARE(row.before, Activity::Active);
    QCOMPARE(row.after, Activity::Inactive);
    QCOMPARE(row.proof, ProofBy::Introspection);
    QVERIFY(row.witness && row.maybeSent);
    QCOMPARE(int(row.httpStatus), 200);
    QCOMPARE(int(row.attempts), 3);
    QCOMPARE(row.error, 1U);
    QCOMPARE(row.sentAt, finished.sentAt);
    QCOMPARE(row.finishedAt, finished.finishedAt);
    QCOMPARE(row.journalSequence, 42);
    QCOMPARE(found->errors.at(0).code, QStringLiteral("slow_down"));
}

void TestBulkStore::intentsAreThereAfterTheProgramIsGone()
{
    const QString path = temporaryPath(QStringLiteral("intents.db"));
    QObject owner;
    BulkStore store(path);
    QVERIFY_RESULT(resultOf(store.create(contents(10), &owner)));
    QVERIFY_RESULT(resultOf(store.write({.intents = {0, 4}}, &owner)));
    // As a kill leaves it: copied while it is open, with its write-ahead log.
    const QString copy = temporaryPath(QStringLiteral("copy.db"));
    QVERIFY(QFile::copy(path, copy));
    QVERIFY(QFile::copy(path + QStringLiteral("-wal"), copy + QStringLiteral("-wal")));
    const auto found = opened(copy);
    QVERIFY(found);
    QCOMPARE(found->rows[0].state, RowState::Sending);
    QCOMPARE(found->rows[4].state, RowState::Sending);
    QCOMPARE(found->rows[1].state, RowState::Waiting);
}

void TestBulkStore::errorsComeBackWithoutWhatIsSecret()
{
    const QString path = temporaryPath(QStringLiteral("errors.db"));
    QObject owner;
    const Error error{.kind = ErrorKind::OAuth,
        .stage = Stage::Revocation,
        .reason = Reason::ClientRejected,
        .code = QStringLiteral("invalid_client"),
        .serverText = QStringLiteral("who are you?"),
        .subject = QStringLiteral("host"),
        .httpStatus = 401,
        .requestId = QStringLiteral("r-1"),
        .retryAfter = 7,
        .maybeSent = true};
    {
        BulkStore store(path);
        QVERIFY_RESULT(resultOf(store.create(contents(3), &owner)));
        QVERIFY_RESULT(resultOf(store.write({.errors = {{.number = 1, .error = error}}}, &owner)));
    }
    const auto found = opened(path);
    QVERIFY(found);
    QVERIFY(found->errors.at(0) == error);
}

void TestBulkStore::secondOpenIsRefused()
{
    const QString path = temporaryPath(QStringLiteral("mine.db"));
    QObject owner;
    BulkStore first(path);
    QVERIFY_RESULT(resultOf(first.create(contents(3), &owner)));
    BulkStore second(path);
    const Result<void> refused = resultOf(second.open(&owner));
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Journal);
    QCOMPARE(refused.error().reason, Reason::RunInUse);
    QCOMPARE(refused.error().subject, path);
    BulkStore third(path);
    QCOMPARE(resultOf(third.create(contents(3), &owner)).error().reason, Reason::RunInUse);
    // And the first goes on undisturbed.
    QVERIFY_RESULT(resultOf(first.write({.intents = {1}}, &owner)));
}

void TestBulkStore::isFreeAgainWhenTheFirstLetsGo()
{
    const QString path = temporaryPath(QStringLiteral("free.db"));
    QObject owner;
    {
        BulkStore first(path);
        QVERIFY_RESULT(resultOf(first.create(contents(3), &owner)));
    }
    QVERIFY(opened(path));
}

void TestBulkStore::refusesWhatIsNoRun_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("text")
        << QByteArray("not a database, but long enough to be looked at").repeated(9);
    QTest::newRow("nothing") << QByteArray();
}

void TestBulkStore::refusesWhatIsNoRun()
{
    QFETCH(QByteArray, bytes);
    const QString path = temporaryPath(QStringLiteral("other.db"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
    file.close();
    QObject owner;
    BulkStore store(path);
    const Result<void> refused = resultOf(store.open(&owner));
    QVERIFY(!refused);
    QCOMPARE(refused.error().reason, Reason::RunBroken);
    BulkStore missing(temporaryPath(QStringLiteral("missing.db")));
    QCOMPARE(resultOf(missing.open(&owner)).error().reason, Reason::RunBroken);
    QVERIFY(!QFile::exists(missing.path()));
}

void TestBulkStore::fullDiskLosesNothing()
{
    // A file system of one megabyte, where this machine allows one to be made.
    const QString folder = temporaryPath(QStringLiteral("small"));
    QVERIFY(QDir().mkpath(folder));
    const auto command = [](const QString &program, const QStringList &arguments) {
        return QProcess::execute(program, arguments) == 0;
    };
    if (!command(QStringLiteral("mount"),
            {QStringLiteral("-t"), QStringLiteral("tmpfs"), QStringLiteral("-o"),
                QStringLiteral("size=1m"), QStringLiteral("tmpfs"), folder}))
        QSKIP("no file system of its own can be mounted here");
    const auto unmount = qScopeGuard([&] { command(QStringLiteral("umount"), {folder}); });
    const QString path = folder + QStringLiteral("/run.db");
    QObject owner;
    {
        BulkStore store(path);
        QVERIFY_RESULT(resultOf(store.create(contents(500), &owner)));
        QVERIFY_RESULT(resultOf(store.write({.intents = {0, 1}}, &owner)));
        QFile filler(folder + QStringLiteral("/filler"));
        QVERIFY(filler.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
        while (filler.write(QByteArray(4096, 'x')) > 0) { }
        filler.close();
        BulkChanges changes;
        for (quint32 i = 1; i <= 2000; ++i)
            changes.errors.push_back(
                {.number = i, .error = {.serverText = QString(500, QLatin1Char('w'))}});
        const Result<void> full = resultOf(store.write(changes, &owner));
        QVERIFY(!full);
        QCOMPARE(full.error().kind, ErrorKind::Journal);
        QCOMPARE(full.error().reason, Reason::RunFull);
        // Room again: it goes on.
        QVERIFY(QFile::remove(filler.fileName()));
        QVERIFY_RESULT(resultOf(store.write({.intents = {3}}, &owner)));
    }
    const auto found = opened(path);
    QVERIFY(found);
    QCOMPARE(found->rows[0].state, RowState::Sending);
    QCOMPARE(found->rows[3].state, RowState::Sending);
    QVERIFY(found->errors.empty());
}

void TestBulkStore::fileIsForItsOwnerOnly()
{
    const QString path = temporaryPath(QStringLiteral("own/run.db"));
    QObject owner;
    BulkStore store(path);
    QVERIFY_RESULT(resultOf(store.create(contents(3), &owner)));
    for (const QString &name : {path, QString(path + QStringLiteral("-wal"))}) {
        struct stat info = {};
        QCOMPARE(stat(QFile::encodeName(name).constData(), &info), 0);
        QCOMPARE(int(info.st_mode & 0077U), 0);
    }
}

void TestBulkStore::folderListsNewestFirstAndLeavesOutThoseInUse()
{
    const QString path = temporaryPath(QStringLiteral("data"));
    BulkFolder folder(path);
    QObject owner;
    QVERIFY_RESULT(resultOf(folder.list(&owner)));
    for (int day = 1; day <= 3; ++day) {
        BulkContents run = contents(3 * day);
        run.record.createdAt = run.record.createdAt.addDays(day);
        run.record.inputName = QString::number(day);
        BulkStore store(folder.newPath(QStringLiteral("id"), digest(7)));
        QVERIFY_RESULT(resultOf(store.create(run, &owner)));
    }
    BulkStore busy(folder.newPath(QStringLiteral("id"), digest(7)));
    QVERIFY_RESULT(resultOf(busy.create(contents(3), &owner)));
    const Result<QList<BulkRunFile>> found = resultOf(folder.list(&owner));
    QVERIFY_RESULT(found);
    QCOMPARE(found->size(), 3);
    QCOMPARE(found->at(0).record.inputName, QStringLiteral("3"));
    QCOMPARE(found->at(0).counts.total, 9);
    QCOMPARE(found->at(0).counts.skipped, 3);
    QCOMPARE(found->at(0).counts.waiting, 6);
    QCOMPARE(found->at(2).record.inputName, QStringLiteral("1"));
    QVERIFY_RESULT(resultOf(folder.remove(found->at(2).path, &owner)));
    QCOMPARE(resultOf(folder.list(&owner))->size(), 2);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files).filter(found->at(2).path).size(), 0);
}

void TestBulkStore::endedRunsArePrunedAfterAMonth()
{
    BulkFolder folder(temporaryPath(QStringLiteral("prune")));
    QObject owner;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    for (const int days : {10, 40, 0}) {
        BulkContents run = contents(3);
        run.record.createdAt = now.addDays(-50);
        run.record.inputName = QString::number(days);
        BulkStore store(folder.newPath(QStringLiteral("id"), digest(7)));
        QVERIFY_RESULT(resultOf(store.create(run, &owner)));
        if (days > 0)
            QVERIFY_RESULT(resultOf(store.setEnded(now.addDays(-days), &owner)));
    }
    const auto found = resultOf(folder.list(&owner));
    QVERIFY_RESULT(found);
    QStringList names;
    for (const BulkRunFile &file : *found)
        names.append(file.record.inputName);
    names.sort();
    // The one that never ended stays, however old.
    QCOMPARE(names, (QStringList{QStringLiteral("0"), QStringLiteral("10")}));
}

void TestBulkStore::endCanBeTakenBack()
{
    const QString path = temporaryPath(QStringLiteral("end.db"));
    QObject owner;
    const QDateTime end = QDateTime::fromMSecsSinceEpoch(1'790'000'100'000, Qt::UTC);
    {
        BulkStore store(path);
        QVERIFY_RESULT(resultOf(store.create(contents(3), &owner)));
        QVERIFY_RESULT(resultOf(store.setEnded(end, &owner)));
    }
    {
        BulkStore store(path);
        QVERIFY_RESULT(resultOf(store.open(&owner)));
        QCOMPARE(store.record().endedAt, end);
        QVERIFY_RESULT(resultOf(store.setBegun(17, &owner)));
    }
    QVERIFY(!opened(path)->record.endedAt.isValid());
    QCOMPARE(opened(path)->record.journalFrom, 17);
}

} // namespace rescind

QTEST_GUILESS_MAIN(rescind::TestBulkStore)
#include "tst_bulkstore.moc"
