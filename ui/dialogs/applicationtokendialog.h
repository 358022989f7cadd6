// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/oidc/tokenendpoint.h"
#include "ui/dialogs/fittingdialog.h"

class QCheckBox;
class QLineEdit;
class QPushButton;

namespace rescind {

class SecretLineEdit;

struct ApplicationTokenQuestion
{
    QString profileName = {};
    QString host = {};
    Environment environment = Environment::Production;
    //! The profile has a way to prove who it is; else another key pair is needed.
    bool hasCredentials = true;
};

//! Asks for what a token of the application itself takes: a scope, and perhaps another key pair.
class ApplicationTokenDialog final : public FittingDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ApplicationTokenDialog)

public:
    explicit ApplicationTokenDialog(
        const ApplicationTokenQuestion &what, QWidget *parent = nullptr);

    [[nodiscard]] QString scope() const;
    //! Nothing: the profile's own.
    [[nodiscard]] std::optional<ClientCredentials> otherCredentials() const;

private:
    [[nodiscard]] QWidget *fields(const ApplicationTokenQuestion &what);
    void addButtons();
    void update();

    QLineEdit *m_scope;
    QCheckBox *m_usesOther;
    QLineEdit *m_keyId;
    SecretLineEdit *m_keySecret;
    QPushButton *m_get;
};

} // namespace rescind
