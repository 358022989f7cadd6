// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/selfcheck.h"

#include "core/base/random.h"
#include "core/engine/profileroute.h"
#include "core/net/proxychoice.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QStorageInfo>
#include <QtCore/QTemporaryFile>
#include <QtNetwork/QNetworkProxy>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>

#include <array>
#include <string_view>

namespace rescind {

namespace {

//! Below this a journal may soon not be written any more.
constexpr qint64 fewBytes = 100 * 1024 * 1024;

Error notWritable(const QString &folder)
{
    return {.stage = Stage::Storage,
        .reason = Reason::SettingsNotWritable,
        .code = QStringLiteral("not_written"),
        .subject = folder};
}

//! Makes the folder where it is missing, as its first use would.
SelfCheck checkOf(SelfCheckName name, const QString &folder)
{
    SelfCheck check{.name = name, .result = CheckResult::Pass, .subject = folder};
    QTemporaryFile probe(QDir(folder).filePath(QStringLiteral("check-XXXXXX")));
    if (!QDir().mkpath(folder) || !probe.open() || probe.write("x") != 1 || !probe.flush()) {
        check.result = CheckResult::Fail;
        check.error = notWritable(folder);
    }
    return check;
}

//! Sends a word from this computer to itself and waits for it to come back, as a browser's request
//! and its page do.
class LoopbackProbe final : public ResultJob<void>
{
public:
    explicit LoopbackProbe(QObject *parent)
        : ResultJob(parent)
    {
    }

protected:
    void run() override
    {
        constexpr auto limit = std::chrono::seconds(5);
        m_server.setProxy(QNetworkProxy::NoProxy);
        m_socket.setProxy(QNetworkProxy::NoProxy);
        connect(&m_server, &QTcpServer::newConnection, this, &LoopbackProbe::answer);
        connect(&m_socket, &QTcpSocket::connected, this,
            [this] { m_socket.write(word.data(), qint64(word.size())); });
        connect(&m_socket, &QTcpSocket::readyRead, this, [this] {
            m_returned += m_socket.readAll();
            if (m_returned.size() >= qsizetype(word.size()))
                end(m_returned.toStdString() == word);
        });
        connect(&m_socket, &QTcpSocket::errorOccurred, this, [this] { end(false); });
        if (!m_server.listen(QHostAddress::LocalHost)) {
            end(false);
            return;
        }
        setDeadline(limit);
        m_socket.connectToHost(QHostAddress::LocalHost, m_server.serverPort());
    }
    [[nodiscard]] Stage stage() const override { return Stage::Authorization; }

private:
    void answer()
    {
        QTcpSocket *const visitor = m_server.nextPendingConnection();
        connect(visitor, &QTcpSocket::readyRead, visitor,
            [visitor] { visitor->write(visitor->read(qint64(word.size()))); });
    }
    void end(bool reached)
    {
        if (reached) {
            finish({});
            return;
        }
        finish(fail({.kind = ErrorKind::Network,
            .stage = stage(),
            .reason = Reason::ConnectionRefused,
            .subject = QStringLiteral("127.0.0.1")}));
    }

    static constexpr std::string_view word = "rescind";

