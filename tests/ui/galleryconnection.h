// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QDialog>

namespace rescind {

//! A dialog in one of its states, with made-up values; null for an unknown name.
[[nodiscard]] QDialog *galleryDialog(const QString &name, QWidget *parent);

} // namespace rescind
