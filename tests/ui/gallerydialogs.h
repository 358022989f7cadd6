// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

class QDialog;
class QWidget;

namespace rescind::samples {

//! A dialog with made-up values, or null for an unknown name: "signin", "signin-pushed",
//! "pasted-checked", "settings" …
[[nodiscard]] QDialog *dialogNamed(const QString &name, QWidget *parent);

} // namespace rescind::samples
