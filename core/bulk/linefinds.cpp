// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bulk/linefinds.h"

#include "core/bulk/linecursor.h"
#include "core/bulk/tokenshape.h"

namespace rescind {

void findInLines(QByteArrayView input, FindSink &sink)
{
    LineCursor lines(input);
    while (!sink.shouldStop() && lines.next()) {
        const QByteArrayView text = withoutWrapping(lines.line());
        if (!text.isEmpty())
            sink.add(text, lines.number());
    }
}

} // namespace rescind
