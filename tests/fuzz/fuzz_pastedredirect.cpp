// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/login/redirectparameters.h"
#include "tests/fuzz/fuzztarget.h"

using namespace rescind;

namespace {

//! The same answer as a browser's address bar would have it.
QString asUrl(const RedirectParameters &redirect)
{
    QByteArray url = "http://127.0.0.1/callback?x=y";
    const auto add = [&url](const char *name, const QByteArray &value) {
        url += QByteArray("&") + name + '=' + formEncoded(value);
    };
    if (!redirect.code.isEmpty())
        add("code", redirect.code.reveal());
    if (!redirect.error.isEmpty())
        add("error", redirect.error.toUtf8());
    if (redirect.state)
        add("state", redirect.state->toUtf8());
    if (redirect.issuer)
        add("iss", redirect.issuer->toUtf8());
    return QString::fromLatin1(url);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QString text = QString::fromUtf8(bytesOf(data, size));
    const Result<RedirectParameters> pasted = parsePastedRedirect(text);
    if (!pasted) {
        require(pasted.error().reason == Reason::PastedNothingUsable);
        require(pasted.error().serverText.isEmpty() && pasted.error().subject.isEmpty());
        return 0;
    }
    require(pasted->isWellFormed());
    require(pasted->errorDescription.size() <= 501);
    const Result<RedirectParameters> again = parsePastedRedirect(asUrl(*pasted));
    require(again && again->code == pasted->code && again->state == pasted->state
        && again->issuer == pasted->issuer);
    // Nobody's decoration changes it.
    require(parsePastedRedirect(u"  \"" + text + u"\"\r\n").has_value());
    return 0;
}
