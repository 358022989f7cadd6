// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/login/browser.h"

namespace rescind {

//! The user's own browser. On Linux through xdg-open, whose exit status tells when there is none;
//! elsewhere, and without xdg-open, through Qt.
class SystemBrowser final : public Browser
{
public:
    SystemBrowser() = default;
    [[nodiscard]] ResultJob<void> *open(const QUrl &url, QObject *parent) override;
};

} // namespace rescind
