// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reportwriter.h"

#include "ui/text/bulkreporthtml.h"

#include <QtCore/QSaveFile>

namespace rescind {

namespace {

bool written(const BulkReport &report, ReportFormat format, QIODevice &device)
{
    switch (format) {
    case ReportFormat::Html:
        return writeHtml(report, device);
    case ReportFormat::Csv:
        return writeCsv(report, device);
    case ReportFormat::Json:
        return writeJson(report, device);
    }
    return false;
}

} // namespace

ReportFormat reportFormatOf(const QString &path)
{
    if (path.endsWith(QLatin1StringView(".csv"), Qt::CaseInsensitive))
        return ReportFormat::Csv;
    if (path.endsWith(QLatin1StringView(".json"), Qt::CaseInsensitive))
        return ReportFormat::Json;
    return ReportFormat::Html;
}

ReportWriter::ReportWriter(QObject *parent)
    : QObject(parent)
{
}

ResultJob<void> *ReportWriter::write(const std::shared_ptr<const BulkReport> &report,
    const QString &path, ReportFormat format, QObject *parent)
{
    const auto task = [report, path, format](const TaskControl &) -> Result<void> {
        QSaveFile file(path);
        const bool isThere = file.open(QIODevice::WriteOnly)
            && file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)
            && written(*report, format, file) && file.commit();
        if (!isThere)
            return fail({.kind = ErrorKind::Journal,
                .stage = Stage::Storage,
                .reason = Reason::ExportNotWritten,
                .subject = path});
        return {};
    };
    return new WorkerJob<void>(m_thread, task, parent);
}

} // namespace rescind
