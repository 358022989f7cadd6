// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QtCore/QStringList>

namespace rescind {

//! The user guide: chapters in Markdown that come with the program, in each of its languages.
//! A chapter's name is that of its file, and of the page that it is about.

//! In their order.
[[nodiscard]] QStringList helpChapters();
//! In the program's language, in English where it has none.
[[nodiscard]] QString helpText(const QString &chapter);
//! The chapter's heading.
[[nodiscard]] QString helpTitle(const QString &chapter);
//! Which chapter helps with it.
[[nodiscard]] QString helpChapterFor(const Error &error);
//! The chapter for a dialog, by its object name; the first one where it has none of its own.
[[nodiscard]] QString helpChapterForDialog(const QString &name);

} // namespace rescind
