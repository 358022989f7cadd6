// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/loginrecord.h"

namespace rescind {

//! A sign-in and its checks, to be attached to a ticket. Tokens are named by their fingerprints; no
//! secret is in it.
struct LoginReport
{
    Profile profile = {};
    LoginRecord record = {};
    QString programVersion = {};
};

enum class LoginReportFormat { Markdown, Html };
//! By the end of the file's name; Markdown for any other.
[[nodiscard]] LoginReportFormat loginReportFormatOf(const QString &path);

//! In the program's language. Whatever a server wrote is text in it, and no markup.
[[nodiscard]] QString loginReportText(const LoginReport &report, LoginReportFormat format);
//! For its owner only, replaced whole or not at all. Fails with Reason::ExportNotWritten.
[[nodiscard]] Result<void> saveLoginReport(const LoginReport &report, const QString &path);

} // namespace rescind
