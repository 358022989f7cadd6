// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/profile/profilepart.h"

class QLineEdit;

namespace rescind {

class ChoiceBox;
//! What is accepted from the provider beyond its own host and announced algorithms.
class TrustPart final : public ProfilePart
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TrustPart)

public:
    explicit TrustPart(QWidget *parent);

    [[nodiscard]] QString title() const override { return tr("Trust"); }
    void showProfile(const Profile &profile, const QList<ProfileSecret> &kept) override;
    void fill(Profile &profile) const override;
    void setProviderKind(ProviderKind kind) override;

private:
    QLineEdit *m_trustedHosts = nullptr;
    ChoiceBox *m_algorithm = nullptr;
    QLabel *m_algorithmHint = nullptr;
};

} // namespace rescind
