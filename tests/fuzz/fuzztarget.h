// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/http.h"

#include <QtCore/QByteArray>

#include <cstdint>
#include <cstdlib>

//! What libFuzzer calls, and replay.cpp for each file of the corpus.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);

namespace rescind {

//! A property that holds whatever the input is; abort() is how a fuzzer is told of a finding.
inline void require(bool condition)
{
    if (!condition)
        std::abort();
}

inline QByteArray bytesOf(const std::uint8_t *data, std::size_t size)
{
    return QByteArray(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
}

//! An answer out of an input: its first byte chooses the status, the rest is the body.
inline HttpResponse responseOf(const QByteArray &input, Stage stage)
{
    static constexpr int statuses[] = {200, 200, 200, 400, 401, 403, 429, 503};
    const int index = input.isEmpty() ? 0 : input.front() & 7;
    return {.status = statuses[index],
        .contentType = QByteArrayLiteral("application/json"),
        .body = input.mid(1),
        .secrets = {Secret(QByteArrayLiteral("canary-client-secret-0451"))},
        .stage = stage};
}

//! What holds of every error that an answer can lead to.
inline void requireSound(const Error &error, const HttpResponse &response)
{
    require(error.stage == response.stage && error.httpStatus == response.status);
    require(error.serverText.size() <= 500 + 1 && error.code.size() <= 80 + 1);
    for (const QString &text : {error.serverText, error.code, error.subject, error.requestId}) {
        require(!text.contains(QStringLiteral("canary-client-secret-0451")));
        for (const QChar c : text)
            require(c >= u' ');
    }
}

} // namespace rescind
