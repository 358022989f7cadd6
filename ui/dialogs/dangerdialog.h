// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profiles/profile.h"
#include "ui/dialogs/fittingdialog.h"

#include <functional>

namespace rescind {

struct DangerQuestion
{
    //! The dialog's object name.
    QString name = {};
    QString question = {};
    QString explanation = {};
    //! On the red button, with its mnemonic.
    QString verb = {};
    //! Whom it is about. Without an id there is none, and no strip.
    Profile profile = {};
};

//! A short question before something that cannot be taken back, with the strip that says in which
//! profile, at which host and in which environment. Accepted only by its red button; Cancel is the
//! default and has the focus.
class DangerDialog final : public FittingDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DangerDialog)

public:
    explicit DangerDialog(const DangerQuestion &what, QWidget *parent = nullptr);
};

//! Shows it, and calls `go` where it was accepted and the context still lives.
void askBeforeDanger(const DangerQuestion &what, QWidget *over, const QObject *context,
    const std::function<void()> &go);

} // namespace rescind
