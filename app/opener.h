// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/login/browser.h"

namespace rescind {

//! The program by which this system opens a link: xdg-open, open, or what Windows has for it; empty
//! where there is none.
[[nodiscard]] QString linkOpener();

//! Opens links by linkOpener(), whose exit status tells where there is no browser. Needs no Gui.
class OpenerBrowser final : public Browser
{
public:
    OpenerBrowser() = default;
    [[nodiscard]] ResultJob<void> *open(const QUrl &url, QObject *parent) override;
    [[nodiscard]] QString program() const override { return linkOpener(); }
};

} // namespace rescind
