// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/login/connectioncheck.h"

namespace rescind {

using namespace Qt::StringLiterals;

QLatin1StringView checkKey(ConnectionCheckName name)
{
    switch (name) {
    case ConnectionCheckName::Discovery:
        return "discovery"_L1;
    case ConnectionCheckName::Encryption:
        return "tls"_L1;
    case ConnectionCheckName::Clock:
        return "clock"_L1;
    case ConnectionCheckName::Keys:
        return "keys"_L1;
    case ConnectionCheckName::RedirectUri:
        return "redirect_uri"_L1;
    case ConnectionCheckName::Client:
        return "client"_L1;
    case ConnectionCheckName::Introspection:
        return "introspection"_L1;
    case ConnectionCheckName::Revocation:
        return "revocation"_L1;
    case ConnectionCheckName::UserInfo:
        return "user_info"_L1;
    }
    return {};
}

QLatin1StringView resultKey(CheckResult result)
{
    switch (result) {
    case CheckResult::Pass:
        return "pass"_L1;
    case CheckResult::Warn:
        return "warn"_L1;
    case CheckResult::Fail:
        return "fail"_L1;
    case CheckResult::Skipped:
        return "skipped"_L1;
    }
    return {};
}

QLatin1StringView findingKey(ConnectionFinding finding)
{
    switch (finding) {
    case ConnectionFinding::Failed:
        return "failed"_L1;
    case ConnectionFinding::NotReached:
        return "not_reached"_L1;
    case ConnectionFinding::OpenIdConfiguration:
        return "openid_configuration"_L1;
    case ConnectionFinding::OAuthMetadata:
        return "oauth_metadata"_L1;
    case ConnectionFinding::ConventionsOnly:
        return "conventions_only"_L1;
    case ConnectionFinding::ByHandOnly:
        return "by_hand_only"_L1;
    case ConnectionFinding::Encrypted:
        return "encrypted"_L1;
    case ConnectionFinding::CertificateEndsSoon:
        return "certificate_ends_soon"_L1;
    case ConnectionFinding::LoopbackOnly:
        return "loopback_only"_L1;
    case ConnectionFinding::ClockAgrees:
        return "clock_agrees"_L1;
    case ConnectionFinding::ClockDiffers:
        return "clock_differs"_L1;
    case ConnectionFinding::NoServerTime:
        return "no_server_time"_L1;
    case ConnectionFinding::KeysFound:
        return "keys_found"_L1;
    case ConnectionFinding::NoUsableKeys:
        return "no_usable_keys"_L1;
    case ConnectionFinding::NoKeysPublished:
        return "no_keys_published"_L1;
    case ConnectionFinding::PortFree:
        return "port_free"_L1;
    case ConnectionFinding::PasteOnly:
        return "paste_only"_L1;
    case ConnectionFinding::HandedOver:
        return "handed_over"_L1;
    case ConnectionFinding::ClientConfirmed:
        return "client_confirmed"_L1;
    case ConnectionFinding::AnyClientTaken:
        return "any_client_taken"_L1;
    case ConnectionFinding::ClientTaken:
        return "client_taken"_L1;
    case ConnectionFinding::ClientRefused:
        return "client_refused"_L1;
    case ConnectionFinding::ClientMayNotRefresh:
        return "client_may_not_refresh"_L1;
    case ConnectionFinding::ClientUnclear:
        return "client_unclear"_L1;
    case ConnectionFinding::Answers:
        return "answers"_L1;
    case ConnectionFinding::AnswersAnything:
        return "answers_anything"_L1;
    case ConnectionFinding::Refused:
        return "refused"_L1;
    case ConnectionFinding::NoEndpoint:
        return "no_endpoint"_L1;
    case ConnectionFinding::ClientRefusedBefore:
        return "client_refused_before"_L1;
    }
    return {};
}

} // namespace rescind
