// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/engine.h"
#include "core/net/qnamtransport.h"
#include "tests/integration/faults/honestprovider.h"
#include "tests/support/fakeidp.h"
#include "tests/support/memorysecretstore.h"
#include "tests/support/onetransport.h"
#include "tests/support/temporaryjournal.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QTemporaryDir>
#include <QtCore/QThread>
#include <QtNetwork/QTcpSocket>

#include <atomic>
#include <cstdio>

// Every allocation of the process goes through here, but the provider's: its thread does not count.
extern "C" {
void *__libc_malloc(std::size_t size);
void *__libc_calloc(std::size_t count, std::size_t size);
void *__libc_realloc(void *memory, std::size_t size);
}

namespace {

std::atomic<long> allocations = 0;
std::atomic<long> allocatedBytes = 0;
thread_local bool isProvider = false;

void note(std::size_t size)
{
    if (isProvider)
        return;
    allocations.fetch_add(1, std::memory_order_relaxed);
    allocatedBytes.fetch_add(static_cast<long>(size), std::memory_order_relaxed);
}

} // namespace

extern "C" {
void *malloc(std::size_t size)
{
    note(size);
    return __libc_malloc(size);
}
void *calloc(std::size_t count, std::size_t size)
{
    note(count * size);
    return __libc_calloc(count, size);
}
void *realloc(void *memory, std::size_t size)
{
    note(size);
    return __libc_realloc(memory, size);
}
}

using namespace rescind;
using namespace Qt::StringLiterals;

namespace {

//! The provider on a thread of its own.
class ProviderThread final : public QThread
{
public:
    ProviderThread()
    {
        start();
        while (!m_provider.load())
            QThread::msleep(1);
    }
    ~ProviderThread() override
    {
        quit();
        wait();
    }
    template<typename F>
    auto ask(F &&f)
    {
        std::invoke_result_t<F, HonestProvider &> result;
        QMetaObject::invokeMethod(
            &m_provider.load()->server, [&] { result = f(*m_provider.load()); },
            Qt::BlockingQueuedConnection);
        return result;
    }

protected:
    void run() override
    {
        isProvider = true;
        HonestProvider provider;
        m_provider = &provider;
        exec();
    }

private:
    std::atomic<HonestProvider *> m_provider = nullptr;
};

struct Count
{
    int metadata = 0;
    int keys = 0;
    int token = 0;
    int introspection = 0;
};

Count countOf(HonestProvider &provider)
{
    return {provider.server.countOf(HonestProvider::metadataPath),
        provider.server.countOf(HonestProvider::keysPath),
        provider.server.countOf(HonestProvider::tokenPath),
        provider.server.countOf(HonestProvider::introspectionPath)};
}

void comeBack(const QUrl &url, ProviderThread &provider)
{
    provider.ask([&](HonestProvider &p) {
        p.nonce = parameterOf(url, u"nonce"_s);
        return true;
    });
    const QUrl redirect(QString::fromUtf8(parameterOf(url, u"redirect_uri"_s)));
    auto *const socket = new QTcpSocket(qApp);
    const QByteArray request
        = "GET /callback?code=a-code-1234567890&state=" + parameterOf(url, u"state"_s)
        + " HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(redirect.port()) + "\r\n\r\n";
    QObject::connect(socket, &QTcpSocket::connected, socket, [=] { socket->write(request); });
    socket->connectToHost(redirect.host(), static_cast<quint16>(redirect.port()));
}

bool isQuiet(const Session &session)
{
    return session.state() == SessionState::SignedIn
        && std::none_of(session.tokens().begin(), session.tokens().end(),
            [&session](const Token &token) { return session.isBusy(token.fingerprint); });
}

//! One sign-in, and what it cost up to the moment when tokens are held.
void measure(const char *name, Session &session, ProviderThread &provider)
{
    const Count before = provider.ask(countOf);
    const long countBefore = allocations;
    const long bytesBefore = allocatedBytes;
    LoginJob *const job = session.signIn();
    bool done = false;
    long count = 0;
    long bytes = 0;
    QObject::connect(job, &Job::finished, qApp, [&] {
        count = allocations - countBefore;
        bytes = allocatedBytes - bytesBefore;
        done = true;
    });
    while (!done || !isQuiet(session))
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 50);
    const Count after = provider.ask(countOf);
    std::printf(
        "%s: metadata %d, keys %d, token %d, then introspection %d; %ld allocations, %ld KiB\n",
        name, after.metadata - before.metadata, after.keys - before.keys,
        after.token - before.token, after.introspection - before.introspection, count,
        bytes / 1024);
}

} // namespace

//! What a sign-in costs: round trips and allocations, the first and those after it.
int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QTemporaryDir folder;
    ProviderThread provider;
    MemorySecretStore store;
    Vault vault(store);
    ProfileStore profiles(folder.path());
    QnamTransport transport;
    OneTransport transports(transport);
    RecordingBrowser browser;
    browser.onOpened = [&](const QUrl &url) { comeBack(url, provider); };
    const SystemClock clock;
    TemporaryJournal journal(clock);
    Engine engine({.transports = transports,
        .vault = vault,
        .profiles = profiles,
        .browser = browser,
        .clock = clock,
        .journal = journal.keeper});
    const auto saved = profiles.save(provider.ask([](HonestProvider &p) { return p.profile(); }));
    store.entries.insert(
        secretKey(ProfileSecret::ClientSecret, saved->id), HonestProvider::clientSecret());
    Session *const session = engine.session(saved->id);
    while (session->state() == SessionState::Restoring)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 50);
    measure("first sign-in", *session, provider);
    measure("second sign-in", *session, provider);
    measure("third sign-in", *session, provider);
    return 0;
}
