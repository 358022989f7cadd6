// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bulk/jsonfinds.h"

#include "core/bulk/jsoncursor.h"
#include "core/bulk/textfinds.h"
#include "core/bulk/tokennames.h"
#include "core/bulk/tokenshape.h"

#include <openssl/crypto.h>

#include <algorithm>

namespace rescind {

namespace {

constexpr int maxDepth = 64;

//! What a member's name says of the strings in it.
struct Meaning
{
    enum Strength { No, Possible, Certain };
    Strength strength = No;
    TokenKind kind = TokenKind::Unknown;
};

Meaning meaningOf(QByteArrayView name)
{
    if (const std::optional<TokenKind> kind = kindOfTokenName(name))
        return {Meaning::Certain, *kind};
    return {isPossibleTokenName(name) ? Meaning::Possible : Meaning::No, TokenKind::Unknown};
}

QByteArrayView viewOf(const JsonCursor::String &string)
{
    return {string.begin, static_cast<qsizetype>(string.size)};
}

class JsonSearch final
{
public:
    JsonSearch(char *text, std::size_t size, FindSink &sink)
        : m_cursor(text, text + size)
        , m_end(text + size)
        , m_counted(text)
        , m_sink(sink)
    {
    }

    void run()
    {
        while (!m_sink.shouldStop()) {
            skipBetweenValues();
            if (m_cursor.isAtEnd())
                return;
            const std::size_t before = m_sink.finds().size();
            char *const begin = m_cursor.at();
            const quint32 line = lineAt(begin);
            if (!takeValue({.strength = Meaning::Certain}, 0)) {
                m_sink.finds().resize(before);
                takeBrokenLine(begin, line);
            }
        }
    }

private:
    //! The brackets and commas of an array around everything.
    void skipBetweenValues()
    {
        m_cursor.skipSpace();
        while (m_cursor.peek() == ',' || m_cursor.peek() == '[' || m_cursor.peek() == ']') {
            m_cursor = JsonCursor(m_cursor.at() + 1, m_end);
            m_cursor.skipSpace();
        }
    }

    quint32 lineAt(const char *at)
    {
        m_line += static_cast<quint32>(std::count(m_counted, at, '\n'));
        m_counted = at;
        return m_line;
    }

    void takeBrokenLine(char *begin, quint32 line)
    {
        char *const end = std::find(begin, m_end, '\n');
        const std::size_t before = m_sink.finds().size();
        findInText(begin, static_cast<std::size_t>(end - begin), line, Shapes::Named, m_sink);
        const QByteArrayView text = withoutSpace({begin, end - begin});
        if (m_sink.finds().size() == before && !text.isEmpty())
            m_sink.addGarbage(text, line);
        m_cursor = JsonCursor(end, m_end);
        // Values that go over several lines were counted further.
        m_line = line;
        m_counted = begin;
    }

    bool takeValue(const Meaning &meaning, int depth)
    {
        m_cursor.skipSpace();
        if (depth > maxDepth)
            return false;
        switch (m_cursor.peek()) {
        case '{':
            return takeObject(depth);
        case '[':
            return takeArray(meaning, depth);
        case '"': {
            JsonCursor::String string;
            char *const begin = m_cursor.at();
            if (!m_cursor.takeString(string))
                return false;
            useString(string, lineAt(begin), meaning);
            return true;
        }
        default:
            return m_cursor.skipLiteral();
        }
    }

    void useString(const JsonCursor::String &string, quint32 line, const Meaning &meaning)
    {
        const QByteArrayView text = withoutWrapping(viewOf(string));
        const bool isToken = meaning.strength == Meaning::Certain
            || (meaning.strength == Meaning::Possible && looksLikeToken(text));
        if (!isToken)
            findInText(string.begin, string.size, line, Shapes::Named, m_sink);
        else if (!text.isEmpty())
            m_sink.add(text, line, meaning.kind);
    }

    bool takeArray(const Meaning &meaning, int depth)
    {
        (void)m_cursor.take('[');
        if (m_cursor.take(']'))
            return true;
        do {
            if (!takeValue(meaning, depth + 1))
                return false;
        } while (m_cursor.take(','));
        return m_cursor.take(']');
    }

    bool takeObject(int depth)
    {
        (void)m_cursor.take('{');
        if (m_cursor.take('}'))
            return true;
        TokenKind told = TokenKind::Unknown;
        std::vector<std::size_t> own;
        do {
            JsonCursor::String name;
            if (!m_cursor.takeString(name) || !m_cursor.take(':'))
                return false;
            m_cursor.skipSpace();
            const std::size_t before = m_sink.finds().size();
            const bool isString = m_cursor.peek() == '"';
            if (isString && isKindName(viewOf(name))) {
                JsonCursor::String word;
                if (!m_cursor.takeString(word))
                    return false;
                told = kindOfWord(viewOf(word));
                continue;
            }
            if (!takeValue(meaningOf(viewOf(name)), depth + 1))
                return false;
            if (isString && m_sink.finds().size() == before + 1)
                own.push_back(before);
        } while (m_cursor.take(','));
        for (const std::size_t index : own) {
            TokenKind &kind = m_sink.finds()[index].kind;
            if (kind == TokenKind::Unknown)
                kind = told;
        }
        return m_cursor.take('}');
    }

    JsonCursor m_cursor;
    char *m_end;
    //! How far lines are counted.
    const char *m_counted;
    quint32 m_line = 1;
    FindSink &m_sink;
};

} // namespace

bool beginsAsJson(QByteArrayView text)
{
    // A copy of the beginning, since walking undoes escapes.
    constexpr qsizetype enough = 16 * 1024;
    QByteArray copy = text.first(std::min(text.size(), enough)).toByteArray();
    const bool isCut = copy.size() < text.size();
    JsonCursor cursor(copy.data(), copy.data() + copy.size());
    // A log's "[2026-11-25 …" and "{thread}" go on otherwise.
    bool isInArray = false;
    while (cursor.take('['))
        isInArray = true;
    JsonCursor::String string;
    const bool isObject = cursor.take('{');
    const bool isWhole = cursor.takeString(string);
    bool begins = isWhole ? isObject && cursor.take(':') : isObject && cursor.take('}');
    if (!isObject && isInArray)
        begins = isWhole ? cursor.take(',') || cursor.take(']')
                         : cursor.take(']') || (string.begin != nullptr && isCut);
    OPENSSL_cleanse(copy.data(), static_cast<std::size_t>(copy.size()));
    return begins;
}

void findInJson(char *text, std::size_t size, FindSink &sink)
{
    JsonSearch(text, size, sink).run();
}

} // namespace rescind
