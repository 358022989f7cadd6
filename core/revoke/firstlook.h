// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/revoke/inquiry.h"
#include "core/revoke/revocationreport.h"

#include <chrono>

namespace rescind {

//! What was found about a token before its revocation.
struct FirstLook
{
    //! What introspection said.
    Activity answer = Activity::Unknown;
    //! Why it said nothing.
    std::optional<Error> error = {};
    //! User info served the token: it lives, whatever introspection says of it.
    bool userInfoServed = false;

    [[nodiscard]] Activity activity() const { return userInfoServed ? Activity::Active : answer; }
};

//! Looks at a token that is about to be revoked: by introspection, and where that gives nothing to
//! believe and it is an access token, by user info too. What cannot be found out is unknown, not an
//! error.
class FirstLookJob final : public ResultJob<FirstLook>
{
    Q_OBJECT

public:
    struct Task
    {
        Client client = {};
        Secret token = {};
        TokenKind kind = TokenKind::Unknown;
        bool witness = false;
        //! An access token may be tried at user info.
        bool mayUse = true;
        //! For each of the two questions.
        std::chrono::milliseconds limit = std::chrono::seconds(10);
    };

    FirstLookJob(HttpTransport &transport, Task task, QObject *parent);

protected:
    void run() override;
    [[nodiscard]] Stage stage() const override { return Stage::Introspection; }

private:
    void onIntrospected(const Result<Introspection> &answer);

    HttpTransport &m_transport;
    Task m_task;
    FirstLook m_found;
};

} // namespace rescind
