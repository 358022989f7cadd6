// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bulk/bulkplan.h"
#include "core/bulk/listreader.h"
#include "core/jose/jwt.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>

#include <malloc.h>

#include <algorithm>
#include <cstdio>
#include <ctime>

using namespace rescind;

// Prints how fast lists load and what they hold; see list.sh.

namespace {

[[noreturn]] void giveUp(const char *what)
{
    std::fprintf(stderr, "list: %s\n", what);
    std::exit(1);
}

QByteArray base64Url(const QByteArray &bytes)
{
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

//! About a kilobyte: RS256 and the claims of an access token. Every one has a subject and a `jti`
//! of its own, and what looks random in it.
QByteArray tokenNumber(int n)
{
    const QByteArray serial = QByteArray::number(n);
    QByteArray random(256, Qt::Uninitialized);
    quint64 state = quint64(n) * 6364136223846793005U + 1442695040888963407U;
    for (char &c : random) {
        state = state * 6364136223846793005U + 1442695040888963407U;
        c = static_cast<char>(state >> 56U);
    }
    const QByteArray header
        = R"({"typ":"JWT","alg":"RS256","kid":"h5nEwQ0PG3rHhpPRkCW3wSf9l6vM8b7vS1kQeQhXf0U"})";
    const QByteArray payload = R"({"jti":"b2c5f6c7-0d5e-4a77-9f0d-)"
        + serial.rightJustified(12, '0') + R"(","sub":"user-)" + serial + R"(@example.com","iat":)"
        + QByteArray::number(1'790'000'000 + n % 86400) + R"(,"exp":)"
        + QByteArray::number(1'791'209'600 + n % 86400)
        + R"(,"scope":"openid profile email phone offline_access roles external_id","iss":)"
          R"("https://portal.authing.cn/oidc","aud":"5a4db0c0f1e2d3c4b5a69788","azp":)"
          R"("5a4db0c0f1e2d3c4b5a69788","realm_access":{"roles":["offline_access","user"]},)"
          R"("session_state":"6d2f7d0c-58ad-4d8e-9d7e-3a0f5f0f1b2c","acr":"1","email_verified":true)"
        + R"(})";
    return base64Url(header) + '.' + base64Url(payload) + '.' + base64Url(random);
}

double seconds(const QElapsedTimer &timer)
{
    return double(timer.nsecsElapsed()) / 1e9;
}

double cpuSeconds()
{
    return double(std::clock()) / CLOCKS_PER_SEC;
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values.at(values.size() / 2);
}

//! What the allocator has given out, large pieces included.
std::size_t allocated()
{
    const struct mallinfo2 info = mallinfo2();
    return info.uordblks + info.hblkhd;
}

//! The peer: reads the file and decodes the parts of each line, and nothing else.
qsizetype readAndDecode(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        giveUp("no file");
    const QByteArray bytes = file.readAll();
    qsizetype decoded = 0;
    for (qsizetype at = 0; at < bytes.size();) {
        const qsizetype lineEnd = bytes.indexOf('\n', at);
        while (at <= lineEnd) {
            qsizetype end = bytes.indexOf('.', at);
            if (end < 0 || end > lineEnd)
                end = lineEnd;
            const auto part = fromBase64Url(QByteArrayView(bytes).sliced(at, end - at));
            if (!part)
                giveUp("no base64url");
            decoded += part->size();
            at = end + 1;
        }
    }
    return decoded;
}

std::shared_ptr<const TokenList> load(const QString &path)
{
    const std::atomic_bool isStopping = false;
    const TaskControl control(std::make_shared<std::atomic_bool>(false), isStopping, nullptr);
    const auto list = tokenListFromFile(path, control);
    if (!list)
        giveUp("not read");
    return *list;
}

void measure(const QTemporaryDir &folder, int rows, int rounds)
{
    const QString path = folder.filePath(QString::number(rows));
    qsizetype tokenBytes = 0;
    {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            giveUp("no room");
        for (int i = 0; i < rows; ++i) {
            const QByteArray token = tokenNumber(i);
            tokenBytes += token.size();
            file.write(token + '\n');
        }
    }
    std::vector<double> ours;
    std::vector<double> theirs;
    std::vector<double> ratios;
    std::vector<double> work;
    std::vector<double> plans;
    double bytesARow = 0;
    for (int round = 0; round <= rounds; ++round) {
        QElapsedTimer timer;
        timer.start();
        if (readAndDecode(path) == 0)
            giveUp("nothing decoded");
        const double other = seconds(timer);
        const std::size_t before = allocated();
        const double cpuBefore = cpuSeconds();
        timer.start();
        const auto list = load(path);
        const double mine = seconds(timer);
        const double cpu = cpuSeconds() - cpuBefore;
        bytesARow = (double(allocated()) - double(before) - double(tokenBytes)) / rows;
        if (list->size() != rows || list->row(rows - 1).format != TokenFormat::Jws)
            giveUp("read wrongly");
        timer.start();
        const BulkPlan plan(list, {.now = QDateTime::fromSecsSinceEpoch(1'790'000'000, Qt::UTC)});
        const double planned = seconds(timer);
        if (plan.count(SkipReason::None) != rows)
            giveUp("planned wrongly");
        if (round == 0) // only warms up
            continue;
        ours.push_back(mine);
        theirs.push_back(other);
        ratios.push_back(mine / other);
        work.push_back(cpu);
        plans.push_back(planned);
    }
    std::printf("%6d rows, %.1f MB: loaded in %.1f ms (%.2f µs a row, %.2f µs of CPU), reading and "
                "decoding alone %.1f ms, ratio %.2f (%.2f to %.2f); %.0f bytes a row beyond the "
                "tokens; plan %.1f ms\n",
        rows, double(tokenBytes) / 1e6, median(ours) * 1e3, median(ours) * 1e6 / rows,
        median(work) * 1e6 / rows, median(theirs) * 1e3, median(ratios),
        *std::min_element(ratios.begin(), ratios.end()),
        *std::max_element(ratios.begin(), ratios.end()), bytesARow, median(plans) * 1e3);
}

} // namespace

int main()
{
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    const QTemporaryDir folder;
    if (!folder.isValid())
        giveUp("no temporary folder");
    measure(folder, 1'000, 101);
    measure(folder, 10'000, 31);
    measure(folder, 100'000, 11);
}
