// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/memorysecretstore.h"
#include "tests/support/testcase.h"

using namespace rescind;
using Operation = MemorySecretStore::Operation;

namespace {

const QString key = QStringLiteral("profile/refresh");
const Secret value(QByteArrayLiteral("s3cret"));

} // namespace

//! The fake must keep the contract that the real one keeps, or tests with it prove nothing.
class tst_MemorySecretStore final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void entry_writtenReadRemoved();
    void write_emptyValue_removes();
    void failure_changesNothing();
    void hanging_endsByCancel();
    void delay_isKept();
};

void tst_MemorySecretStore::entry_writtenReadRemoved()
{
    MemorySecretStore store;
    QCOMPARE(resultOf(store.read(key, this)).error().reason, Reason::SecretNotFound);
    QVERIFY_RESULT(resultOf(store.remove(key, this)));
    QVERIFY_RESULT(resultOf(store.write(key, value, this)));
    const Result<Secret> read = resultOf(store.read(key, this));
    QVERIFY_RESULT(read);
    QVERIFY(*read == value);
    QVERIFY_RESULT(resultOf(store.remove(key, this)));
    QVERIFY(store.entries.isEmpty());
    QVERIFY(store.countOf(Operation::Read) >= 2);
    QVERIFY(store.calls().contains({Operation::Write, key}));
}

void tst_MemorySecretStore::write_emptyValue_removes()
{
    MemorySecretStore store;
    store.entries.insert(key, value);
    QVERIFY_RESULT(resultOf(store.write(key, Secret(), this)));
    QVERIFY(store.entries.isEmpty());
}

void tst_MemorySecretStore::failure_changesNothing()
{
    MemorySecretStore store;
    store.entries.insert(key, value);
    store.failOnAll(Reason::KeychainLocked);
    QCOMPARE(resultOf(store.read(key, this)).error().reason, Reason::KeychainLocked);
    QCOMPARE(resultOf(store.remove(key, this)).error().kind, ErrorKind::Keychain);
    QCOMPARE(resultOf(store.write(key, Secret(QByteArrayLiteral("x")), this)).error().stage,
        Stage::Storage);
    QVERIFY(store.entries.value(key) == value);
    store.heal();
    QVERIFY_RESULT(resultOf(store.read(key, this)));
}

void tst_MemorySecretStore::hanging_endsByCancel()
{
    MemorySecretStore store;
    store.hangOn(Operation::Read);
    auto *const job = store.read(key, this);
    QTimer::singleShot(20, job, [job] { job->cancel(); });
    QCOMPARE(resultOf(job).error().kind, ErrorKind::Cancelled);
}

void tst_MemorySecretStore::delay_isKept()
{
    MemorySecretStore store;
    store.delay(Operation::Write, std::chrono::milliseconds(60));
    QElapsedTimer timer;
    timer.start();
    QVERIFY_RESULT(resultOf(store.write(key, value, this)));
    QVERIFY(timer.elapsed() >= 55);
}

QTEST_GUILESS_MAIN(tst_MemorySecretStore)
#include "tst_memorysecretstore.moc"
