// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/login/browser.h"

namespace rescind {

//! No browser: the link is printed as a line of standard output, once, for whoever reads it.
class PrintedLink final : public Browser
{
public:
    PrintedLink() = default;
    [[nodiscard]] ResultJob<void> *open(const QUrl &url, QObject *parent) override;
};

} // namespace rescind
