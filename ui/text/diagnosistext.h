// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/diagnosisjob.h"
#include "ui/text/checktext.h"

namespace rescind {

[[nodiscard]] CheckText checkText(const DiagnosisLine &line);
//! What came of it all, in a line.
[[nodiscard]] QString diagnosisSummary(const QList<DiagnosisLine> &lines);
//! The worst of them; Skipped where there are none.
[[nodiscard]] CheckResult worstOf(const QList<DiagnosisLine> &lines);

//! Whom a diagnosis is about besides this computer, and when it was made.
struct DiagnosisHead
{
    QString profileName = {};
    QString issuer = {};
    QDateTime at = {};
};
//! All of it as Markdown, for a ticket. No secret is in it.
[[nodiscard]] QString diagnosisReport(const DiagnosisHead &head, const QList<DiagnosisLine> &lines);

} // namespace rescind
