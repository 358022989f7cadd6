// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

class QDialog;
class QWidget;

namespace rescind::samples {

//! A dialog of signing in with made-up values, or null: "signin", "signin-pushed", "signin-lapsed",
//! "signin-nobrowser", "signin-fragment", "device", "device-silent".
[[nodiscard]] QDialog *dialogNamed(const QString &name, QWidget *parent);

} // namespace rescind::samples
