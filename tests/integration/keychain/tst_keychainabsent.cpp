// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/secrets/keychainprobe.h"
#include "core/secrets/keychainsecretstore.h"
#include "tests/support/testcase.h"

using namespace rescind;

//! With no Secret Service, or not even a session bus.
class tst_KeychainAbsent final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void probe_saysAbsent();
    void everything_saysKeychainUnavailable();

private:
    KeychainSecretStore m_store{QStringLiteral("Rescind test")};
};

void tst_KeychainAbsent::probe_saysAbsent()
{
    QCOMPARE(*resultOf(probeKeychain(this)), KeychainState::Absent);
}

void tst_KeychainAbsent::everything_saysKeychainUnavailable()
{
    const QString key = QStringLiteral("0b5f/refresh");
    const Result<Secret> read = resultOf(m_store.read(key, this));
    QVERIFY(!read);
    QCOMPARE(read.error().reason, Reason::KeychainUnavailable);
    const Result<void> written = resultOf(m_store.write(key, Secret(QByteArrayLiteral("x")), this));
    QVERIFY(!written);
    QCOMPARE(written.error().reason, Reason::KeychainUnavailable);
    const Result<void> removed = resultOf(m_store.remove(key, this));
    QVERIFY(!removed);
    QCOMPARE(removed.error().reason, Reason::KeychainUnavailable);
}

QTEST_GUILESS_MAIN(tst_KeychainAbsent)
#include "tst_keychainabsent.moc"
