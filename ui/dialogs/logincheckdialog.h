// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/fittingdialog.h"

namespace rescind {

class Banner;
struct LoginReport;

//! A sign-in step by step: what was compared, what came of it, and the report to attach to a
//! ticket. Also for one that did not succeed.
class LoginCheckDialog final : public FittingDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LoginCheckDialog)

public:
    explicit LoginCheckDialog(const LoginReport &report, QWidget *parent = nullptr);

    [[nodiscard]] Banner &banner() { return *m_banner; }

Q_SIGNALS:
    void saveRequested();

private:
    Banner *m_banner;
};

} // namespace rescind
