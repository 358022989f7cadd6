// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bulk/bulkfolder.h"

#include "core/base/logging.h"
#include "core/bulk/bulkfile.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QDir>
#include <QtCore/QUuid>

#include <algorithm>

namespace rescind {

using namespace Qt::StringLiterals;

namespace {

constexpr int daysAfterEnd = 30;

struct Found
{
    QList<BulkRunFile> runs = {};
    //! Those that are open somewhere; their subject is the file.
    QList<Error> inUse = {};
};

QString markOf(const QString &profileId, const TokenDigest &list)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(profileId.toUtf8());
    hash.addData(QByteArrayView(list.data(), qsizetype(list.size())));
    return QString::fromLatin1(hash.result().toHex().left(16));
}

Found runsIn(const QString &folder, const TaskControl &control)
{
    Found found;
    const QDateTime longAgo = QDateTime::currentDateTimeUtc().addDays(-daysAfterEnd);
    const QStringList names = QDir(folder).entryList({u"*.db"_s}, QDir::Files);
    for (const QString &name : names) {
        if (control.isCancelled())
            break;
        const QString path = QDir(folder).filePath(name);
        const Result<BulkRunFile> run = BulkFile(path).summary();
        if (!run) {
            if (run.error().reason == Reason::RunInUse)
                found.inUse.append(run.error());
            else
                qCInfo(revokeLog) << "not a run that can be read:" << run.error();
            continue;
        }
        if (run->record.endedAt.isValid() && run->record.endedAt < longAgo)
            BulkFile::remove(path);
        else
            found.runs.append(*run);
    }
    std::sort(found.runs.begin(), found.runs.end(),
        [](const auto &a, const auto &b) { return a.record.createdAt > b.record.createdAt; });
    return found;
}

} // namespace

BulkFolder::BulkFolder(const QString &dataFolder, QObject *parent)
    : QObject(parent)
    , m_path(QDir(dataFolder).filePath(u"bulk"_s))
{
}

QString BulkFolder::newPath(const QString &profileId, const TokenDigest &list) const
{
    const QString name = QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd-HHmmss-"_s)
        + markOf(profileId, list) + u'-'
        + QUuid::createUuid().toString(QUuid::WithoutBraces).left(8) + u".db"_s;
    return QDir(m_path).filePath(name);
}

ResultJob<QList<BulkRunFile>> *BulkFolder::list(QObject *parent)
{
    return new WorkerJob<QList<BulkRunFile>>(
        m_thread,
        [path = m_path](const TaskControl &control) -> Result<QList<BulkRunFile>> {
            return runsIn(path, control).runs;
        },
        parent);
}

ResultJob<BulkRunFile> *BulkFolder::find(
    const QString &profileId, const TokenDigest &list, QObject *parent)
{
    return new WorkerJob<BulkRunFile>(
        m_thread,
        [path = m_path, profileId, list](const TaskControl &control) -> Result<BulkRunFile> {
            const Found found = runsIn(path, control);
            // To begin it anew would do everything twice.
            const QString mark = markOf(profileId, list);
            for (const Error &inUse : found.inUse) {
                if (inUse.subject.contains(mark))
                    return fail(inUse);
            }
            for (const BulkRunFile &run : found.runs) {
                if (run.record.profileId == profileId && run.record.list == list)
                    return run;
            }
            return BulkRunFile();
        },
        parent);
}

ResultJob<void> *BulkFolder::remove(const QString &path, QObject *parent)
{
    return new WorkerJob<void>(
        m_thread,
        [path](const TaskControl &) -> Result<void> {
            const Result<BulkRunFile> run = BulkFile(path).summary();
            if (!run && run.error().reason == Reason::RunInUse)
                return fail(run.error());
            BulkFile::remove(path);
            return {};
        },
        parent);
}

} // namespace rescind
