// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bulk/reportwords.h"

#include <QtCore/QFileDevice>
#include <QtCore/QMetaEnum>

namespace rescind {

namespace {

constexpr qsizetype pieceSize = 64 * 1024;

} // namespace

ReportSink &ReportSink::operator<<(QByteArrayView text)
{
    m_waiting.append(text);
    if (m_waiting.size() >= pieceSize)
        write();
    return *this;
}

void ReportSink::write()
{
    if (!m_hasFailed)
        m_hasFailed = m_device.write(m_waiting) != m_waiting.size();
    m_waiting.clear();
}

bool ReportSink::finish()
{
    write();
    // Files keep the last piece to themselves, and would say only when closed that it had no room.
    if (auto *const file = qobject_cast<QFileDevice *>(&m_device); file != nullptr && !m_hasFailed)
        m_hasFailed = !file->flush();
    return !m_hasFailed;
}

QString reportTime(const QDateTime &time)
{
    return time.isValid() ? time.toUTC().toString(Qt::ISODateWithMs) : QString();
}

QString reportTime(qint64 milliseconds)
{
    return milliseconds == 0 ? QString()
                             : reportTime(QDateTime::fromMSecsSinceEpoch(milliseconds, Qt::UTC));
}

QString activityName(Activity activity)
{
    switch (activity) {
    case Activity::Active:
        return QStringLiteral("active");
    case Activity::Inactive:
        return QStringLiteral("inactive");
    case Activity::Unknown:
        return QStringLiteral("unknown");
    }
    return {};
}

QString proofName(ProofBy proof)
{
    switch (proof) {
    case ProofBy::Nobody:
        return {};
    case ProofBy::Introspection:
        return QStringLiteral("introspection");
    case ProofBy::UserInfo:
        return QStringLiteral("user_info");
    case ProofBy::Refresh:
        return QStringLiteral("refresh");
    }
    return {};
}

QString unverifiedName(UnverifiedReason reason)
{
    switch (reason) {
    case UnverifiedReason::None:
        return {};
    case UnverifiedReason::NoEndpoint:
        return QStringLiteral("no_endpoint");
    case UnverifiedReason::NotAllowedToAsk:
        return QStringLiteral("not_allowed_to_ask");
    case UnverifiedReason::AskingFailed:
        return QStringLiteral("asking_failed");
    case UnverifiedReason::NoWitness:
        return QStringLiteral("no_witness");
    case UnverifiedReason::NotAsked:
        return QStringLiteral("not_asked");
    }
    return {};
}

QString stateName(RowState state)
{
    switch (state) {
    case RowState::Skipped:
        return QStringLiteral("skipped");
    case RowState::Waiting:
        return QStringLiteral("waiting");
    case RowState::Sending:
        return QStringLiteral("sending");
    case RowState::Accepted:
        return QStringLiteral("accepted");
    case RowState::Finished:
        return QStringLiteral("finished");
    }
    return {};
}

QString errorCode(const Error &error)
{
    return error.code.isEmpty()
        ? QString::fromLatin1(QMetaEnum::fromType<Reason>().valueToKey(int(error.reason)))
        : error.code;
}

QString proofModeName(BulkProof proof)
{
    switch (proof) {
    case BulkProof::All:
        return QStringLiteral("all");
    case BulkProof::Sample:
        return QStringLiteral("sample");
    case BulkProof::Off:
        return QStringLiteral("off");
    }
    return {};
}

} // namespace rescind
