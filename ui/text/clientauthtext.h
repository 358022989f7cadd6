// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/event.h"
#include "core/engine/findmethodjob.h"
#include "ui/text/errortext.h"

namespace rescind {

//! The server refused the client where it authenticates itself: another way may work.
[[nodiscard]] bool isClientRefusal(const Error &error);

//! A client refusal told with what this profile does there and what the server seems to want.
[[nodiscard]] ErrorText clientRefusalText(const Error &error, const Profile &profile);

//! "with the App Secret in the body (client_secret_post)": a part of a sentence.
[[nodiscard]] QString methodPhrase(ClientAuthMethod method);

struct FindingText
{
    EventResult result = EventResult::Quiet;
    QString title = {};
    QString text = {};
    //! One line for each way that was tried.
    QString details = {};
};

//! That a search runs, and what it tries just now.
[[nodiscard]] FindingText searchText(Stage endpoint, std::optional<ClientAuthMethod> method);
[[nodiscard]] FindingText findingText(const MethodFinding &finding);

} // namespace rescind
