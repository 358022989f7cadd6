// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profiles/profile.h"
#include "ui/dialogs/fittingdialog.h"
#include "ui/dialogs/tokentorevoke.h"

class QCheckBox;

namespace rescind {

struct SignOutQuestion
{
    QString profileName = {};
    QString host = {};
    Environment environment = Environment::Production;
    //! In the order in which they will be revoked.
    QList<TokenToRevoke> tokens = {};
    //! See Session::canEndProviderSession().
    std::optional<bool> canEndProviderSession = {};
    QDateTime now = {};
};

//! Asks before signing out: what is revoked, what is cleared in any case, and whether the session
//! at the provider is to be ended too. Accepted only by its red button; Cancel is the default and
//! has the focus.
class SignOutDialog final : public FittingDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SignOutDialog)

public:
    explicit SignOutDialog(const SignOutQuestion &what, QWidget *parent = nullptr);

    [[nodiscard]] bool endsProviderSession() const;

private:
    [[nodiscard]] QWidget *consequences(const SignOutQuestion &what);
    [[nodiscard]] QWidget *providerChoice(const SignOutQuestion &what);
    void addButtons();

    QCheckBox *m_endsProviderSession;
};

} // namespace rescind
