// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/secrets/keychainerror.h"
#include "tests/support/testcase.h"

using namespace rescind;
using Operation = KeychainOperation;

class tst_KeychainError final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void reason_data();
    void reason();
    void needsState_onlyWhereItMatters();
    void error_hidesTokenLikeText();
};

void tst_KeychainError::reason_data()
{
    constexpr auto fine = Reason::Unspecified;
    using State = KeychainState;
    using R = Reason;
    struct Row
    {
        const char *name;
        Operation operation;
        QKeychain::Error error;
        State state;
        Reason reason;
    };
    const Row rows[] = {
        {"read fine", Operation::Read, QKeychain::NoError, State::Locked, fine},
        {"write fine", Operation::Write, QKeychain::NoError, State::Unknown, fine},
        {"removed, open", Operation::Remove, QKeychain::NoError, State::Open, fine},
        {"removed, unknown", Operation::Remove, QKeychain::NoError, State::Unknown, fine},
        {"removed, none created", Operation::Remove, QKeychain::NoError, State::NotCreated, fine},
        {"removed, but locked", Operation::Remove, QKeychain::NoError, State::Locked,
            R::KeychainLocked},
        {"removed, but nobody there", Operation::Remove, QKeychain::NoError, State::Absent,
            R::KeychainUnavailable},
        {"not found, open", Operation::Read, QKeychain::EntryNotFound, State::Open,
            R::SecretNotFound},
        {"not found, unknown", Operation::Read, QKeychain::EntryNotFound, State::Unknown,
            R::SecretNotFound},
        {"not found, none created", Operation::Read, QKeychain::EntryNotFound, State::NotCreated,
            R::SecretNotFound},
        {"not found, locked", Operation::Read, QKeychain::EntryNotFound, State::Locked,
            R::KeychainLocked},
        {"not found, absent", Operation::Read, QKeychain::EntryNotFound, State::Absent,
            R::KeychainUnavailable},
        {"nothing to remove", Operation::Remove, QKeychain::EntryNotFound, State::Unknown, fine},
        {"nothing to remove, locked", Operation::Remove, QKeychain::EntryNotFound, State::Locked,
            R::KeychainLocked},
        {"write finds nothing", Operation::Write, QKeychain::EntryNotFound, State::Open,
            R::KeychainUnavailable},
        {"cannot delete", Operation::Remove, QKeychain::CouldNotDeleteEntry, State::Open,
            R::KeychainDenied},
        {"denied by user", Operation::Read, QKeychain::AccessDeniedByUser, State::Unknown,
            R::KeychainDenied},
        {"denied, unknown", Operation::Read, QKeychain::AccessDenied, State::Unknown,
            R::KeychainDenied},
        {"denied, open", Operation::Write, QKeychain::AccessDenied, State::Open, R::KeychainDenied},
        {"denied, locked", Operation::Write, QKeychain::AccessDenied, State::Locked,
            R::KeychainLocked},
        {"no backend", Operation::Read, QKeychain::NoBackendAvailable, State::Unknown,
            R::KeychainUnavailable},
        {"not implemented", Operation::Write, QKeychain::NotImplemented, State::Unknown,
            R::KeychainUnavailable},
        {"other, unknown", Operation::Write, QKeychain::OtherError, State::Unknown,
            R::KeychainUnavailable},
        {"other, open", Operation::Write, QKeychain::OtherError, State::Open,
            R::KeychainUnavailable},
        {"other, absent", Operation::Read, QKeychain::OtherError, State::Absent,
            R::KeychainUnavailable},
        {"other, locked", Operation::Write, QKeychain::OtherError, State::Locked,
            R::KeychainLocked},
        {"other, none created", Operation::Write, QKeychain::OtherError, State::NotCreated,
            R::KeychainLocked},
    };
    QTest::addColumn<Operation>("operation");
    QTest::addColumn<QKeychain::Error>("error");
    QTest::addColumn<State>("state");
    QTest::addColumn<Reason>("expected");
    for (const Row &row : rows)
        QTest::newRow(row.name) << row.operation << row.error << row.state << row.reason;
}

void tst_KeychainError::reason()
{
    QFETCH(Operation, operation);
    QFETCH(QKeychain::Error, error);
    QFETCH(KeychainState, state);
    QFETCH(Reason, expected);

    QCOMPARE(keychainReason(operation, error, state).value_or(Reason::Unspecified), expected);
}

void tst_KeychainError::needsState_onlyWhereItMatters()
{
    QVERIFY(!needsKeychainState(Operation::Read, QKeychain::NoError));
    QVERIFY(!needsKeychainState(Operation::Write, QKeychain::NoError));
    QVERIFY(!needsKeychainState(Operation::Read, QKeychain::AccessDeniedByUser));
    QVERIFY(!needsKeychainState(Operation::Read, QKeychain::NoBackendAvailable));
    QVERIFY(needsKeychainState(Operation::Remove, QKeychain::NoError));
    QVERIFY(needsKeychainState(Operation::Read, QKeychain::EntryNotFound));
    QVERIFY(needsKeychainState(Operation::Write, QKeychain::AccessDenied));
    QVERIFY(needsKeychainState(Operation::Write, QKeychain::OtherError));
}

void tst_KeychainError::error_hidesTokenLikeText()
{
    const Error error = keychainError(Reason::KeychainLocked,
        QStringLiteral("cannot store a1b2c3d4e5f6a1b2c3d4e5f6a1b2c3d4\nreally"));

    QCOMPARE(error.kind, ErrorKind::Keychain);
    QCOMPARE(error.stage, Stage::Storage);
    QCOMPARE(error.serverText, QStringLiteral("cannot store [redacted] really"));
}

QTEST_GUILESS_MAIN(tst_KeychainError)
#include "tst_keychainerror.moc"
