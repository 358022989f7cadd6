// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArrayView>

#include <vector>

namespace rescind {

//! A field as it stands in the input: without its quotes, doubled quotes still doubled.
struct CsvField
{
    QByteArrayView text = {};
    bool hasDoubledQuotes = false;
};

//! Records of separated values (RFC 4180), read kindly: a quote that does not end before a
//! delimiter or a line's end is a letter like any other, and records may differ in length.
class CsvCursor final
{
public:
    CsvCursor(QByteArrayView text, char delimiter);

    //! The next record; empty lines are none.
    [[nodiscard]] bool next();
    [[nodiscard]] const std::vector<CsvField> &fields() const { return m_fields; }
    //! The record as it stands there, without its line end.
    [[nodiscard]] QByteArrayView record() const { return m_record; }
    //! Where it begins, from 1.
    [[nodiscard]] quint32 line() const { return m_line; }

private:
    [[nodiscard]] bool takeQuoted();
    void takePlain();
    void readRecord();

    const char *m_at;
    const char *m_end;
    char m_delimiter;
    std::vector<CsvField> m_fields;
    QByteArrayView m_record;
    quint32 m_line = 0;
    quint32 m_nextLine = 1;
};

} // namespace rescind
