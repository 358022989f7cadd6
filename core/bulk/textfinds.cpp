// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bulk/textfinds.h"

#include "core/bulk/percent.h"
#include "core/bulk/tokennames.h"
#include "core/bulk/tokenshape.h"

#include <algorithm>

namespace rescind {

namespace {

bool isHexDigit(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

//! RFC 6750's b64token, dots included, and percent signs that stand for one of them.
bool isOfValue(char c)
{
    return isBase64Url(c) || c == '.' || c == '~' || c == '+' || c == '/' || c == '=' || c == '%';
}

bool isQuote(char c)
{
    return c == '"' || c == '\'' || c == '`' || c == '\\';
}

bool isJwe(QByteArrayView text)
{
    return text.size() <= longestToken
        && readJwt(Secret(QByteArray::fromRawData(text.data(), text.size()))).format
        == TokenFormat::Jwe;
}

//! Whoever writes about tokens writes "the token is …" too.
bool isWorthARow(QByteArrayView value)
{
    constexpr qsizetype shortest = 8;
    constexpr qsizetype certain = 24;
    const bool hasDigit
        = std::any_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; });
    return value.size() >= shortest && canBeToken(value) && (hasDigit || value.size() >= certain);
}

class TextSearch final
{
public:
    TextSearch(char *text, std::size_t size, quint32 line, Shapes shapes, FindSink &sink)
        : m_at(text)
        , m_begin(text)
        , m_end(text + size)
        , m_line(line)
        , m_shapes(shapes)
        , m_sink(sink)
    {
    }

    void run()
    {
        while (m_at < m_end) {
            if (!isBase64Url(*m_at)) {
                if (*m_at == '\n') {
                    ++m_line;
                    if (m_sink.shouldStop())
                        return;
                }
                ++m_at;
                continue;
            }
            char *const wordEnd = runFrom(m_at, isBase64Url);
            skipEscape(wordEnd);
            if (!takeJwt(wordEnd) && !takeNamed(wordEnd) && !takeBare(wordEnd))
                m_at = wordEnd;
        }
    }

private:
    template<typename Predicate>
    char *runFrom(char *from, Predicate is) const
    {
        return std::find_if_not(from, m_end, is);
    }
    static QByteArrayView between(const char *from, const char *to) { return {from, to - from}; }

    //! "%3DeyJ…" and "\neyJ…": what belongs to the escape is no part of the word.
    void skipEscape(const char *wordEnd)
    {
        if (m_at == m_begin)
            return;
        const char before = m_at[-1];
        if (before == '%' && wordEnd - m_at > 2 && isHexDigit(m_at[0]) && isHexDigit(m_at[1]))
            m_at += 2;
        else if (before == '\\' && wordEnd - m_at > 1
            && (*m_at == 'n' || *m_at == 't' || *m_at == 'r'))
            ++m_at;
    }

    //! Where the JWT that begins here ends; null where none does.
    char *jwtEnd(char *begin, char *wordEnd) const
    {
        if (!between(begin, wordEnd).startsWith("eyJ"))
            return nullptr;
        std::array<char *, 5> ends = {wordEnd};
        std::size_t parts = 1;
        while (parts < ends.size() && ends[parts - 1] < m_end && *ends[parts - 1] == '.') {
            ends[parts] = runFrom(ends[parts - 1] + 1, isBase64Url);
            ++parts;
        }
        if (parts < 3 || ends[1] == ends[0] + 1)
            return nullptr;
        return parts == 5 && isJwe(between(begin, ends[4])) ? ends[4] : ends[2];
    }

    bool takeJwt(char *wordEnd, TokenKind kind = TokenKind::Unknown)
    {
        char *const end = jwtEnd(m_at, wordEnd);
        if (end == nullptr)
            return false;
        m_sink.add(between(m_at, end), m_line, kind);
        m_at = end;
        return true;
    }

