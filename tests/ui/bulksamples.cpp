// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/bulksamples.h"

#include "core/bulk/listreader.h"
#include "tests/ui/samples.h"

#include <cmath>

namespace rescind::samples {

namespace {

QByteArray encoded(const QByteArray &bytes)
{
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QByteArray claims(int n, const QString &client, const QDateTime &expires)
{
    constexpr std::array people{"alice@example.test", "bob", "carol", "dave",
        "a-rather-long-subject-0123456789abcdef@example.test", "erin", "frank", "grace", "heidi",
        "ivan", "judy", "张伟"};
    return QStringLiteral(R"({"iss":"https://portal.authing.cn/oidc","sub":"%1","client_id":"%2",)"
                          R"("scope":"openid profile","iat":%3,"exp":%4,"jti":"leak-%5"})")
        .arg(QString::fromUtf8(people.at(static_cast<std::size_t>(n) % people.size())), client)
        .arg(now().addDays(-2).toSecsSinceEpoch())
        .arg(expires.toSecsSinceEpoch())
        .arg(n)
        .toUtf8();
}

QByteArray line(int n)
{
    const QString own = profile().clientId;
    // More die on the days in the middle.
    const int day = 1 + n * 31 % 8 + n * 17 % 7;
    const QDateTime expires = now().addDays(day).addSecs(n % 50000);
    if (n % 41 == 7)
        return "not a token at all, only words";
    if (n % 17 == 3)
        return unsignedJwt(claims(n, QStringLiteral("another-client-0815"), expires));
    if (n % 29 == 5)
        return unsignedJwt(claims(n, own, now().addDays(-1)));
    if (n % 37 == 11)
        return line(n - 1);
    if (n % 11 == 6)
        return "opaque-" + QByteArray::number(n, 16).rightJustified(32, '0') + "-refresh";
    return unsignedJwt(claims(n, own, expires));
}

BulkRow finished(int n, std::vector<Error> &errors)
{
    BulkRow row{.state = RowState::Finished,
        .outcome = Outcome::VerifiedInactive,
        .before = Activity::Active,
        .after = Activity::Inactive,
        .proof = ProofBy::Introspection,
        .witness = true,
        .maybeSent = true,
        .httpStatus = 200,
        .attempts = 1,
        .sentAt = 1000000,
        .finishedAt = 1000000 + 100 + n * 37 % 1900};
    if (n % 13 == 4) {
        row.outcome = Outcome::AcceptedUnverified;
        row.unverified = UnverifiedReason::NoWitness;
    } else if (n % 47 == 3) {
        row.outcome = Outcome::AcceptedStillActive;
        row.finishedAt += 30000;
    } else if (n % 31 == 5) {
        row.outcome = Outcome::Rejected;
        row.httpStatus = 400;
        row.error = 1;
    } else if (n % 97 == 9) {
        row.outcome = Outcome::NotSent;
        row.attempts = 5;
        row.error = 2;
    } else if (n % 53 == 12) {
        row.outcome = Outcome::AlreadyInactive;
    }
    if (errors.empty())
        errors = {Error{.kind = ErrorKind::OAuth,
                      .stage = Stage::Revocation,
                      .code = QStringLiteral("invalid_request"),
                      .serverText = QStringLiteral("this token does not belong to the application "
                                                   "that asks for its revocation"),
                      .httpStatus = 400},
            Error{.kind = ErrorKind::Network,
                .stage = Stage::Revocation,
                .reason = Reason::ConnectionRefused,
                .subject = QStringLiteral("portal.authing.cn")}};
    return row;
}

} // namespace

QByteArray unsignedJwt(const QByteArray &claims)
{
    return encoded(R"({"alg":"RS256","typ":"JWT"})") + '.' + encoded(claims) + '.'
        + encoded(QByteArray(32, 's'));
}

std::shared_ptr<const TokenList> listOf(const QByteArray &bytes)
{
    const std::atomic_bool stopping = false;
    const TaskControl control(std::make_shared<const std::atomic_bool>(false), stopping, {});
    const auto list = tokenListFromBytes(Secret(bytes), control);
    return list ? *list : nullptr;
}

std::shared_ptr<const TokenList> leakedList(int rows)
{
    QByteArray bytes;
    for (int n = 0; n < rows; ++n)
        bytes += line(n) + '\n';
    return listOf(bytes);
}

PlanContext planContext()
{
    return {.client = {.profileId = profile().id,
                .issuer = QStringLiteral("https://portal.authing.cn/oidc"),
                .clientId = profile().clientId},
        .others = {{.profileId = QStringLiteral("other"),
            .issuer = QStringLiteral("https://portal.authing.cn/oidc"),
            .clientId = QStringLiteral("another-client-0815")}},
        .now = now()};
}

SampleRun::SampleRun(const BulkPlan &plan, int done, bool isDry)
    : isDryRun(isDry)
{
    const auto selected = static_cast<int>(plan.count(SkipReason::None));
    const int last = selected * done / 100;
    const int sending = done < 100 ? std::min(64, selected - last) : 0;
    int n = 0;
    counts.total = plan.total();
    for (qsizetype i = 0; i < plan.total(); ++i) {
        BulkRow row{.skip = plan.skip(i)};
        if (row.skip != SkipReason::None) {
            row.state = RowState::Skipped;
            ++counts.skipped;
        } else if (n < last) {
            row = finished(n++, errors);
            if (isDryRun)
                row.before = n % 3 == 0 ? Activity::Inactive
                    : n % 19 == 4       ? Activity::Unknown
                                        : Activity::Active;
            ++counts.finished.at(static_cast<std::size_t>(row.outcome));
        } else if (n < last + sending) {
            row.state = n++ % 3 == 0 ? RowState::Sending : RowState::Accepted;
            row.httpStatus = 200;
            ++(row.state == RowState::Sending ? counts.sending : counts.accepted);
        } else {
            ++n;
            ++counts.waiting;
        }
        all.push_back(row);
    }
    for (int second = 0; second < 40; ++second) {
        const double rise = 1 - std::exp(-second / 3.0);
        const bool slowed = second >= 17;
        const double level = slowed ? 700 - 420 * std::exp(-(second - 17) / 4.0) : 900;
        samples.push_back({.second = second,
            .answered = static_cast<qint32>(rise * level + second * 37 % 23),
            .slowedDown = second == 17 || second == 18 ? 12 : 0});
    }
}

BulkRowsModel::Run SampleRun::rows() const
{
    return {.row = [this](qsizetype index) -> const BulkRow & {
                return all.at(static_cast<std::size_t>(index));
            },
        .error = [this](quint32 number) { return number == 0 ? nullptr : &errors.at(number - 1); },
        .isDryRun = isDryRun};
}

} // namespace rescind::samples
