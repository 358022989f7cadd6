// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QtCore/QStringList>

#include <chrono>

namespace rescind {

//! What an administrator has decided for everybody on this computer.
struct Policy
{
    //! Lock after so long without input; nothing: the user decides.
    std::optional<std::chrono::minutes> lockAfter = {};
    bool forbidsBulk = false;
    //! Neither a sign-in's answer nor a list of tokens is taken from the clipboard.
    bool forbidsPaste = false;
    //! Every journal entry goes to syslog as well.
    bool forcesSyslog = false;

    friend bool operator==(const Policy &, const Policy &) = default;
};

struct LoadedPolicy
{
    Policy policy = {};
    //! Why its file cannot be used.
    std::optional<Error> problem = {};
};

//! Reads "policy.json" in the first of these folders that has one; they are
//! ManagedProfiles::policyFolders(). Where none has one, nothing is decided. The form is described
//! in resources/schema/policy.schema.json:
//!
//!     {"schema": 1, "lockAfterMinutes": 5, "forbidBulk": true, "forbidPaste": true,
//!      "forceSyslog": true}
//!
//! Members may be left out. A file that cannot be used decides for the strictest: what was
//! forbidden must not come back by a typing mistake. It is Reason::PolicyRefused then, with subject
//! "<file>#/<member>" and code `not_readable`, `not_json`, `newer_schema`, `unknown_member` or
//! `wrong_value`.
[[nodiscard]] LoadedPolicy loadPolicy(const QStringList &folders);

//! The name of its file, which is none of profiles.
[[nodiscard]] QLatin1StringView policyFileName();

//! What is said to whoever wants what a policy forbids: Reason::ForbiddenByPolicy, `subject` "bulk"
//! or "paste" or "syslog".
[[nodiscard]] Error forbiddenByPolicy(QLatin1StringView what, Stage stage);

} // namespace rescind
