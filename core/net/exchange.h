// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/net/http.h"

namespace rescind {

//! A header or a parameter. A secret one is shown as a mark.
struct ExchangeField
{
    QString name = {};
    //! Of a secret one only what may be read before it: the scheme of an Authorization header.
    QString value = {};
    bool isSecret = false;
    //! What this machine sent can be revealed, but for tokens: a copy here would outlive their
    //! revocation. What a server sent is not kept.
    Secret secret = {};
    //! In a token's place: SHA-256, first 16 hex digits.
    QString fingerprint = {};
};

//! One request and what came of it, for people who want to see what was exactly sent and answered.
//! Everything that others wrote has been redacted.
struct Exchange
{
    //! From 1, one more for each.
    qint64 number = 0;
    QDateTime at = {};
    Stage stage = Stage::Discovery;
    QString method = {};
    //! Without its query, which is in `query`.
    QUrl url = {};
    QList<ExchangeField> query = {};
    QList<ExchangeField> headers = {};
    QList<ExchangeField> form = {};
    //! 0 while no answer has come, or where none came.
    int status = 0;
    QList<ExchangeField> answerHeaders = {};
    //! With the values of members that hold tokens masked; cut after 64 KiB.
    QString answerBody = {};
    std::chrono::milliseconds took = std::chrono::milliseconds(0);
    //! Why no answer came.
    std::optional<Error> error = {};

    [[nodiscard]] bool isPending() const { return status == 0 && !error; }
    //! The URL with its query, secrets masked.
    [[nodiscard]] QString shownUrl() const;
};

//! What stands in a secret's place.
[[nodiscard]] QString secretMark();

[[nodiscard]] Exchange exchangeFor(const HttpRequest &request);
void complete(Exchange &exchange, const Result<HttpResponse> &answer);

//! The same request for a shell: single-quoted, with a variable such as $TOKEN in each secret's
//! place. Ends without a line feed.
[[nodiscard]] QString curlCommand(const Exchange &exchange);
//! The names of those variables, each once, in the order of their use.
[[nodiscard]] QStringList curlVariables(const Exchange &exchange);

} // namespace rescind
