// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bulk/bulkreport.h"
#include "core/journal/workerthread.h"

namespace rescind {

enum class ReportFormat { Html, Csv, Json };
//! By the end of the file's name; a page to read for any other.
[[nodiscard]] ReportFormat reportFormatOf(const QString &path);

//! Writes reports in a thread of its own: one on 100,000 rows takes a while.
class ReportWriter final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ReportWriter)

public:
    explicit ReportWriter(QObject *parent = nullptr);

    //! For its owner only, replaced whole or not at all. Fails with Reason::ExportNotWritten.
    [[nodiscard]] ResultJob<void> *write(const std::shared_ptr<const BulkReport> &report,
        const QString &path, ReportFormat format, QObject *parent);

private:
    WorkerThread m_thread;
};

} // namespace rescind
