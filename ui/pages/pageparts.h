// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QFrame;
class QStackedWidget;
class QVBoxLayout;
class QWidget;

namespace rescind {

class EmptyState;
class ListTable;

//! What pages are put together from, so that they look alike.

inline constexpr int pageMargin = 24;

//! The column of a page whose parts keep the margin on all sides.
[[nodiscard]] QVBoxLayout *pageColumn(QWidget *page);
//! The column of a page that holds something scrolled from edge to edge; its other parts are added
//! with addInMargins().
[[nodiscard]] QVBoxLayout *edgeColumn(QWidget *page);
void addInMargins(QVBoxLayout *column, QWidget *part);

//! A card with a table in it, and below that what belongs to its rows, if anything.
[[nodiscard]] QFrame *tableCard(ListTable *table, QWidget *foot = nullptr);
//! The empty state at 0, and at 1 a table over the details of its chosen row.
[[nodiscard]] QStackedWidget *emptyOrTable(
    EmptyState *empty, QWidget *table, QWidget *details, int detailsStretch);

} // namespace rescind
