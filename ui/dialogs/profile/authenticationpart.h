// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/profile/profilepart.h"

class QLineEdit;

namespace rescind {

class ChoiceBox;
class SecretField;

//! How the application shows who it is at each endpoint, and the key for private_key_jwt.
class AuthenticationPart final : public ProfilePart
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AuthenticationPart)

public:
    explicit AuthenticationPart(QWidget *parent);

    [[nodiscard]] QString title() const override { return tr("Authentication"); }
    void showProfile(const Profile &profile, const QList<ProfileSecret> &kept) override;
    void fill(Profile &profile) const override;
    void addSecrets(SecretChanges &changes) const override;
    void setProviderKind(ProviderKind kind) override;

private:
    [[nodiscard]] ChoiceBox *methodChoice();
    void addKeyFields();
    void loadKey(const QString &path);

    QLabel *m_note = nullptr;
    ChoiceBox *m_tokenAuth = nullptr;
    ChoiceBox *m_introspectionAuth = nullptr;
    ChoiceBox *m_revocationAuth = nullptr;
    SecretField *m_key = nullptr;
    QLabel *m_keyProblem = nullptr;
    QLineEdit *m_keyId = nullptr;
    ChoiceBox *m_audience = nullptr;
};

} // namespace rescind
