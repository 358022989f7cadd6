// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/secrets/keychainprobe.h"
#include "core/secrets/keychainsecretstore.h"
#include "tests/support/testcase.h"

using namespace rescind;

//! With a keyring that is locked and nobody who could be asked.
class tst_KeychainLocked final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void probe_saysLocked();
    void everything_saysKeychainLocked();

private:
    KeychainSecretStore m_store{QStringLiteral("Rescind test")};
};

void tst_KeychainLocked::probe_saysLocked()
{
    QCOMPARE(*resultOf(probeKeychain(this)), KeychainState::Locked);
}

void tst_KeychainLocked::everything_saysKeychainLocked()
{
    const QString key = QStringLiteral("0b5f/refresh");
    const Result<Secret> read = resultOf(m_store.read(key, this));
    QVERIFY(!read);
    QCOMPARE(read.error().reason, Reason::KeychainLocked);
    const Result<void> written = resultOf(m_store.write(key, Secret(QByteArrayLiteral("x")), this));
    QVERIFY(!written);
    QCOMPARE(written.error().reason, Reason::KeychainLocked);
    const Result<void> removed = resultOf(m_store.remove(key, this));
    QVERIFY(!removed);
    QCOMPARE(removed.error().reason, Reason::KeychainLocked);
}

QTEST_GUILESS_MAIN(tst_KeychainLocked)
#include "tst_keychainlocked.moc"
