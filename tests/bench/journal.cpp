// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/journal.h"
#include "core/journal/journalreader.h"
#include "tests/bench/journalentries.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QElapsedTimer>
#include <QtCore/QEventLoop>
#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>

#include <openssl/evp.h>
#include <sqlite3.h>

#include <algorithm>
#include <cstdio>
#include <ctime>

using namespace rescind;
using namespace rescind::bench;
using namespace Qt::StringLiterals;

// Prints the journal's ratios; see journal.sh.

namespace {

int total = 1'000'000;
constexpr int rounds = 7;

[[noreturn]] void giveUp(const char *what)
{
    std::fprintf(stderr, "journal: %s\n", what);
    std::exit(1);
}

template<typename T>
T valueOf(ResultJob<T> *job)
{
    QEventLoop loop;
    std::optional<Result<T>> result;
    startThen(job, &loop, [&](const Result<T> &r) {
        result = r;
        loop.quit();
    });
    loop.exec();
    if (!*result)
        giveUp("a job failed");
    return **result;
}

double seconds(const QElapsedTimer &timer)
{
    return double(timer.nsecsElapsed()) / 1e9;
}

//! Of the whole process, all threads: what a busy machine does not change.
double cpuSeconds()
{
    return double(std::clock()) / CLOCKS_PER_SEC;
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values.at(values.size() / 2);
}

//! The same rows, by SQLite's own interface, in the same mode.
class RawJournal final
{
public:
    explicit RawJournal(const QString &path)
    {
        check(sqlite3_open(path.toUtf8().constData(), &m_database));
        run("PRAGMA journal_mode = WAL");
        run("PRAGMA synchronous = FULL");
        run("CREATE TABLE entry(sequence INTEGER PRIMARY KEY, body BLOB NOT NULL, "
            "hash BLOB NOT NULL)");
        check(sqlite3_prepare_v2(
            m_database, "INSERT INTO entry VALUES (?, ?, ?)", -1, &m_insert, nullptr));
    }
    ~RawJournal()
    {
        sqlite3_finalize(m_insert);
        sqlite3_close(m_database);
    }
    Q_DISABLE_COPY_MOVE(RawJournal)

    void append(const QList<std::pair<QByteArray, QByteArray>> &rows)
    {
        run("BEGIN IMMEDIATE");
        for (const auto &[body, hash] : rows) {
            sqlite3_bind_int64(m_insert, 1, ++m_sequence);
            sqlite3_bind_blob(m_insert, 2, body.constData(), int(body.size()), SQLITE_STATIC);
            sqlite3_bind_blob(m_insert, 3, hash.constData(), int(hash.size()), SQLITE_STATIC);
            if (sqlite3_step(m_insert) != SQLITE_DONE)
                giveUp("a raw insert failed");
            sqlite3_reset(m_insert);
        }
        run("COMMIT");
    }

private:
    static void check(int result)
    {
        if (result != SQLITE_OK)
            giveUp("raw SQLite failed");
    }
    void run(const char *statement)
    {
        check(sqlite3_exec(m_database, statement, nullptr, nullptr, nullptr));
    }