    //! "access_token=…", "refresh_token": "…", "Bearer …".
    bool takeNamed(char *wordEnd)
    {
        // Most words end otherwise: asked first, since names are compared letter by letter.
        const char last = static_cast<char>(wordEnd[-1] | 0x20);
        if (last != 'n' && last != 'r' && last != 't')
            return false;
        QByteArrayView word = between(m_at, wordEnd);
        while (word.startsWith('-'))
            word = word.sliced(1);
        const bool isBearer = word.compare("bearer", Qt::CaseInsensitive) == 0;
        const std::optional<TokenKind> kind
            = isBearer ? std::optional(TokenKind::Unknown) : kindOfTokenName(word);
        if (!kind)
            return false;
        char *const value = isBearer ? afterBearer(wordEnd) : afterName(wordEnd);
        if (value == nullptr || value == m_end)
            return false;
        return takeValue(value, *kind);
    }

    char *afterBearer(char *at) const
    {
        char *value = runFrom(at, [](char c) { return c == ' ' || c == '\t' || c == '+'; });
        if (value == at && between(at, m_end).startsWith("%20"))
            value = at + 3;
        return value == at ? nullptr : value;
    }

    char *afterName(char *at) const
    {
        const auto isFiller = [](char c) { return c == ' ' || c == '\t' || isQuote(c); };
        at = runFrom(at, isFiller);
        const QByteArrayView rest = between(at, m_end);
        if (rest.startsWith('=') || rest.startsWith(':'))
            ++at;
        else if (rest.startsWith("%3D") || rest.startsWith("%3d"))
            at += 3;
        else
            return nullptr;
        at = runFrom(at, isFiller);
        const QByteArrayView value = between(at, m_end);
        constexpr qsizetype bearerSize = 6;
        if (value.size() > bearerSize
            && value.first(bearerSize).compare("bearer", Qt::CaseInsensitive) == 0) {
            char *const after = afterBearer(at + bearerSize);
            return after == nullptr ? at : after;
        }
        return at;
    }

    bool takeValue(char *begin, TokenKind kind)
    {
        char *const wordEnd = runFrom(begin, isBase64Url);
        m_at = begin;
        if (takeJwt(wordEnd, kind))
            return true;
        char *const end = runFrom(begin, isOfValue);
        // `Bearer realm="…"` of a challenge.
        const bool isAttribute = end < m_end && end > begin && end[-1] == '=' && isQuote(*end);
        char *decodedEnd = begin;
        if (!isAttribute)
            decodedEnd = begin + decodePercent(begin, static_cast<std::size_t>(end - begin));
        while (decodedEnd > begin && decodedEnd[-1] == '.')
            --decodedEnd;
        m_at = std::max(end, begin);
        if (isWorthARow(between(begin, decodedEnd)))
            m_sink.add(between(begin, decodedEnd), m_line, kind);
        return true;
    }

    //! Opaque tokens are made of 32 random bytes and more, which is 43 characters.
    bool takeBare(char *wordEnd)
    {
        constexpr std::ptrdiff_t shortest = 40;
        if (m_shapes == Shapes::Named || wordEnd - m_at < shortest)
            return false;
        const auto isOfPath
            = [](char c) { return c == '/' || c == '.' || c == '+' || c == '=' || c == '%'; };
        const bool isPart = (m_at > m_begin && isOfPath(m_at[-1]))
            || (wordEnd < m_end && *wordEnd != '.' && isOfPath(*wordEnd));
        const QByteArrayView word = between(m_at, wordEnd);
        const auto has = [&word](char first, char last) {
            return std::any_of(
                word.begin(), word.end(), [=](char c) { return c >= first && c <= last; });
        };
        // Checksums are hex of one case.
        if (isPart || !has('a', 'z') || !has('A', 'Z') || !has('0', '9') || !looksLikeToken(word))
            return false;
        m_sink.add(word, m_line);
        m_at = wordEnd;
        return true;
    }

    char *m_at;
    const char *m_begin;
    char *m_end;
    quint32 m_line;
    Shapes m_shapes;
    FindSink &m_sink;
};

} // namespace

void findInText(char *text, std::size_t size, quint32 line, Shapes shapes, FindSink &sink)
{
    TextSearch(text, size, line, shapes, sink).run();
}

} // namespace rescind
