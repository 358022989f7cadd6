// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/bulkreportfile.h"

#include "ui/text/bulkreporthtml.h"

#include <QtCore/QFileInfo>
#include <QtCore/QSaveFile>

namespace rescind {

namespace {

bool write(const BulkReport &report, const QString &format, QIODevice &device)
{
    if (format == QLatin1StringView("csv"))
        return writeCsv(report, device);
    if (format == QLatin1StringView("html"))
        return writeHtml(report, device);
    return writeJson(report, device);
}

} // namespace

Result<void> writeReportFile(const BulkReport &report, const QString &path)
{
    QSaveFile file(path);
    const bool isOpen = file.open(QIODevice::WriteOnly)
        && file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    if (isOpen && write(report, QFileInfo(path).suffix().toLower(), file) && file.commit())
        return {};
    return fail(Error{.kind = ErrorKind::Journal,
        .stage = Stage::Storage,
        .reason = Reason::ExportNotWritten,
        .subject = path});
}

} // namespace rescind