    sqlite3 *m_database = nullptr;
    sqlite3_stmt *m_insert = nullptr;
    qint64 m_sequence = 0;
};

void appending(const QString &folder, const char *name, int batch, int batches)
{
    Journal journal(folder);
    RawJournal raw(folder + u"/raw.db"_s);
    std::vector<double> ours;
    std::vector<double> theirs;
    std::vector<double> ratios;
    JournalHasher hasher;
    int next = 1;
    for (int round = 0; round <= rounds; ++round) {
        QList<QList<JournalEntry>> lists;
        QList<QList<std::pair<QByteArray, QByteArray>>> rows;
        for (int i = 0; i < batches; ++i, next += batch) {
            lists.append(entries(next, batch));
            rows.emplaceBack();
            for (JournalEntry entry : lists.last()) {
                entry.sequence = next;
                const QByteArray body = encoded(entry);
                rows.last().append({body, hasher.hash(QByteArray(32, 'x'), body)});
            }
        }
        QElapsedTimer timer;
        timer.start();
        for (const auto &list : lists)
            (void)valueOf(journal.append(list, &journal));
        const double mine = seconds(timer);
        timer.start();
        for (const auto &list : rows)
            raw.append(list);
        const double other = seconds(timer);
        if (round == 0) // only warms up
            continue;
        ours.push_back(mine);
        theirs.push_back(other);
        ratios.push_back(other / mine);
    }
    const double rowsARound = double(batch) * batches;
    std::printf("append, %s: journal %.0f/s, raw SQLite %.0f/s, ratio %.2f\n", name,
        rowsARound / median(ours), rowsARound / median(theirs), median(ratios));
}

//! What is hashed, in one piece of memory, and where each part ends.
struct Hashed
{
    QByteArray bytes;
    std::vector<qsizetype> ends;
};

Hashed fill(const QString &folder)
{
    Journal journal(folder);
    Hashed hashed;
    JournalHasher hasher;
    QByteArray before(32, '\0');
    for (int first = 1; first <= total; first += 10000) {
        const QList<JournalEntry> list = entries(first, 10000);
        (void)valueOf(journal.append(list, &journal));
        for (int i = 0; i < list.size(); ++i) {
            JournalEntry entry = harmless(list.at(i));
            entry.sequence = first + i;
            const QByteArray body = encoded(entry);
            hashed.bytes += before;
            hashed.bytes += body;
            hashed.ends.push_back(hashed.bytes.size());
            before = hasher.hash(before, body);
        }
    }
    return hashed;
}

double sha256InOne(const Hashed &hashed)
{
    QElapsedTimer timer;
    timer.start();
    unsigned char digest[32];
    EVP_Digest(hashed.bytes.constData(), size_t(hashed.bytes.size()), digest, nullptr, EVP_sha256(),
        nullptr);
    return seconds(timer);
}

double sha256InParts(const Hashed &hashed)
{
    QElapsedTimer timer;
    timer.start();
    JournalHasher hasher;
    unsigned char digest[32];
    qsizetype begin = 0;
    for (const qsizetype end : hashed.ends) {
        hasher.hash({}, QByteArrayView(hashed.bytes).sliced(begin, end - begin), digest);
        begin = end;
    }
    return seconds(timer);
}

void verifying(const QString &folder, const Hashed &hashed)
{
    JournalReader reader(folder);
    std::vector<double> ours;
    std::vector<double> whole;
    std::vector<double> parts;
    std::vector<double> work;
    for (int round = 0; round <= rounds; ++round) {
        const double before = cpuSeconds();
        QElapsedTimer timer;
        timer.start();
        const JournalVerdict verdict = valueOf(reader.verify(std::nullopt, &reader));
        const double mine = seconds(timer);
        work.push_back(cpuSeconds() - before);
        if (!verdict.isIntact() || verdict.entries != total)
            giveUp("the journal is not intact");
        const double one = sha256InOne(hashed);
        const double many = sha256InParts(hashed);
        if (round == 0)
            continue;
        ours.push_back(mine);
        whole.push_back(one);
        parts.push_back(many);
    }
    std::printf("verify %d entries (%.0f MB): %.2f s, %.2f s of CPU; SHA-256 of the same bytes, "
                "one digest an "
                "entry, %.2f s, ratio %.2f; in one digest %.2f s, ratio %.2f\n",
        total, double(hashed.bytes.size()) / 1e6, median(ours), median(work), median(parts),
        median(parts) / median(ours), median(whole), median(whole) / median(ours));
}

void searching(const QString &folder)
{
    {
        JournalReader reader(folder);
        QElapsedTimer timer;
        timer.start();
        (void)valueOf(reader.updateIndex(&reader));
        std::printf("index of %d entries from nothing: %.1f s, %.0f MB\n", total, seconds(timer),
            double(QFile(JournalIndex::pathBeside(Journal::filePath(folder))).size()) / 1e6);
    }
    const auto measure = [&folder](const char *name, const JournalFilter &filter, bool counts) {
        std::vector<double> times;
        std::vector<double> work;
        qint64 found = 0;
        for (int round = 0; round < rounds; ++round) {
            JournalReader reader(folder);
            (void)valueOf(reader.summary(&reader));
            const double before = cpuSeconds();
            QElapsedTimer timer;
            timer.start();
            found = counts ? valueOf(reader.count(filter, &reader))
                           : valueOf(reader.page(filter, 0, 200, &reader)).entries.size();
            times.push_back(seconds(timer));
            work.push_back(cpuSeconds() - before);
        }
        std::printf("%s: %.0f ms, %.0f ms of CPU (%lld)\n", name, median(times) * 1000,
            median(work) * 1000, qlonglong(found));
    };
    std::vector<double> opening;
    for (int round = 0; round < rounds; ++round) {
        QElapsedTimer timer;
        timer.start();
        JournalReader reader(folder);
        (void)valueOf(reader.summary(&reader));
        (void)valueOf(reader.page({}, 0, 200, &reader));
        opening.push_back(seconds(timer));
    }
    std::printf("open, count and first page: %.0f ms\n", median(opening) * 1000);
    measure("filter: text that every entry has", {.text = u"portal.authing"_s}, false);
    measure("filter: text that one entry has", {.text = u"-0000042"_s}, false);
    measure("filter: text that none has", {.text = u"nothing like it"_s}, false);
    measure("filter: one letter that none has", {.text = u"门"_s}, false);
    measure("filter: outcome", {.outcomes = {u"rejected"_s}}, false);
    const QDateTime early = QDateTime::fromMSecsSinceEpoch(1'790'000'010'000, Qt::UTC);
    measure("filter: the oldest 200", {.until = early}, false);
    measure("filter: text, action, outcome, profile, time",
        {.text = u"user42@"_s,
            .actions = {JournalAction::Revocation},
            .outcomes = {u"verified_inactive"_s},
            .profileId = entryNumber(2).profileId,
            .until = QDateTime::fromMSecsSinceEpoch(1'790'020'000'000, Qt::UTC)},
        false);
    measure("count: outcome", {.outcomes = {u"rejected"_s}}, true);
    measure("count: text that every entry has", {.text = u"portal.authing"_s}, true);
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    // Fewer than a million, for a quick look.
    if (argc > 1)
        total = QByteArray(argv[1]).toInt();
    const QTemporaryDir folder;
    if (!folder.isValid())
        giveUp("no temporary folder");
    const auto sub = [&folder](const QString &name) {
        const QString path = folder.filePath(name);
        if (!QDir().mkpath(path))
            giveUp("no temporary folder");
        return path;
    };
    appending(sub(u"single"_s), "one durable entry after the other", 1, 500);
    appending(sub(u"batch"_s), "1000 durable entries at once", 1000, 20);
    const QString large = sub(u"large"_s);
    const Hashed hashed = fill(large);
    verifying(large, hashed);
    searching(large);
}
