// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtCore/QString>

#include <vector>

namespace rescind {

//! Charts for a printed report: SVG inside HTML, coloured by the page's classes. Every text is
//! escaped here.

//! One stretch of a bar that shows parts of a whole.
struct ChartPart
{
    //! Of the page's style: "good", "bad" …
    QString role = {};
    QString name = {};
    qint64 value = 0;
};
[[nodiscard]] QString partsChart(const QList<ChartPart> &parts, const QString &description);

//! One column of a chart over time.
struct ChartColumn
{
    QString name = {};
    qint64 value = 0;
};
//! Labels stand under the first, the middle and the last column, and at the highest value.
[[nodiscard]] QString columnsChart(
    const QList<ChartColumn> &columns, const QString &role, const QString &description);

//! Fit for HTML's text and attributes. Control characters become spaces.
[[nodiscard]] QString escaped(const QString &text);

} // namespace rescind
