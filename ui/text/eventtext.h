// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/event.h"

namespace rescind {

struct EventText
{
    QString title = {};
    QString detail = {};
    //! ✓ ! ✕, – for what is neither good nor bad; an outcome has its own sign.
    QString sign = {};
};

[[nodiscard]] EventText eventText(const Event &event);

} // namespace rescind
