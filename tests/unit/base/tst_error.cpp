// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"

#include "tests/support/testcase.h"

using namespace rescind;

class tst_Error : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void debug_namesWhatHappened();
    void debug_leavesOutTheServersWords();
    void comparison_coversEveryMember();
};

void tst_Error::debug_namesWhatHappened()
{
    const Error error{.kind = ErrorKind::OAuth,
        .stage = Stage::Revocation,
        .reason = Reason::ClientRejected,
        .code = QStringLiteral("invalid_client"),
        .httpStatus = 401};
    QString text;
    QDebug(&text) << error;
    for (const char *const part :
        {"OAuth", "Revocation", "ClientRejected", "invalid_client", "401"})
        QVERIFY2(text.contains(QLatin1String(part)), qPrintable(text));
}

void tst_Error::debug_leavesOutTheServersWords()
{
    QString text;
    QDebug(&text) << Error{.serverText = QStringLiteral("canary"),
        .subject = QStringLiteral("canary"),
        .requestId = QStringLiteral("canary")};
    QVERIFY2(!text.contains(QLatin1String("canary")), qPrintable(text));
}

void tst_Error::comparison_coversEveryMember()
{
    const Error error{.kind = ErrorKind::Network, .stage = Stage::Token};
    QVERIFY(error == (Error{.kind = ErrorKind::Network, .stage = Stage::Token}));
    Error other = error;
    other.maybeSent = true;
    QVERIFY(error != other);
    other = error;
    other.retryAfter = 0;
    QVERIFY(error != other);
}

QTEST_APPLESS_MAIN(tst_Error)
#include "tst_error.moc"
