// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/profile/profilepart.h"

class QLineEdit;

namespace rescind {

//! Addresses set by hand, and Authing's two that are seldom needed.
class EndpointsPart final : public ProfilePart
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EndpointsPart)

public:
    explicit EndpointsPart(QWidget *parent);

    [[nodiscard]] QString title() const override { return tr("Endpoints"); }
    void showProfile(const Profile &profile, const QList<ProfileSecret> &kept) override;
    void fill(Profile &profile) const override;
    void setProviderKind(ProviderKind kind) override;
    [[nodiscard]] QWidget *fieldFor(const QString &subject) const override;

private:
    QLineEdit *addAddress(const QString &label, const char *name);

    ProviderKind m_kind = ProviderKind::Authing;
    QList<std::pair<QString EndpointSettings::*, QLineEdit *>> m_addresses;
    QLabel *m_authing = nullptr;
    QLineEdit *m_issuer = nullptr;
    QWidget *m_issuerRow = nullptr;
    QLineEdit *m_host = nullptr;
    QWidget *m_hostRow = nullptr;
};

} // namespace rescind
