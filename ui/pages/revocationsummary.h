// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/revoke/revocationreport.h"

#include <QtCore/QList>

namespace rescind {

class Banner;

//! Says in a banner what became of one command to revoke, as far as it has come. The tone is that
//! of the worst outcome: only a proved death is good.
void showRevocations(Banner &banner, const QList<RevocationReport> &reports, const QDateTime &now);

} // namespace rescind
