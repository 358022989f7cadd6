// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/journal.h"

#include <QtCore/QCoreApplication>

#include <cstdio>

using namespace rescind;

namespace {

void appendNext(Journal &journal, qint64 left)
{
    if (left == 0) {
        QCoreApplication::quit();
        return;
    }
    const JournalEntry entry{.time = QDateTime::currentDateTimeUtc(),
        .action = JournalAction::Revocation,
        .operatorName = operatingSystemUser(),
        .reason = QString::number(QCoreApplication::applicationPid())};
    startThen(journal.append(entry, &journal), &journal,
        [&journal, left](const Result<JournalReceipt> &receipt) {
            if (!receipt) {
                std::fprintf(stderr, "failed: %d\n", int(receipt.error().reason));
                QCoreApplication::exit(1);
                return;
            }
            std::printf("%lld\n", static_cast<long long>(receipt->lastSequence));
            std::fflush(stdout);
            appendNext(journal, left - 1);
        });
}

} // namespace

//! Appends entries one after the other, and says the number of each when it is durable:
//! journalwriter FOLDER COUNT, COUNT -1 without end.
int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    if (argc != 3)
        return 2;
    Journal journal(QString::fromLocal8Bit(argv[1]));
    appendNext(journal, QByteArray(argv[2]).toLongLong());
    return QCoreApplication::exec();
}
