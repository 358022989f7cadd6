// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayView>

#include <vector>

namespace rescind {

//! Texts that many rows share, each kept once. A text's number stays; 0 is the empty one.
class NameTable final
{
public:
    NameTable();

    [[nodiscard]] quint32 numberOf(QByteArrayView name);
    [[nodiscard]] quint32 size() const { return static_cast<quint32>(m_ends.size()); }
    [[nodiscard]] QByteArrayView name(quint32 number) const;
    //! The texts, one after the other; the one with number n ends before ends()[n].
    [[nodiscard]] const QByteArray &bytes() const { return m_bytes; }
    [[nodiscard]] const std::vector<quint32> &ends() const { return m_ends; }

private:
    void grow();
    [[nodiscard]] std::size_t slotFor(QByteArrayView name) const;

    QByteArray m_bytes;
    std::vector<quint32> m_ends = {0};
    //! Open addressing; 0 for a free one. A power of two, never more than half full.
    std::vector<quint32> m_slots;
};

} // namespace rescind
