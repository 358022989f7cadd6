// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/services.h"
#include "core/oidc/idtokenchecks.h"

namespace rescind {

enum class SelfCheckName {
    Settings, //!< the folder of the profiles can be written to
    Data,     //!< the folder of the journal, and what is left on its disk
    Journal,  //!< can be written, and is intact
    Keychain, //!< writing, reading and removing one entry
    Loopback, //!< this computer reaches itself, as a browser does after a sign-in
    Browser,  //!< something opens links
    Proxy,    //!< by which way requests to a profile's issuer leave this computer
};
inline constexpr int selfCheckCount = int(SelfCheckName::Proxy) + 1;

//! What one check of this computer found. Holds no secret.
struct SelfCheck
{
    SelfCheckName name = SelfCheckName::Settings;
    CheckResult result = CheckResult::Skipped;
    //! The folder, program or host it is about.
    QString subject = {};
    //! The proxy on the way, "host:port"; empty where there is none.
    QString proxy = {};
    //! Bytes that are free, or entries of the journal.
    qint64 amount = 0;
    //! Why it failed.
    std::optional<Error> error = {};

    friend bool operator==(const SelfCheck &, const SelfCheck &) = default;
};

//! "settings", "data", "journal", "keychain", "loopback", "browser", "proxy": for output that
//! machines read.
[[nodiscard]] QLatin1StringView selfCheckKey(SelfCheckName name);

//! Checks what Rescind needs of this computer, one after the other, without asking any provider.
//! Leaves nothing behind. Fails only when it is cancelled: what is wrong is in the checks. A
//! keychain that asks the user is waited for. The proxy is looked at for a profile alone.
class SelfCheckJob final : public ResultJob<QList<SelfCheck>>
{
    Q_OBJECT

public:
    SelfCheckJob(Services &services, const std::optional<Profile> &profile, QObject *parent);
    ~SelfCheckJob() override;

    //! Those that have been made, in order.
    [[nodiscard]] const QList<SelfCheck> &soFar() const { return m_checks; }

Q_SIGNALS:
    void advanced();

protected:
    void run() override;
    [[nodiscard]] Stage stage() const override { return Stage::Storage; }

private:
    using Next = void (SelfCheckJob::*)();

    void add(const SelfCheck &check, Next next);
    void checkSettings();
    void checkData();
    void checkJournal();
    void verifyJournal();
    void checkKeychain();
    void readBack(const QString &key, const Secret &value);
    void tidyKeychain(const QString &key, const std::optional<Error> &error);
    void checkLoopback();
    void checkBrowser();
    void checkProxy();
    void end();

    Services &m_services;
    std::optional<Profile> m_profile;
    //! Of the made-up secret, while it may be in the keychain.
    QString m_keychainEntry;
    QList<SelfCheck> m_checks;
};

} // namespace rescind
