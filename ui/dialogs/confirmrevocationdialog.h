// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profiles/profile.h"
#include "ui/dialogs/fittingdialog.h"
#include "ui/dialogs/tokentorevoke.h"

namespace rescind {

struct ConfirmRevocation
{
    QString profileName = {};
    QString host = {};
    Environment environment = Environment::Production;
    //! In the order in which they will be revoked.
    QList<TokenToRevoke> tokens = {};
    //! What was measured at this provider.
    QList<Cascade> cascades = {};
    QDateTime now = {};
};

//! Asks before something is taken away for good: what, where, what will happen and what will not.
//! Accepted only by its red button; Cancel is the default and has the focus.
class ConfirmRevocationDialog final : public FittingDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConfirmRevocationDialog)

public:
    explicit ConfirmRevocationDialog(const ConfirmRevocation &what, QWidget *parent = nullptr);

private:
    [[nodiscard]] QWidget *consequences(const ConfirmRevocation &what);
    void addButtons(const ConfirmRevocation &what);
};

} // namespace rescind
