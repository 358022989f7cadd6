// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bulk/rowreader.h"

namespace rescind {

ListRow RowReader::read(QByteArrayView bytes, const ListFind &find)
{
    ListRow row{.digest = m_digests.of(bytes), .line = find.line, .kind = find.kind};
    if (find.isGarbage) {
        row.format = TokenFormat::Malformed;
        return row;
    }
    const TokenSummary &summary = m_scanner.read(bytes);
    row.format = summary.format;
    row.issuedAt = summary.issuedAt;
    row.expiresAt = summary.expiresAt;
    row.issuer = m_names.numberOf(summary.issuer);
    row.clientId = m_names.numberOf(summary.clientId);
    row.subject = m_names.numberOf(summary.subject);
    row.scope = m_names.numberOf(summary.scope);
    if (row.kind == TokenKind::Unknown)
        row.kind = summary.likelyKind;
    return row;
}

} // namespace rescind
