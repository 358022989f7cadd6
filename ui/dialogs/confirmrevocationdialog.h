// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profiles/preferences.h"
#include "core/profiles/profile.h"
#include "ui/dialogs/fittingdialog.h"
#include "ui/dialogs/tokentorevoke.h"

class QLineEdit;
class QPushButton;

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
    //! When the server will be asked whether they are dead.
    LookSchedule looks = LookSchedule::Usual;
};

//! Asks before something is taken away for good: what, where, what will happen and what will not.
//! Accepted only by its red button; Cancel is the default and has the focus. The Enter key in the
//! line for the reason goes on to the red button, and presses nothing.
class ConfirmRevocationDialog final : public FittingDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConfirmRevocationDialog)

public:
    explicit ConfirmRevocationDialog(const ConfirmRevocation &what, QWidget *parent = nullptr);

    //! Or ticket, for the journal; may be empty.
    [[nodiscard]] QString reason() const;

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] QWidget *consequences(const ConfirmRevocation &what);
    void addButtons();

    QLineEdit *m_reason;
    QPushButton *m_revoke;
};

} // namespace rescind
