// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/fittingdialog.h"

class QJsonObject;

namespace rescind {

//! Shows what a server told about a user or a token, as a tree to read.
class ClaimsDialog final : public FittingDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ClaimsDialog)

public:
    //! `title` says what it is, `text` where it came from.
    ClaimsDialog(const QString &title, const QString &text, const QJsonObject &claims,
        QWidget *parent = nullptr);
};

} // namespace rescind
