// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bulk/listscan.h"

#include "core/bulk/jsonfinds.h"
#include "core/bulk/linefinds.h"
#include "core/bulk/listformat.h"
#include "core/bulk/textfinds.h"

namespace rescind {

Result<FoundTokens> foundIn(WipedBytes input, const TaskControl &control)
{
    const FoundFormat format = formatOf(input.view());
    FindSink sink(input.view(), control);
    switch (format.format) {
    case ListFormat::Lines:
        findInLines(input.view(), sink);
        break;
    case ListFormat::Csv:
    case ListFormat::Tsv:
        findInCsv(input.data(), input.size(), format.layout, sink);
        break;
    case ListFormat::JsonLines:
        findInJson(input.data(), input.size(), sink);
        break;
    case ListFormat::Text:
        findInText(input.data(), input.size(), 1, Shapes::AndBare, sink);
        break;
    }
    if (control.isCancelled())
        return fail({.kind = ErrorKind::Cancelled, .stage = Stage::Storage});
    if (sink.finds().size() > mostListRows)
        return fail(
            {.kind = ErrorKind::Usage, .stage = Stage::Storage, .reason = Reason::TooLarge});
    return FoundTokens{
        .format = format.format, .input = std::move(input), .finds = std::move(sink.finds())};
}

} // namespace rescind
