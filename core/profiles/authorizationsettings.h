// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtCore/QPair>
#include <QtCore/QString>

#include <optional>

namespace rescind {

//! How the answer of the authorization endpoint comes back (OAuth 2.0 Multiple Response Types §2.1,
//! Form Post §2). Default sends no parameter, which means a query.
enum class ResponseMode { Default, Query, Fragment, FormPost };

//! What a sign-in asks of the authorization endpoint besides the necessary. Empty: not sent.
struct AuthorizationSettings
{
    //! Empty: `consent` where the scope has `offline_access`, else nothing.
    QString prompt = {};
    //! Seconds.
    std::optional<int> maxAge = {};
    //! Separated by spaces.
    QString acrValues = {};
    QString loginHint = {};
    //! Separated by spaces.
    QString uiLocales = {};
    //! Authing's `tenant_id`.
    QString tenantId = {};
    ResponseMode responseMode = ResponseMode::Default;
    //! Anything else a tester wants to send; never one of those that a sign-in is checked by.
    QList<QPair<QString, QString>> extra = {};
    //! Push the request (RFC 9126) where the provider has an endpoint for that.
    bool pushed = true;

    friend bool operator==(const AuthorizationSettings &, const AuthorizationSettings &) = default;
};

} // namespace rescind
