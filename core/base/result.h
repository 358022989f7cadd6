// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <tl/expected.hpp>

namespace rescind {

//! A value, or an Error that says what went wrong. Never put one into a signal or a QVariant:
//! tl::expected's comparison does not survive Qt's metatypes.
template<typename T>
using Result = tl::expected<T, Error>;

//! Short for tl::unexpected(Error).
[[nodiscard]] inline tl::unexpected<Error> fail(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}

} // namespace rescind
