// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bulk/bulkrecord.h"
#include "core/journal/workerthread.h"

namespace rescind {

//! The runs that a data folder keeps, one file each. Works in a thread of its own, and must outlive
//! its jobs.
class BulkFolder final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BulkFolder)

public:
    //! The runs lie in `bulk` below the data folder.
    explicit BulkFolder(const QString &dataFolder, QObject *parent = nullptr);

    [[nodiscard]] const QString &path() const { return m_path; }
    //! For the BulkStore of a new run over this list. The name says which profile and list it is
    //! for, to who knows both: what is open elsewhere cannot be asked.
    [[nodiscard]] QString newPath(const QString &profileId, const TokenDigest &list) const;

    //! Newest first; without those that are open somewhere, and those that cannot be read. Ended
    //! ones are deleted a month after their end.
    [[nodiscard]] ResultJob<QList<BulkRunFile>> *list(QObject *parent);
    //! The newest run of this profile over this very list, ended or not; an empty path where there
    //! is none. Reason::RunInUse where one is open somewhere.
    [[nodiscard]] ResultJob<BulkRunFile> *find(
        const QString &profileId, const TokenDigest &list, QObject *parent);
    //! Of one that is not open anywhere; otherwise Reason::RunInUse.
    [[nodiscard]] ResultJob<void> *remove(const QString &path, QObject *parent);

private:
    QString m_path;
    WorkerThread m_thread;
};

} // namespace rescind
