// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/session.h"

namespace rescind {

class Banner;

//! "Find what works": offers it where a server refused the client, runs it, and says what came out,
//! all in the banner.
class MainWindowMethods final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MainWindowMethods)

public:
    explicit MainWindowMethods(Banner &banner);

    //! The session that errors come from; a search in the one before is ended.
    void setSession(Session *session);
    //! Shows the error with the offer, if it is a refusal of the client; false for any other.
    [[nodiscard]] bool showRefusal(const Error &error);
    //! Adds the offer to what the banner shows of these, where one of them is such a refusal.
    void offerFor(const QList<RevocationReport> &reports);
    [[nodiscard]] bool isSearching() const { return m_job != nullptr; }

private:
    void offer(Stage endpoint);
    void find(Stage endpoint);
    void showSearch(Stage endpoint, std::optional<ClientAuthMethod> method);
    void onFound(const Result<MethodFinding> &found);

    Banner &m_banner;
    QPointer<Session> m_session;
    QPointer<FindMethodJob> m_job;
};

} // namespace rescind
