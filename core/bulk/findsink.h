// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bulk/listfind.h"
#include "core/journal/workerthread.h"

#include <QtCore/QByteArrayView>

namespace rescind {

//! More are no list that a person plans with; they would not fit into memory either.
inline constexpr std::size_t mostListRows = 5'000'000;

//! Collects what is found in one input. One more than mostListRows at most.
class FindSink final
{
public:
    FindSink(QByteArrayView input, const TaskControl &control)
        : m_begin(input.data())
        , m_control(control)
    {
    }

    //! A row, whatever it is; `text` lies in the input. Garbage is told by its looks.
    void add(QByteArrayView text, quint32 line, TokenKind kind = TokenKind::Unknown);
    void addGarbage(QByteArrayView text, quint32 line);
    //! Asked by long loops: cancelled, or too many rows.
    [[nodiscard]] bool shouldStop();

    [[nodiscard]] ListFinds &finds() { return m_finds; }

private:
    const char *m_begin;
    const TaskControl &m_control;
    ListFinds m_finds;
    quint32 m_asked = 0;
    bool m_stop = false;
};

} // namespace rescind
