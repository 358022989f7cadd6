// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bulk/nametable.h"

#include <QtCore/QHash>

namespace rescind {

namespace {

constexpr std::size_t firstSlots = 64;

} // namespace

NameTable::NameTable()
    : m_slots(firstSlots)
{
}

QByteArrayView NameTable::name(quint32 number) const
{
    if (number == 0)
        return {};
    const quint32 begin = m_ends[number - 1];
    return QByteArrayView(m_bytes).sliced(begin, m_ends[number] - begin);
}

quint32 NameTable::numberOf(QByteArrayView name)
{
    if (name.isEmpty())
        return 0;
    std::size_t slot = slotFor(name);
    if (m_slots[slot] != 0)
        return m_slots[slot];
    if (m_ends.size() * 2 > m_slots.size()) {
        grow();
        slot = slotFor(name);
    }
    const quint32 number = size();
    m_bytes.append(name);
    m_ends.push_back(static_cast<quint32>(m_bytes.size()));
    m_slots[slot] = number;
    return number;
}

std::size_t NameTable::slotFor(QByteArrayView text) const
{
    // Seeded by Qt for each process, so that no list can be made to fill one slot only.
    static const std::size_t seed = QHashSeed::globalSeed();
    const std::size_t mask = m_slots.size() - 1;
    std::size_t slot = qHash(text, seed) & mask;
    while (m_slots[slot] != 0 && name(m_slots[slot]) != text)
        slot = (slot + 1) & mask;
    return slot;
}

void NameTable::grow()
{
    m_slots.assign(m_slots.size() * 2, 0);
    for (quint32 number = 1; number < size(); ++number)
        m_slots[slotFor(name(number))] = number;
}

} // namespace rescind
