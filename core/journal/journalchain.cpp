// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/journalchain.h"

#include <QtCore/QStringEncoder>
#include <QtCore/QtEndian>

#include <openssl/evp.h>

#include <algorithm>
#include <charconv>

namespace rescind {

namespace {

constexpr char format = 1;

void putSize(QByteArray &body, qsizetype size)
{
    std::array<char, 4> bytes{};
    qToBigEndian(quint32(size), bytes.data());
    body.append(bytes.data(), bytes.size());
}

void put(QByteArray &body, QByteArrayView bytes)
{
    putSize(body, bytes.size());
    body.append(bytes);
}

//! Without a copy in between: this is most of what encoding costs. Nearly all of it is ASCII.
void putText(QByteArray &body, const QString &text)
{
    ushort all = 0;
    for (const QChar c : text)
        all |= c.unicode();
    const qsizetype begin = body.size() + 4;
    putSize(body, text.size());
    if (all < 0x80) {
        body.resize(begin + text.size());
        std::transform(text.cbegin(), text.cend(), body.data() + begin,
            [](QChar c) { return char(c.unicode()); });
        return;
    }
    QStringEncoder encoder(QStringEncoder::Utf8);
    body.resize(begin + encoder.requiredSpace(text.size()));
    const char *const end = encoder.appendToBuffer(body.data() + begin, text);
    const qsizetype size = end - (body.constData() + begin);
    body.resize(begin + size);
    qToBigEndian(quint32(size), body.data() + begin - 4);
}

//! Takes the next field off the front; null where there is no whole one.
std::optional<QByteArrayView> take(QByteArrayView &body)
{
    if (body.size() < 4)
        return std::nullopt;
    const qsizetype size = qFromBigEndian<quint32>(body.data());
    if (body.size() - 4 < size)
        return std::nullopt;
    const QByteArrayView field = body.sliced(4, size);
    body = body.sliced(4 + size);
    return field;
}

//! Decimal, and only as we write it: one encoding for one number.
std::optional<qint64> takeNumber(QByteArrayView &body)
{
    const auto field = take(body);
    if (!field)
        return std::nullopt;
    qint64 number = 0;
    const char *const end = field->data() + field->size();
    const auto [stop, error] = std::from_chars(field->data(), end, number);
    const bool isPlain = error == std::errc() && stop == end
        && (field->size() == 1 || field->front() != '0')
        && !(field->front() == '-' && (number == 0 || field->at(1) == '0'));
    return isPlain ? std::optional(number) : std::nullopt;
}

} // namespace

QByteArray JournalHead::toText() const
{
    return "1:" + QByteArray::number(sequence) + ':' + hash.toHex();
}

std::optional<JournalHead> JournalHead::fromText(QByteArrayView text)
{
    const QList<QByteArray> parts = text.toByteArray().split(':');
    if (parts.size() != 3 || parts.at(0) != "1")
        return std::nullopt;
    bool isNumber = false;
    const JournalHead head{parts.at(1).toLongLong(&isNumber), QByteArray::fromHex(parts.at(2))};
    if (!isNumber || head.sequence < 0 || head.hash.size() != 32 || head.toText() != text)
        return std::nullopt;
    return head;
}

QByteArray encoded(const JournalEntry &entry)
{
    QByteArray body;
    body.reserve(512);
    body.append(format);
    put(body, QByteArray::number(entry.sequence));
    put(body, QByteArray::number(entry.time.toMSecsSinceEpoch()));
    put(body, actionName(entry.action));
    put(body, QByteArray::number(entry.httpStatus));
    for (const JournalTextField &field : journalTextFields())
        putText(body, entry.*field.member);
    return body;
}

std::optional<JournalEntry> decoded(QByteArrayView body)
{
    if (body.isEmpty() || body.front() != format)
        return std::nullopt;
    body = body.sliced(1);
    JournalEntry entry;
    const auto sequence = takeNumber(body);
    const auto time = takeNumber(body);
    const auto action = take(body);
    const auto status = takeNumber(body);
    if (!sequence || !time || !action || !status)
        return std::nullopt;
    entry.sequence = *sequence;
    entry.time = QDateTime::fromMSecsSinceEpoch(*time, Qt::UTC);
    entry.action = actionNamed(QString::fromUtf8(*action));
    entry.httpStatus = int(*status);
    for (const JournalTextField &field : journalTextFields()) {
        const auto text = take(body);
        if (!text)
            return std::nullopt;
        entry.*field.member = QString::fromUtf8(*text);
    }
    return body.isEmpty() ? std::optional(entry) : std::nullopt;
}

std::optional<qint64> encodedSequence(QByteArrayView body)
{
    if (body.isEmpty() || body.front() != format)
        return std::nullopt;
    body = body.sliced(1);
    return takeNumber(body);
}

struct JournalHasher::Context
{
    EVP_MD *digest = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    EVP_MD_CTX *state = EVP_MD_CTX_new();

    Context() = default;
    Q_DISABLE_COPY_MOVE(Context)
    ~Context()
    {
        EVP_MD_CTX_free(state);
        EVP_MD_free(digest);
    }
};

JournalHasher::JournalHasher()
    : m_context(std::make_unique<Context>())
{
}

JournalHasher::~JournalHasher() = default;

void JournalHasher::hash(QByteArrayView before, QByteArrayView body, unsigned char *result)
{
    EVP_DigestInit_ex2(m_context->state, m_context->digest, nullptr);
    EVP_DigestUpdate(m_context->state, before.data(), size_t(before.size()));
    EVP_DigestUpdate(m_context->state, body.data(), size_t(body.size()));
    EVP_DigestFinal_ex(m_context->state, result, nullptr);
}

QByteArray JournalHasher::hash(QByteArrayView before, QByteArrayView body)
{
    std::array<unsigned char, 32> result{};
    hash(before, body, result.data());
    return QByteArrayView(result).toByteArray();
}

} // namespace rescind
