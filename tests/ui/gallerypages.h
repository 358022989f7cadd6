// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

namespace rescind {

class MainWindow;

//! Shows one of the other pages in one of its states: "journal", "journalverified",
//! "journaltampered", "journalempty", "bulkplan", "bulkrun" …; nothing happens for a name that is
//! none of them.
void showGalleryPage(MainWindow &window, const QString &name);

} // namespace rescind
