// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

namespace rescind {

//! Reason::InvalidProfile with the field as subject.
[[nodiscard]] Error invalidField(QAnyStringView field);
//! Reason::PlainHttp with the field as subject.
[[nodiscard]] Error plainHttpField(QAnyStringView field);

//! No control or format characters, which would hide what is really there.
[[nodiscard]] bool isPrintable(const QString &text);
//! RFC 6749 appendix A: VSCHAR without the space.
[[nodiscard]] bool isVisibleAscii(const QString &text);
//! Characters that no address has, or that programs read in different ways.
[[nodiscard]] bool hasUnsafeText(const QString &url);

//! Nothing where the text is an absolute https address (http on loopback) without user name and
//! fragment; `mayHaveQuery` as RFC 6749 §3.1 and §3.2 allow it to endpoints.
[[nodiscard]] std::optional<Error> addressProblem(
    QAnyStringView field, const QString &text, bool mayHaveQuery);

} // namespace rescind
