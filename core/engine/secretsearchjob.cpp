// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/secretsearchjob.h"

namespace rescind {

SecretSearchJob::SecretSearchJob(Vault &vault, QString profileId, QObject *parent)
    : ResultJob(parent)
    , m_vault(vault)
    , m_profileId(std::move(profileId))
{
}

void SecretSearchJob::readNext(std::size_t index)
{
    if (index == allProfileSecrets.size()) {
        finish(m_found);
        return;
    }
    const ProfileSecret secret = allProfileSecrets[index];
    startThen(m_vault.read(secretKey(secret, m_profileId), this), this,
        [this, index, secret](const Result<Secret> &value) {
            if (value && !value->isEmpty())
                m_found.append(secret);
            else if (!value && value.error().reason != Reason::SecretNotFound)
                return finish(fail(value.error()));
            readNext(index + 1);
        });
}

} // namespace rescind
