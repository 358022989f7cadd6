// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/headkeeper.h"

#include "core/base/logging.h"
#include "core/jose/signature.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>

#include <utility>

namespace rescind {

using namespace std::chrono_literals;

namespace {

constexpr auto lockRetry = 20ms;
constexpr int lockTries = 250; //!< 5 s: the other program waits for its keychain's user

//! The same for every way to write it, whether the folder is there yet or not.
QString canonicalPath(const QString &folder)
{
    const QString path = QDir::cleanPath(QDir(folder).absolutePath());
    QFileInfo there(path);
    while (!there.exists() && !there.isRoot())
        there = QFileInfo(there.path());
    const QString rest = path.mid(there.filePath().size());
    return QDir::cleanPath(there.canonicalFilePath() + u'/' + rest);
}

Error unreadable()
{
    return {
        .kind = ErrorKind::Keychain, .stage = Stage::Storage, .reason = Reason::SecretUnreadable};
}

} // namespace

class ReadHeadJob final : public ResultJob<std::optional<JournalHead>>
{
public:
    ReadHeadJob(HeadKeeper &keeper, QObject *parent)
        : ResultJob(parent)
        , m_keeper(keeper)
    {
    }

protected:
    void run() override
    {
        // What is being kept right now would look like entries that nobody vouches for.
        if (!m_keeper.isSettled()) {
            connect(&m_keeper, &HeadKeeper::settled, this, &ReadHeadJob::read,
                Qt::SingleShotConnection);
            m_keeper.hurry();
            return;
        }
        read();
    }
    [[nodiscard]] Stage stage() const override { return Stage::Storage; }

private:
    void read()
    {
        startThen(m_keeper.m_store.read(m_keeper.key(), this), this,
            [this](const Result<Secret> &kept) { onRead(kept); });
    }
    void onRead(const Result<Secret> &kept)
    {
        if (!kept) {
            const bool isAbsent = kept.error().reason == Reason::SecretNotFound;
            m_keeper.setProblem(isAbsent ? std::nullopt : std::optional(kept.error()));
            finish(std::nullopt);
            return;
        }
        const auto head = JournalHead::fromText(kept->view());
        m_keeper.setProblem(head ? std::nullopt : std::optional(unreadable()));
        finish(head);
    }

    HeadKeeper &m_keeper;
};

HeadKeeper::HeadKeeper(SecretStore &store, JournalReader &reader, QString folder, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_reader(reader)
    , m_folder(std::move(folder))
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, [this] {
        if (m_wanted)
            begin();
    });
}

QString HeadKeeper::keyFor(const QString &folder)
{
    const QByteArray mark = sha256(canonicalPath(folder).toUtf8()).toHex().left(16);
    return QStringLiteral("journal/") + QString::fromLatin1(mark);
}

QString HeadKeeper::key() const
{
    return keyFor(m_folder);
}

void HeadKeeper::keep(const JournalHead &head)
{
    if (m_problem
        && (m_problem->reason == Reason::KeychainDenied
            || m_problem->reason == Reason::KeychainLocked))
        return;
    m_wanted = head;
    if (!m_isBusy && !m_pause.isActive())
        begin();
}

ResultJob<std::optional<JournalHead>> *HeadKeeper::read(QObject *parent)
{
    return new ReadHeadJob(*this, parent);
}

void HeadKeeper::setOverriding(bool on)
{
    m_isOverriding = on;
    m_toldMismatch = false;
}

void HeadKeeper::hurry()
{
    if (isSettled())
        return;
    m_isHurried = true;
    if (m_pause.isActive())
        m_pause.start(0ms);
}

void HeadKeeper::begin()
{
    m_isBusy = true;
    if (!m_lock) {
        m_lock = std::make_unique<QLockFile>(QDir(m_folder).filePath(QStringLiteral("head.lock")));
        // That of a program which has died is taken over at once; one of another computer, or of
        // one that waits for its keychain's user, after a while.
        m_lock->setStaleLockTime(120000);
    }
    // Where no lock can be made either, none is held by anybody.
    if (m_lock->tryLock(0) || m_lock->error() != QLockFile::LockFailedError) {
        m_tries = 0;
        if (m_isOverriding) {
            write();
            return;
        }
        startThen(
            m_store.read(key(), this), this, [this](const Result<Secret> &kept) { onRead(kept); });
        return;
    }
    if (++m_tries < lockTries) {
        QTimer::singleShot(lockRetry, this, &HeadKeeper::begin);
        return;
    }
    // Left to the next entry.
    m_tries = 0;
    m_wanted.reset();
    end(m_problem);
}

void HeadKeeper::onRead(const Result<Secret> &kept)
{
    if (!kept) {
        if (kept.error().reason == Reason::SecretNotFound) {
            write();
        } else {
            m_wanted.reset();
            end(kept.error());
        }
        return;
    }
    const auto head = JournalHead::fromText(kept->view());
    if (!head) {
        m_wanted.reset();
        end(unreadable());
        return;
    }
    startThen(m_reader.holds(*head, this), this,
        [this, head = *head](const Result<bool> &isThere) { onCompared(head, isThere); });
}

void HeadKeeper::onCompared(const JournalHead &kept, const Result<bool> &isThere)
{
    if (isThere && *isThere && kept.sequence < m_wanted->sequence) {
        write();
        return;
    }
    m_wanted.reset();
    end({});
    if (isThere && !*isThere && !std::exchange(m_toldMismatch, true)) {
        qCWarning(journalLog) << "the journal does not hold the entry of its kept head, number"
                              << kept.sequence;
        Q_EMIT mismatchFound();
    }
}

void HeadKeeper::write()
{
    const JournalHead head = *std::exchange(m_wanted, std::nullopt);
    m_isOverriding = false;
    startThen(m_store.write(key(), Secret(head.toText()), this), this,
        [this](const Result<void> &written) {
            end(written ? std::nullopt : std::optional(written.error()), true);
        });
}

void HeadKeeper::end(const std::optional<Error> &error, bool wrote)
{
    m_lock->unlock();
    m_isBusy = false;
    setProblem(error);
    if (wrote || m_wanted)
        m_pause.start(m_wanted && m_isHurried ? 0ms : pauseAfterWriting);
    if (m_wanted)
        return;
    m_isHurried = false;
    Q_EMIT settled();
}

void HeadKeeper::setProblem(const std::optional<Error> &error)
{
    if (error == m_problem)
        return;
    m_problem = error;
    Q_EMIT problemChanged();
}

} // namespace rescind
