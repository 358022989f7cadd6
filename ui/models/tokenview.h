// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tokens/token.h"

namespace rescind {

//! A token as the window shows it: what it is, and what may be done with it right now.
struct TokenView
{
    Token token = {};
    bool isBusy = false;
    bool canIntrospect = false;
    bool canRevoke = false;
    bool canAskUserInfo = false;
    bool canValidateOnline = false;
    //! Authing's `strict`.
    bool canIntrospectStrictly = false;
    //! The provider is known, and has no such endpoint: nothing could be sent.
    bool noIntrospection = false;
    bool noRevocation = false;
};

} // namespace rescind
