// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bulk/tokenlist.h"

#include "core/bulk/tokendigest.h"
#include "core/bulk/tokenlistdata.h"

namespace rescind {

QString fingerprintOf(const TokenDigest &digest)
{
    constexpr qsizetype fingerprintBytes = 8;
    const QByteArray bytes = QByteArrayView(digest.data(), fingerprintBytes).toByteArray();
    return QString::fromLatin1(bytes.toHex());
}

TokenList::TokenList()
    : m_data(std::make_unique<Data>())
{
}

TokenList::~TokenList() = default;

qsizetype TokenList::size() const
{
    return static_cast<qsizetype>(m_data->rows.size());
}

ListFormat TokenList::format() const
{
    return m_data->format;
}

const ListRow &TokenList::row(qsizetype index) const
{
    return m_data->rows[static_cast<std::size_t>(index)];
}

QByteArrayView TokenList::bytes(qsizetype index) const
{
    const TokenPlace place = m_data->places[static_cast<std::size_t>(index)];
    return m_data->input.view().sliced(place.offset, place.size);
}

Secret TokenList::token(qsizetype index) const
{
    // Secret copies what it is given.
    const QByteArrayView view = bytes(index);
    return Secret(QByteArray::fromRawData(view.data(), view.size()));
}

QString TokenList::tokenId(qsizetype index) const
{
    if (row(index).format != TokenFormat::Jws)
        return {};
    return readJwt(token(index)).claims.value(QLatin1StringView("jti")).toString();
}

QString TokenList::name(quint32 number) const
{
    const std::vector<quint32> &ends = m_data->nameEnds;
    if (number == 0 || number >= ends.size())
        return {};
    const quint32 begin = ends[number - 1];
    return QString::fromUtf8(QByteArrayView(m_data->names).sliced(begin, ends[number] - begin));
}

TokenDigest TokenList::digest() const
{
    DigestMaker maker;
    QByteArray all;
    all.reserve(size() * qsizetype(sizeof(TokenDigest)));
    for (const ListRow &row : m_data->rows)
        all.append(QByteArrayView(row.digest.data(), qsizetype(row.digest.size())));
    return maker.of(all);
}

} // namespace rescind
