// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/signoutjob.h"

namespace rescind {

class Banner;

//! Says in a banner what came of a sign-out, above all what could not be revoked and is alive.
void showSignOut(Banner &banner, const SignOutReport &report);

} // namespace rescind
