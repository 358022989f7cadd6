// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bulk/listformat.h"

#include "core/bulk/jsonfinds.h"
#include "core/bulk/linecursor.h"
#include "core/bulk/tokenshape.h"

#include <algorithm>

namespace rescind {

namespace {

constexpr int sampleLines = 100;

struct Sample
{
    //! From the first line on that is not empty.
    QByteArrayView text = {};
    int lines = 0;
    int jsonObjects = 0;
    int couldBeTokens = 0;
};

//! One word, and none of what separates words, writes code or addresses.
bool couldBeTokenLine(QByteArrayView line)
{
    const QByteArrayView text = withoutWrapping(line);
    constexpr QByteArrayView others(",;\"'`<>()[]{}|\\");
    const auto isOther = [others](char c) { return others.contains(c); };
    if (!canBeToken(text) || std::any_of(text.begin(), text.end(), isOther) || text.contains("://"))
        return false;
    // "access_token=…" is a parameter; what stands at the end is base64's padding.
    qsizetype size = text.size();
    while (size > 0 && text[size - 1] == '=')
        --size;
    return !text.first(size).contains('=');
}

Sample sampleOf(QByteArrayView input)
{
    Sample sample;
    LineCursor lines(input);
    const char *end = input.data();
    while (sample.lines < sampleLines && lines.next()) {
        const QByteArrayView line = withoutSpace(lines.line());
        if (line.isEmpty())
            continue;
        if (sample.lines == 0)
            sample.text = {line.data(), 0};
        ++sample.lines;
        end = lines.line().data() + lines.line().size();
        sample.jsonObjects += line.startsWith('{') && line.endsWith('}') && beginsAsJson(line);
        sample.couldBeTokens += couldBeTokenLine(line);
    }
    if (sample.lines > 0)
        sample.text = {sample.text.data(), end - sample.text.data()};
    return sample;
}

} // namespace

FoundFormat formatOf(QByteArrayView input)
{
    const Sample sample = sampleOf(input);
    if (sample.lines == 0)
        return {.format = ListFormat::Lines};
    if (beginsAsJson(sample.text) || sample.jsonObjects * 2 > sample.lines)
        return {.format = ListFormat::JsonLines};
    std::optional<CsvLayout> layout = layoutByHeader(sample.text);
    if (!layout && sample.couldBeTokens * 2 >= sample.lines)
        return {.format = ListFormat::Lines};
    if (!layout)
        layout = layoutByValues(sample.text);
    if (!layout)
        return {.format = ListFormat::Text};
    return {.format = layout->delimiter == '\t' ? ListFormat::Tsv : ListFormat::Csv,
        .layout = std::move(*layout)};
}

} // namespace rescind
