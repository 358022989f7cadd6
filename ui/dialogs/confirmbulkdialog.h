// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bulk/bulksettings.h"
#include "core/profiles/profile.h"
#include "ui/dialogs/fittingdialog.h"

class QLineEdit;
class QPushButton;

namespace rescind {

//! What is about to be done to a list of tokens.
struct ConfirmBulk
{
    QString profileName = {};
    QString host = {};
    Environment environment = Environment::Production;
    qsizetype tokens = 0;
    //! Among them: held by this program.
    qsizetype ownTokens = 0;
    //! Among them: of another client or issuer.
    qsizetype foreignTokens = 0;
    BulkSettings settings = {};
    //! A file's name, or empty.
    QString inputName = {};
};

//! Asks before many tokens are revoked. More than twenty need their number typed. Accepted only by
//! its red button; Cancel is the default and has the focus.
class ConfirmBulkDialog final : public FittingDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConfirmBulkDialog)

public:
    //! Up to so many are confirmed by the button alone.
    static constexpr qsizetype untypedLimit = 20;

    explicit ConfirmBulkDialog(const ConfirmBulk &what, QWidget *parent = nullptr);

private:
    [[nodiscard]] QWidget *consequences(const ConfirmBulk &what);
    void addTypedCount(const ConfirmBulk &what);
    void addButtons(const ConfirmBulk &what);
    void onTyped();

    qsizetype m_tokens;
    QLineEdit *m_typed = nullptr;
    QPushButton *m_revoke = nullptr;
};

} // namespace rescind
