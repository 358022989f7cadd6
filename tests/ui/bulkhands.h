// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/fakeidp.h"
#include "ui/mainwindow.h"
#include "ui/pages/bulkpage.h"

#include <QtTest/QTest>
#include <QtWidgets/QDialog>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSpinBox>

// What somebody does at the page of bulk revocation.

namespace rescind {

[[nodiscard]] inline QByteArray listedToken(int n)
{
    return "canary-token-" + QByteArray::number(n).rightJustified(20, '0');
}

[[nodiscard]] inline QByteArray listOfTokens(int count)
{
    QByteArray list;
    for (int n = 0; n < count; ++n)
        list += listedToken(n) + '\n';
    return list;
}

//! So many tokens of this provider's, which are alive.
inline void pasteList(MainWindow &window, FakeIdp &idp, int count)
{
    for (int n = 0; n < count; ++n)
        idp.live.insert(listedToken(n));
    Q_EMIT window.bulkPage().textGiven(Secret(listOfTokens(count)));
    QTRY_COMPARE(window.bulkPage().showing(), BulkPage::Showing::Plan);
}

//! The run begins after this.
inline void revokePlan(MainWindow &window)
{
    window.findChild<QPushButton *>(QStringLiteral("bulkRevoke"))->click();
    auto *const dialog = window.findChild<QDialog *>(QStringLiteral("confirmBulkDialog"));
    QVERIFY(dialog != nullptr);
    dialog->findChild<QPushButton *>(QStringLiteral("revokeButton"))->click();
}

//! One after the other, slowly enough to be interrupted; the first has been sent.
inline void revokeSlowly(MainWindow &window, FakeIdp &idp, int count)
{
    pasteList(window, idp, count);
    window.findChild<QSpinBox *>(QStringLiteral("bulkConcurrency"))->setValue(1);
    window.findChild<QSpinBox *>(QStringLiteral("bulkRate"))->setValue(5);
    revokePlan(window);
    QTRY_VERIFY(!idp.revoked.isEmpty());
}

} // namespace rescind
