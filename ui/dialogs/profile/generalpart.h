// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/profile/profilepart.h"

class QLineEdit;

namespace rescind {

class ChoiceBox;
class SecretField;

//! What every profile needs: whose application, its id and secret, the redirect, the scope.
class GeneralPart final : public ProfilePart
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(GeneralPart)

public:
    explicit GeneralPart(QWidget *parent);

    [[nodiscard]] QString title() const override { return tr("General"); }
    void showProfile(const Profile &profile, const QList<ProfileSecret> &kept) override;
    void fill(Profile &profile) const override;
    void addSecrets(SecretChanges &changes) const override;
    [[nodiscard]] QWidget *fieldFor(const QString &subject) const override;

    [[nodiscard]] ProviderKind kind() const;
    void focusFirst();

Q_SIGNALS:
    void kindChanged(rescind::ProviderKind kind);

private:
    void addProviderFields();
    void addClientFields();
    void addRedirectField();
    void onKindChosen();
    void followProtocol();
    void updateWords();
    void updateRedirectHint();
    [[nodiscard]] Protocol protocol() const;

    QLineEdit *m_name = nullptr;
    ChoiceBox *m_environment = nullptr;
    ChoiceBox *m_kind = nullptr;
    ChoiceBox *m_protocol = nullptr;
    QLineEdit *m_appHost = nullptr;
    QLineEdit *m_issuer = nullptr;
    QLabel *m_issuerHint = nullptr;
    QWidget *m_issuerRow = nullptr;
    QLabel *m_clientIdCaption = nullptr;
    QLineEdit *m_clientId = nullptr;
    QLabel *m_secretCaption = nullptr;
    SecretField *m_secret = nullptr;
    QLineEdit *m_redirectUri = nullptr;
    QLabel *m_redirectHint = nullptr;
    QLineEdit *m_scope = nullptr;
    QLabel *m_scopeHint = nullptr;
};

} // namespace rescind
