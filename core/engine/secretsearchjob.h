// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/profilesecrets.h"
#include "core/engine/vault.h"

namespace rescind {

//! Asks the keychain which of a profile's secrets it has. An entry that is not there is an answer;
//! a keychain that cannot be asked is an error.
class SecretSearchJob final : public ResultJob<QList<ProfileSecret>>
{
public:
    SecretSearchJob(Vault &vault, QString profileId, QObject *parent);

protected:
    void run() override { readNext(0); }
    [[nodiscard]] Stage stage() const override { return Stage::Storage; }

private:
    void readNext(std::size_t index);

    Vault &m_vault;
    QString m_profileId;
    QList<ProfileSecret> m_found;
};

} // namespace rescind
