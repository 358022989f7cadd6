// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/tokenlike.h"

#include <algorithm>

namespace rescind {

namespace {

constexpr qsizetype shortestToken = 20;

bool isLower(QChar c)
{
    return c >= u'a' && c <= u'z';
}

bool isUpper(QChar c)
{
    return c >= u'A' && c <= u'Z';
}

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

bool isJoint(QChar c)
{
    return c == u'-' || c == u'_' || c == u'~' || c == u'+';
}

bool isOfRun(QChar c)
{
    return isLower(c) || isUpper(c) || isDigit(c) || isJoint(c) || c == u'/';
}

//! How many characters from `start` on satisfy it.
template<typename Predicate>
qsizetype countFrom(QStringView text, qsizetype start, Predicate is)
{
    qsizetype end = start;
    while (end < text.size() && is(text[end]))
        ++end;
    return end - start;
}

//! Six letters in a row without a vowel are hardly in any word.
bool canBePronounced(QStringView letters)
{
    constexpr QStringView vowels = u"aeiouyAEIOUY";
    qsizetype consonants = 0;
    for (const QChar c : letters) {
        consonants = vowels.contains(c) ? 0 : consonants + 1;
        if (consonants >= 6)
            return false;
    }
    return true;
}

//! "token", "Token" or "TOKEN", "sha256"; "TokenEndpointAuthMethod", whose parts have three letters
//! or more.
bool readsAsWord(QStringView piece)
{
    const qsizetype digits = countFrom(piece, 0, isDigit);
    // A number, or an ordinal such as "3rd".
    if (digits > 0)
        return digits == piece.size() || (digits <= 2 && piece.size() - digits <= 2);
    qsizetype end = piece.size();
    while (isDigit(piece[end - 1]))
        --end;
    const QStringView letters = piece.left(end);
    const bool tooManyDigits = piece.size() - end > 4;
    if (tooManyDigits || std::any_of(letters.begin(), letters.end(), isDigit)
        || !canBePronounced(letters))
        return false;
    if (countFrom(letters, 0, isUpper) == letters.size())
        return letters.size() < shortestToken;
    qsizetype at = 0;
    while (at < letters.size()) {
        const qsizetype capitals = countFrom(letters, at, isUpper);
        const qsizetype small = countFrom(letters, at + capitals, isLower);
        const bool first = at == 0;
        // "OAuthError", "IDTokenFailure": an abbreviation may lead.
        const bool oddCapitals = capitals > (first ? 4 : 1);
        if (oddCapitals || small >= shortestToken || (small < 2 && !(first && capitals == 0)))
            return false;
        at += capitals + small;
    }
    return true;
}

bool isUuid(QStringView text)
{
    if (text.size() != 36)
        return false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        const QChar lower = text[i].toLower();
        const bool hex = isDigit(lower) || (lower >= u'a' && lower <= u'f');
        if (dash ? lower != u'-' : !hex)
            return false;
    }
    return true;
}

bool hasInnerCapital(QStringView piece)
{
    for (qsizetype i = 1; i < piece.size(); ++i) {
        if (isUpper(piece[i]) && isLower(piece[i - 1]))
            return true;
    }
    return false;
}

//! Whether a stretch between two slashes is made of words alone.
bool readsAsWords(QStringView segment)
{
    // What happens to split into what could be words ("a1-b2_c3-D4…") is given away by its mixture.
    qsizetype mixed = 0;
    bool anyDigit = false;
    bool anyInnerCapital = false;
    for (qsizetype i = 0; i < segment.size();) {
        if (isJoint(segment[i])) {
            ++i;
            continue;
        }
        const bool ends = i + 36 >= segment.size() || isJoint(segment[i + 36]);
        if (ends && isUuid(segment.mid(i, 36))) {
            i += 36;
            continue;
        }
        const qsizetype size = countFrom(segment, i, [](QChar c) { return !isJoint(c); });
        const QStringView piece = segment.mid(i, size);
        const qsizetype digits = std::count_if(piece.begin(), piece.end(), isDigit);
        if (digits >= shortestToken || !readsAsWord(piece))
            return false;
        if (digits > 0 && digits < size)
            mixed += size;
        anyDigit = anyDigit || digits > 0;
        anyInnerCapital = anyInnerCapital || hasInnerCapital(piece);
        i += size;
    }
    return segment.size() < shortestToken
        || (mixed * 2 <= segment.size() && !(anyDigit && anyInnerCapital));
}

//! The stretches of one run that are no words. A slash may belong to base64, so short ones count
//! together before they are let pass.
QList<TextRange> suspectsIn(QStringView run, qsizetype offset)
{
    QList<TextRange> suspects;
    qsizetype total = 0;
    for (qsizetype i = 0; i < run.size(); ++i) {
        const qsizetype size = countFrom(run, i, [](QChar c) { return c != u'/'; });
        if (!readsAsWords(run.mid(i, size))) {
            suspects.append({offset + i, size});
            total += size;
        }
        i += size;
    }
    return total >= shortestToken ? suspects : QList<TextRange>();
}

} // namespace

QList<TextRange> tokenLikeRanges(QStringView text)
{
    QList<TextRange> result;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const qsizetype size = countFrom(text, i, isOfRun);
        if (size >= shortestToken)
            result += suspectsIn(text.mid(i, size), i);
        i += size;
    }
    for (TextRange &range : result)
        range.size += countFrom(text, range.start + range.size, [](QChar c) { return c == u'='; });
    return result;
}

} // namespace rescind
