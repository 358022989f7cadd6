// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QDateTime>

namespace rescind {

//! Equally wide spans of time, side by side from the first expiry to the last. Edges are multiples
//! of the width since 1970, so that days begin at midnight UTC.
struct ExpiryScale
{
    qint64 begin = 0; //!< seconds since 1970
    qint64 width = 0;
    qsizetype bins = 0;

    //! At most so many bins, and two at least, since an edge may fall between the first and the
    //! last. None where `first` is 0: nothing names an expiry.
    [[nodiscard]] static ExpiryScale between(qint64 first, qint64 last, int bins);

    [[nodiscard]] qsizetype binOf(qint64 expiry) const { return (expiry - begin) / width; }
    [[nodiscard]] QDateTime from(qsizetype bin) const;
    [[nodiscard]] QDateTime to(qsizetype bin) const { return from(bin + 1); }
};

} // namespace rescind
