// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

namespace rescind {

struct ErrorText
{
    //! A line without a full stop.
    QString title = {};
    QString explanation = {};
    QString nextStep = {};
    //! What the other side said, quoted with its code, status and request id; empty where it said
    //! nothing. To be shown as it is.
    QString serverWords = {};
};

[[nodiscard]] ErrorText errorText(const Error &error);
//! Title and explanation on one line, for lists and logs of the window.
[[nodiscard]] QString errorLine(const Error &error);

} // namespace rescind
