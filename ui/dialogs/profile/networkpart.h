// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/profile/profilepart.h"

class QLineEdit;

namespace rescind {

class ChoiceBox;
class FileField;
class SecretField;

//! How the provider is reached: authorities, proxy, client certificate.
class NetworkPart final : public ProfilePart
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NetworkPart)

public:
    explicit NetworkPart(QWidget *parent);

    [[nodiscard]] QString title() const override { return tr("Network"); }
    void showProfile(const Profile &profile, const QList<ProfileSecret> &kept) override;
    void fill(Profile &profile) const override;
    void addSecrets(SecretChanges &changes) const override;

private:
    void addProxyFields();
    void addCertificateFields();
    void updateProxy();

    FileField *m_caFile = nullptr;
    ChoiceBox *m_proxy = nullptr;
    QLineEdit *m_proxyAddress = nullptr;
    QLineEdit *m_proxyUser = nullptr;
    SecretField *m_proxyPassword = nullptr;
    FileField *m_certificate = nullptr;
    SecretField *m_certificatePassword = nullptr;
};

} // namespace rescind
