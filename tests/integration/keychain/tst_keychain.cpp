// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/secrets/keychainprobe.h"
#include "core/secrets/keychainsecretstore.h"
#include "tests/support/testcase.h"

#include <QtCore/QPointer>
#include <QtCore/QProcess>
#include <QtTest/QSignalSpy>

using namespace rescind;

namespace {

const QString key = QStringLiteral("0b5f/refresh");

Secret secret(const QByteArray &bytes)
{
    return Secret(bytes);
}

} // namespace

//! With a keyring that is there and unlocked, until the last test locks it.
class tst_Keychain final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void probe_saysOpen();
    void read_nothingThere_isNotFound();
    void remove_nothingThere_succeeds();
    void entry_comesBack_data();
    void entry_comesBack();
    void write_overwrites();
    void write_empty_removes();
    void services_areApart();
    void job_deletedWhileRunning_isSafe();
    void job_cancelledWhileRunning_isSafe();
    void zz_lockedLater_neverSaysGone();

private:
    KeychainSecretStore m_store{QStringLiteral("Rescind test")};
};

void tst_Keychain::probe_saysOpen()
{
    // The service makes its default keyring known with the first entry at the latest.
    QVERIFY_RESULT(resultOf(m_store.write(key, secret("x"), this)));
    QVERIFY_RESULT(resultOf(m_store.remove(key, this)));
    QCOMPARE(*resultOf(probeKeychain(this)), KeychainState::Open);
}

void tst_Keychain::read_nothingThere_isNotFound()
{
    const Result<Secret> result = resultOf(m_store.read(QStringLiteral("nobody"), this));
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::Keychain);
    QCOMPARE(result.error().reason, Reason::SecretNotFound);
}

void tst_Keychain::remove_nothingThere_succeeds()
{
    QVERIFY_RESULT(resultOf(m_store.remove(QStringLiteral("nobody"), this)));
}

void tst_Keychain::entry_comesBack_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    const auto row = [](const char *tag, const QString &name, const QByteArray &bytes) {
        QTest::newRow(tag) << name << bytes;
    };
    row("short", key, "x");
    row("unicode", QStringLiteral("配置/ü ☂"), QStringLiteral("令牌 – ünïcode ☂ 𝄞").toUtf8());
    row("every byte", key, [] {
        QByteArray all;
        for (int i = 0; i < 256; ++i)
            all.append(static_cast<char>(i));
        return all;
    }());
    row("200 KB", key, QByteArray(200 * 1024, 'a') + "end");
    row("only zeros", key, QByteArray(3, '\0'));
}

void tst_Keychain::entry_comesBack()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, bytes);
    QVERIFY_RESULT(resultOf(m_store.write(name, secret(bytes), this)));
    const Result<Secret> read = resultOf(m_store.read(name, this));
    QVERIFY_RESULT(read);
    QVERIFY(*read == secret(bytes));
    QVERIFY_RESULT(resultOf(m_store.remove(name, this)));
    QCOMPARE(resultOf(m_store.read(name, this)).error().reason, Reason::SecretNotFound);
}

void tst_Keychain::write_overwrites()
{
    QVERIFY_RESULT(resultOf(m_store.write(key, secret("the first, longer one"), this)));
    QVERIFY_RESULT(resultOf(m_store.write(key, secret("second"), this)));
    QVERIFY(*resultOf(m_store.read(key, this)) == secret("second"));
}

void tst_Keychain::write_empty_removes()
{
    QVERIFY_RESULT(resultOf(m_store.write(key, secret("x"), this)));
    QVERIFY_RESULT(resultOf(m_store.write(key, Secret(), this)));
    QCOMPARE(resultOf(m_store.read(key, this)).error().reason, Reason::SecretNotFound);
}

void tst_Keychain::services_areApart()
{
    KeychainSecretStore other(QStringLiteral("Rescind test, moved"));
    QVERIFY_RESULT(resultOf(m_store.write(key, secret("ours"), this)));
    QCOMPARE(resultOf(other.read(key, this)).error().reason, Reason::SecretNotFound);
    QVERIFY_RESULT(resultOf(other.remove(key, this)));
    QVERIFY(*resultOf(m_store.read(key, this)) == secret("ours"));
}

void tst_Keychain::job_deletedWhileRunning_isSafe()
{
    for (int turns = 0; turns < 6; ++turns) {
        auto *const job = m_store.write(key, secret("still written, perhaps"), this);
        QSignalSpy finished(job, &Job::finished);
        job->start();
        for (int i = 0; i < turns; ++i)
            QCoreApplication::processEvents();
        if (finished.isEmpty())
            delete job;
    }
    QVERIFY_RESULT(resultOf(m_store.write(key, secret("after"), this)));
    QVERIFY(*resultOf(m_store.read(key, this)) == secret("after"));
}

void tst_Keychain::job_cancelledWhileRunning_isSafe()
{
    QPointer<Job> job;
    {
        auto *const read = m_store.read(key, this);
        job = read;
        QTimer::singleShot(0, read, [read] { read->cancel(); });
        const Result<Secret> result = resultOf(read);
        QVERIFY(result || result.error().kind == ErrorKind::Cancelled);
    }
    QTRY_VERIFY(job.isNull());
    QVERIFY_RESULT(resultOf(m_store.remove(key, this)));
}

void tst_Keychain::zz_lockedLater_neverSaysGone()
{
    QVERIFY_RESULT(resultOf(m_store.write(key, secret("x"), this)));
    QProcess lock;
    lock.start(QStringLiteral("dbus-send"),
        {QStringLiteral("--session"), QStringLiteral("--print-reply"),
            QStringLiteral("--dest=org.freedesktop.secrets"),
            QStringLiteral("/org/freedesktop/secrets"),
            QStringLiteral("org.freedesktop.Secret.Service.Lock"),
            QStringLiteral("array:objpath:/org/freedesktop/secrets/collection/login")});
    QVERIFY(lock.waitForFinished());
    QCOMPARE(lock.exitCode(), 0);

    QCOMPARE(*resultOf(probeKeychain(this)), KeychainState::Locked);
    QCOMPARE(resultOf(m_store.read(key, this)).error().reason, Reason::KeychainLocked);
    QCOMPARE(
        resultOf(m_store.write(key, secret("y"), this)).error().reason, Reason::KeychainLocked);
    QCOMPARE(resultOf(m_store.remove(key, this)).error().reason, Reason::KeychainLocked);
}

QTEST_GUILESS_MAIN(tst_Keychain)
#include "tst_keychain.moc"
