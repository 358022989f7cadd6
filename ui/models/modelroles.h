// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/Qt>

namespace rescind {

//! What our models offer beside Qt's own roles.
enum ModelRole {
    SignRole = Qt::UserRole + 1, //!< QString: ✓ ◐ ! ✕ – ∅ ?; drawn by CellDelegate
    ToneRole,                    //!< int of rescind::Tone, for the sign
    FingerprintRole,             //!< QString: the token the row is about, or empty
};

} // namespace rescind
