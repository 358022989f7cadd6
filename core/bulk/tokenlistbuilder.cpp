// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bulk/tokenlistbuilder.h"

#include "core/bulk/duplicates.h"
#include "core/bulk/rowreader.h"
#include "core/bulk/tokenlistdata.h"

#include <algorithm>
#include <cstring>
#include <deque>
#include <thread>

namespace rescind {

namespace {

constexpr std::size_t rowsInBatch = 256;
constexpr std::size_t rowsForOneThread = 2048;
constexpr unsigned mostThreads = 4;

//! The rows, read by several threads that take batch after batch.
class Reading final
{
public:
    Reading(const FoundTokens &found, std::vector<ListRow> &rows)
        : m_found(found)
        , m_rows(rows)
        , m_readerOf((found.finds.size() + rowsInBatch - 1) / rowsInBatch)
    {
        const unsigned wanted
            = found.finds.size() < rowsForOneThread ? 1 : std::thread::hardware_concurrency();
        for (unsigned i = 0; i < std::clamp(wanted, 1U, mostThreads); ++i)
            m_readers.emplace_back();
    }

    //! False where it was cancelled.
    bool run(const TaskControl &control, qint64 total)
    {
        std::vector<std::thread> helpers;
        for (std::size_t i = 1; i < m_readers.size(); ++i)
            helpers.emplace_back([this, i] { work(i, [] {}); });
        const auto all = static_cast<double>(std::max<std::size_t>(m_readerOf.size(), 1));
        work(0, [&] {
            m_isCancelled = m_isCancelled || control.isCancelled();
            const double part
                = static_cast<double>(std::min(m_next.load(), m_readerOf.size())) / all;
            control.progressed(
                total / 2 + static_cast<qint64>(part * static_cast<double>(total - total / 2)),
                total);
        });
        for (std::thread &helper : helpers)
            helper.join();
        return !m_isCancelled;
    }

    //! One table for all, in the order of the rows' first readers.
    NameTable mergedNames()
    {
        NameTable all;
        std::vector<std::vector<quint32>> numbers(m_readers.size());
        for (std::size_t reader = 0; reader < m_readers.size(); ++reader) {
            const NameTable &names = m_readers[reader].names();
            for (quint32 n = 0; n < names.size(); ++n)
                numbers[reader].push_back(all.numberOf(names.name(n)));
        }
        for (std::size_t i = 0; i < m_rows.size(); ++i) {
            const std::vector<quint32> &known = numbers[m_readerOf[i / rowsInBatch]];
            ListRow &row = m_rows[i];
            for (quint32 *number : {&row.issuer, &row.clientId, &row.subject, &row.scope})
                *number = known[*number];
        }
        return all;
    }

private:
    template<typename AfterBatch>
    void work(std::size_t reader, AfterBatch afterBatch)
    {
        const QByteArrayView input = m_found.input.view();
        while (!m_isCancelled) {
            const std::size_t batch = m_next++;
            if (batch >= m_readerOf.size())
                return;
            m_readerOf[batch] = static_cast<quint8>(reader);
            const std::size_t end = std::min((batch + 1) * rowsInBatch, m_rows.size());
            for (std::size_t i = batch * rowsInBatch; i < end; ++i) {
                const ListFind &find = m_found.finds[i];
                m_rows[i] = m_readers[reader].read(input.sliced(find.offset, find.size), find);
            }
            afterBatch();
        }
    }

    const FoundTokens &m_found;
    std::vector<ListRow> &m_rows;
    std::deque<RowReader> m_readers;
    std::vector<quint8> m_readerOf; //!< by batch
    std::atomic_size_t m_next = 0;
    std::atomic_bool m_isCancelled = false;
};

//! Duplicates lie where the first of them lies.
std::vector<TokenPlace> placesOf(const ListFinds &finds, const std::vector<ListRow> &rows)
{
    std::vector<TokenPlace> places;
    places.reserve(finds.size());
    for (std::size_t i = 0; i < finds.size(); ++i) {
        const qint32 first = rows[i].duplicateOf;
        const ListFind &find = finds[first < 0 ? i : static_cast<std::size_t>(first)];
        places.push_back({find.offset, find.size});
    }
    return places;
}

//! Keeps the tokens alone where they are less than half of what was read.
void putTogether(
    WipedBytes &input, std::vector<TokenPlace> &places, const std::vector<ListRow> &rows)
{
    std::size_t needed = 0;
    for (std::size_t i = 0; i < places.size(); ++i)
        needed += rows[i].duplicateOf < 0 ? places[i].size : 0;
    if (needed * 2 > input.capacity())
        return;
    WipedBytes kept(needed);
    std::size_t at = 0;
    for (std::size_t i = 0; i < places.size(); ++i) {
        TokenPlace &place = places[i];
        if (rows[i].duplicateOf >= 0) {
            place = places[static_cast<std::size_t>(rows[i].duplicateOf)];
            continue;
        }
        std::memcpy(kept.data() + at, input.data() + place.offset, place.size);
        place.offset = static_cast<quint32>(at);
        at += place.size;
    }
    kept.setSize(at);
    input = std::move(kept);
}

} // namespace

Result<std::shared_ptr<const TokenList>> TokenListBuilder::listOf(
    FoundTokens found, const TaskControl &control, qint64 total)
{
    auto list = std::make_shared<TokenList>();
    TokenList::Data &data = *list->m_data;
    data.format = found.format;
    data.rows.resize(found.finds.size());
    Reading reading(found, data.rows);
    if (!reading.run(control, total))
        return fail({.kind = ErrorKind::Cancelled, .stage = Stage::Storage});
    const NameTable names = reading.mergedNames();
    data.names = names.bytes();
    data.nameEnds = names.ends();
    markDuplicates(data.rows);
    data.places = placesOf(found.finds, data.rows);
    data.input = std::move(found.input);
    putTogether(data.input, data.places, data.rows);
    return std::shared_ptr<const TokenList>(std::move(list));
}

} // namespace rescind
