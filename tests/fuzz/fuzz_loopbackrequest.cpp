// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/login/loopbackrequest.h"
#include "tests/fuzz/fuzztarget.h"

#include <algorithm>

using namespace rescind;

namespace {

QByteArray queryOf(const QueryParameters &parameters)
{
    QByteArrayList pairs;
    for (const auto &[name, value] : parameters)
        pairs.append(formEncoded(name.toUtf8()) + '=' + formEncoded(value.toUtf8()));
    return pairs.join('&');
}

void checkRedirect(const QByteArray &input, const LoopbackRequest &request)
{
    require(input.startsWith("GET "));
    const QByteArray lower = input.toLower();
    require(lower.contains("127.0.0.1:49152") || lower.contains("localhost:49152")
        || lower.contains("[::1]:49152"));
    for (const char *const once : {"code", "state", "iss", "error"}) {
        require(std::count_if(request.parameters.begin(), request.parameters.end(),
                    [once](const auto &p) { return p.first == QLatin1StringView(once); })
            <= 1);
    }
    // What was read is what was meant: written again, it reads the same.
    const auto again = parseQuery(queryOf(request.parameters));
    require(again && *again == request.parameters);
}

//! What has been decided stays decided, however the rest arrives.
void checkPrefixes(const QByteArray &input, const LoopbackTarget &target)
{
    const LoopbackRequest whole = parseLoopbackRequest(input, target);
    const qsizetype step = std::max<qsizetype>(1, input.size() / 32);
    for (qsizetype size = 0; size < input.size(); size += step) {
        const LoopbackRequest part
            = parseLoopbackRequest(QByteArrayView(input).first(size), target);
        if (part.kind == LoopbackRequest::Kind::Incomplete)
            continue;
        require(part.kind == whole.kind && part.parameters == whole.parameters);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray input = bytesOf(data, size);
    const LoopbackTarget target{.path = "/callback", .port = 49152};
    const LoopbackRequest request = parseLoopbackRequest(input, target);
    switch (request.kind) {
    case LoopbackRequest::Kind::Incomplete:
        require(input.size() < maximumRequestHead && request.parameters.isEmpty());
        break;
    case LoopbackRequest::Kind::Bad:
    case LoopbackRequest::Kind::NotOurs:
        require(request.status >= 400 && request.parameters.isEmpty());
        break;
    case LoopbackRequest::Kind::Redirect:
        require(request.status == 0);
        checkRedirect(input, request);
        break;
    }
    checkPrefixes(input, target);
    return 0;
}
