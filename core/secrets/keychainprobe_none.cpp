// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/secrets/keychainprobe.h"

namespace rescind {

namespace {

class ProbeJob final : public ResultJob<KeychainState>
{
public:
    explicit ProbeJob(QObject *parent)
        : ResultJob(parent)
    {
    }

protected:
    void run() override { finish(KeychainState::Unknown); }
    [[nodiscard]] Stage stage() const override { return Stage::Storage; }
};

} // namespace

ResultJob<KeychainState> *probeKeychain(QObject *parent)
{
    return new ProbeJob(parent);
}

} // namespace rescind
