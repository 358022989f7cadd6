// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/sessionclient.h"
#include "core/login/clientauthprobe.h"

namespace rescind {

struct MethodFinding
{
    AuthFinding finding = {};
    //! The profile's way before.
    ClientAuthMethod before = ClientAuthMethod::Post;
    //! Why the profile could not be saved with what works; that counts for this run then.
    std::optional<Error> notKept = {};

    [[nodiscard]] bool isChange() const { return finding.works && *finding.works != before; }
};

//! Finds out which way to authenticate works at one endpoint, and keeps it with the profile.
class FindMethodJob final : public ResultJob<MethodFinding>
{
    Q_OBJECT

public:
    //! The client outlives the job.
    FindMethodJob(SessionClient &client, Stage endpoint, QObject *parent);

    [[nodiscard]] Stage endpoint() const { return m_endpoint; }

Q_SIGNALS:
    void trying(rescind::ClientAuthMethod method);

protected:
    void run() override;
    [[nodiscard]] Stage stage() const override { return m_endpoint; }

private:
    void onFound(const Result<AuthFinding> &found);

    SessionClient &m_client;
    Stage m_endpoint;
};

} // namespace rescind
