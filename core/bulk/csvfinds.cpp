// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bulk/csvfinds.h"

#include "core/bulk/csvcursor.h"
#include "core/bulk/tokennames.h"
#include "core/bulk/tokenshape.h"

#include <algorithm>
#include <array>

namespace rescind {

namespace {

constexpr std::array<char, 4> delimiters{'\t', ',', ';', '|'};

//! Undoes doubled quotes; `text` is where the field stands, to be written to.
QByteArrayView undoubled(char *text, const CsvField &field)
{
    if (!field.hasDoubledQuotes)
        return field.text;
    qsizetype out = 0;
    for (qsizetype in = 0; in < field.text.size(); ++in) {
        text[out++] = field.text[in];
        if (field.text[in] == '"' && in + 1 < field.text.size() && field.text[in + 1] == '"')
            ++in;
    }
    return {text, out};
}

//! What the fields of one column look like.
struct Looks
{
    qsizetype filled = 0;
    qsizetype tokens = 0;
    qsizetype kinds = 0;
};

std::vector<Looks> looksOf(QByteArrayView sample, char delimiter, qsizetype &records)
{
    std::vector<Looks> columns;
    CsvCursor cursor(sample, delimiter);
    records = 0;
    while (cursor.next()) {
        ++records;
        const std::vector<CsvField> &fields = cursor.fields();
        if (fields.size() > columns.size())
            columns.resize(fields.size());
        for (std::size_t i = 0; i < fields.size(); ++i) {
            const QByteArrayView text = withoutWrapping(fields[i].text);
            columns[i].filled += text.isEmpty() ? 0 : 1;
            columns[i].tokens += looksLikeToken(text) ? 1 : 0;
            columns[i].kinds += kindOfWord(text) != TokenKind::Unknown ? 1 : 0;
        }
    }
    return columns;
}

} // namespace

std::optional<CsvLayout> layoutByHeader(QByteArrayView sample)
{
    for (const char delimiter : delimiters) {
        CsvCursor cursor(sample, delimiter);
        if (!cursor.next())
            return std::nullopt;
        const bool isSingle = cursor.fields().size() == 1;
        CsvLayout layout{.delimiter = isSingle ? ',' : delimiter, .hasHeader = true};
        bool isCertain = false;
        for (std::size_t i = 0; i < cursor.fields().size(); ++i) {
            const QByteArrayView name = withoutSpace(cursor.fields()[i].text);
            // A row of values already, one of which says "access_token" perhaps.
            if (looksLikeToken(name))
                return std::nullopt;
            const std::optional<TokenKind> kind = kindOfTokenName(name);
            isCertain = isCertain || kind;
            if (kind || isPossibleTokenName(name))
                layout.tokens.push_back({i, kind.value_or(TokenKind::Unknown), !kind});
            else if (!layout.kind && isKindName(name))
                layout.kind = i;
        }
        // Beside a column that is named after tokens the doubtful ones are something else.
        if (isCertain)
            std::erase_if(layout.tokens, [](const auto &column) { return column.isDoubtful; });
        if (!layout.tokens.empty())
            return layout;
    }
    return std::nullopt;
}

std::optional<CsvLayout> layoutByValues(QByteArrayView sample)
{
    for (const char delimiter : delimiters) {
        qsizetype records = 0;
        const std::vector<Looks> columns = looksOf(sample, delimiter, records);
        CsvLayout layout{.delimiter = delimiter};
        for (std::size_t i = 0; columns.size() > 1 && i < columns.size(); ++i) {
            const Looks &looks = columns[i];
            if (looks.tokens * 2 > looks.filled && looks.tokens * 3 >= records)
                layout.tokens.push_back({.index = i});
            else if (!layout.kind && looks.kinds * 2 > records)
                layout.kind = i;
        }
        if (!layout.tokens.empty())
            return layout;
    }
    return std::nullopt;
}

void findInCsv(char *text, std::size_t size, const CsvLayout &layout, FindSink &sink)
{
    CsvCursor cursor({text, static_cast<qsizetype>(size)}, layout.delimiter);
    if (layout.hasHeader && !cursor.next())
        return;
    while (!sink.shouldStop() && cursor.next()) {
        const std::vector<CsvField> &fields = cursor.fields();
        TokenKind told = TokenKind::Unknown;
        if (layout.kind && *layout.kind < fields.size())
            told = kindOfWord(withoutSpace(fields[*layout.kind].text));
        bool isShort = true;
        for (const CsvLayout::Column &column : layout.tokens) {
            if (column.index >= fields.size())
                continue;
            isShort = false;
            const CsvField &field = fields[column.index];
            const QByteArrayView value
                = withoutWrapping(undoubled(text + (field.text.data() - text), field));
            if (value.isEmpty() || (column.isDoubtful && !looksLikeToken(value)))
                continue;
            sink.add(value, cursor.line(), column.kind == TokenKind::Unknown ? told : column.kind);
        }
        if (isShort)
            sink.addGarbage(withoutSpace(cursor.record()), cursor.line());
    }
}

} // namespace rescind
