// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bulk/bulkplan.h"
#include "core/bulk/listreader.h"
#include "core/bulk/tokenshape.h"
#include "core/tokens/likelykind.h"
#include "tests/fuzz/fuzztarget.h"

#include <algorithm>

using namespace rescind;

namespace {

//! Half a surrogate pair does not get through UTF-8, in which a list keeps its names.
QString inUtf8(const QString &text)
{
    return QString::fromUtf8(text.toUtf8());
}

//! What a list says of a token is what the token says by itself.
void checkRow(const TokenList &list, qsizetype index)
{
    const ListRow &row = list.row(index);
    const QByteArrayView bytes = list.bytes(index);
    require(!bytes.isEmpty() && row.line >= 1);
    require(fingerprintOf(row.digest) == fingerprintOf(list.token(index)));
    require(row.duplicateOf < index);
    if (row.duplicateOf >= 0)
        require(list.bytes(row.duplicateOf) == bytes);
    if (row.format == TokenFormat::Malformed)
        return;
    require(canBeToken(bytes));
    const Token token = readToken(TokenKind::Unknown, list.token(index));
    require(row.format == token.format);
    require(list.name(row.issuer) == inUtf8(token.facts.issuer));
    require(list.name(row.clientId) == inUtf8(token.facts.clientId));
    require(list.name(row.subject) == inUtf8(token.facts.subject));
    require(list.tokenId(index) == token.facts.tokenId);
    require(row.kind != TokenKind::Unknown || likelyKind(token) == TokenKind::Unknown);
    const auto seconds
        = [](const QDateTime &time) { return time.isValid() ? time.toSecsSinceEpoch() : 0; };
    require(row.issuedAt == seconds(token.facts.issuedAt));
    require(row.expiresAt == seconds(token.facts.expiresAt));
}

void checkPlan(const std::shared_ptr<const TokenList> &list)
{
    const BulkPlan plan(list,
        {.client = {.issuer = QStringLiteral("https://a.example"), .clientId = QStringLiteral("a")},
            .now = QDateTime::fromSecsSinceEpoch(1'790'000'000, Qt::UTC)});
    qsizetype counted = 0;
    for (int i = 0; i < skipReasonCount; ++i)
        counted += plan.count(SkipReason(i));
    require(counted == list->size());
    require(plan.count(SkipReason::None) == qsizetype(plan.selected().size()));
    const ExpiryPicture picture = plan.expiry(40);
    require(picture.bins.size() <= 40);
    qsizetype shown = picture.withoutExpiry;
    for (const ExpiryBin &bin : picture.bins)
        shown += bin.tokens;
    require(shown == plan.count(SkipReason::None));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const std::atomic_bool isStopping = false;
    const TaskControl control(std::make_shared<std::atomic_bool>(false), isStopping, nullptr);
    const auto list = tokenListFromBytes(Secret(bytesOf(data, size)), control);
    require(list.has_value());
    for (qsizetype i = 0; i < (*list)->size(); ++i)
        checkRow(**list, i);
    checkPlan(*list);
    return 0;
}