    QTcpServer m_server;
    QTcpSocket m_socket;
    QByteArray m_returned;
};

} // namespace

QLatin1StringView selfCheckKey(SelfCheckName name)
{
    static constexpr std::array names{QLatin1StringView("settings"), QLatin1StringView("data"),
        QLatin1StringView("journal"), QLatin1StringView("keychain"), QLatin1StringView("loopback"),
        QLatin1StringView("browser"), QLatin1StringView("proxy")};
    static_assert(names.size() == selfCheckCount);
    return names.at(std::size_t(name));
}

SelfCheckJob::SelfCheckJob(
    Services &services, const std::optional<Profile> &profile, QObject *parent)
    : ResultJob(parent)
    , m_services(services)
    , m_profile(profile)
{
}

//! One that was given up in the middle has still left nothing in the keychain.
SelfCheckJob::~SelfCheckJob()
{
    if (!m_keychainEntry.isEmpty())
        m_services.vault.keychain().remove(m_keychainEntry, &m_services.vault)->start();
}

void SelfCheckJob::run()
{
    checkSettings();
}

void SelfCheckJob::add(const SelfCheck &check, Next next)
{
    m_checks.append(check);
    Q_EMIT advanced();
    (this->*next)();
}

void SelfCheckJob::checkSettings()
{
    const QString folder = QFileInfo(m_services.profiles.filePath()).path();
    add(checkOf(SelfCheckName::Settings, folder), &SelfCheckJob::checkData);
}

void SelfCheckJob::checkData()
{
    const QString folder = QFileInfo(m_services.journal.path()).path();
    SelfCheck check = checkOf(SelfCheckName::Data, folder);
    check.amount = QStorageInfo(folder).bytesAvailable();
    if (check.result == CheckResult::Pass && check.amount < fewBytes)
        check.result = CheckResult::Warn;
    add(check, &SelfCheckJob::checkJournal);
}

void SelfCheckJob::checkJournal()
{
    startThen(m_services.journal.ready(this), this, [this](const Result<void> &ready) {
        if (!ready)
            add({.name = SelfCheckName::Journal,
                    .result = CheckResult::Fail,
                    .error = ready.error()},
                &SelfCheckJob::checkKeychain);
        else
            verifyJournal();
    });
}

void SelfCheckJob::verifyJournal()
{
    startThen(m_services.journal.verify(this), this, [this](const Result<JournalVerdict> &verdict) {
        SelfCheck check{.name = SelfCheckName::Journal, .subject = m_services.journal.path()};
        if (!verdict) {
            check.result = CheckResult::Fail;
            check.error = verdict.error();
        } else {
            check.amount = verdict->entries;
            check.result = m_services.journal.isWithout() ? CheckResult::Warn : CheckResult::Pass;
        }
        if (verdict && !verdict->isIntact()) {
            check.result = CheckResult::Fail;
            check.error = Error{.kind = ErrorKind::Journal,
                .stage = Stage::Storage,
                .reason = Reason::JournalTampered,
                .code = breakName(verdict->broken),
                .subject = QString::number(verdict->firstBroken)};
        }
        add(check, &SelfCheckJob::checkKeychain);
    });
}

void SelfCheckJob::checkKeychain()
{
    m_keychainEntry = QStringLiteral("self-check/") + QString::fromLatin1(randomText(12));
    const QString key = m_keychainEntry;
    const Secret value(randomText());
    startThen(m_services.vault.keychain().write(key, value, this), this,
        [this, key, value](const Result<void> &written) {
            if (written)
                readBack(key, value);
            else
                tidyKeychain(key, written.error());
        });
}

void SelfCheckJob::readBack(const QString &key, const Secret &value)
{
    startThen(m_services.vault.keychain().read(key, this), this,
        [this, key, value](const Result<Secret> &read) {
            if (read && *read == value)
                tidyKeychain(key, {});
            else if (read)
                tidyKeychain(key,
                    Error{.kind = ErrorKind::Keychain,
                        .stage = Stage::Storage,
                        .reason = Reason::SecretUnreadable});
            else
                tidyKeychain(key, read.error());
        });
}

//! The entry is taken out again whatever came of it.
void SelfCheckJob::tidyKeychain(const QString &key, const std::optional<Error> &error)
{
    startThen(m_services.vault.keychain().remove(key, this), this,
        [this, error](const Result<void> &removed) {
            m_keychainEntry.clear();
            SelfCheck check{
                .name = SelfCheckName::Keychain, .result = CheckResult::Pass, .error = error};
            if (!error && !removed)
                check.error = removed.error();
            if (check.error)
                check.result = CheckResult::Fail;
            add(check, &SelfCheckJob::checkLoopback);
        });
}

void SelfCheckJob::checkLoopback()
{
    startThen(new LoopbackProbe(this), this, [this](const Result<void> &reached) {
        SelfCheck check{.name = SelfCheckName::Loopback, .result = CheckResult::Pass};
        if (!reached) {
            check.result = CheckResult::Fail;
            check.error = reached.error();
        }
        add(check, &SelfCheckJob::checkBrowser);
    });
}

void SelfCheckJob::checkBrowser()
{
    const QString program = m_services.browser.program();
    SelfCheck check{
        .name = SelfCheckName::Browser, .result = CheckResult::Pass, .subject = program};
    if (program.isEmpty()) {
        check.result = CheckResult::Warn;
        check.error = Error{.kind = ErrorKind::Browser,
            .stage = Stage::Authorization,
            .reason = Reason::BrowserNotStarted};
    }
    add(check, m_profile ? &SelfCheckJob::checkProxy : &SelfCheckJob::end);
}

void SelfCheckJob::checkProxy()
{
    const QUrl issuer(m_profile->issuer());
    const ProxyRule rule = routeOf(*m_profile, m_services.vault).proxy;
    SelfCheck check{
        .name = SelfCheckName::Proxy, .result = CheckResult::Pass, .subject = issuer.host()};
    const Result<QNetworkProxy> explicitOne
        = rule.use == ProxyRule::Use::Explicit ? explicitProxy(rule) : QNetworkProxy();
    if (explicitOne) {
        check.proxy = proxyFor(rule, issuer);
    } else {
        check.result = CheckResult::Fail;
        check.error = explicitOne.error();
    }
    add(check, &SelfCheckJob::end);
}

void SelfCheckJob::end()
{
    finish(m_checks);
}

} // namespace rescind
