// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bulk/bulkrun.h"

#include "core/bulk/bulkrun_p.h"

#include <cmath>

namespace rescind {

BulkRun::BulkRun(BulkServices services, Client client, BulkPlan plan, BulkSettings settings,
    QSet<TokenKind> witnesses, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(*this, services, std::move(client), std::move(plan),
          std::move(settings), std::move(witnesses)))
{
}

BulkRun::~BulkRun() = default;

const BulkPlan &BulkRun::plan() const
{
    return d->plan;
}

const BulkSettings &BulkRun::settings() const
{
    return d->settings;
}

BulkState BulkRun::state() const
{
    return d->state;
}

BulkStop BulkRun::stopReason() const
{
    return d->stop;
}

const std::optional<Error> &BulkRun::stopError() const
{
    return d->stopError;
}

qsizetype BulkRun::size() const
{
    return d->rows.size();
}

const BulkRow &BulkRun::row(qsizetype index) const
{
    return d->rows.at(index);
}

const Error *BulkRun::error(quint32 number) const
{
    return d->rows.error(number);
}

const BulkCounts &BulkRun::counts() const
{
    return d->rows.counts();
}

ExposureLeft BulkRun::exposure() const
{
    return d->rows.exposure().left(d->services.clock.now());
}

const std::vector<BulkSample> &BulkRun::samples() const
{
    return d->samples.all();
}

double BulkRun::rate() const
{
    return d->samples.rate().value_or(0);
}

std::optional<std::chrono::seconds> BulkRun::timeLeft() const
{
    const auto pace = d->samples.pace();
    if (!pace || *pace < 0.01 || d->state == BulkState::Finished)
        return std::nullopt;
    const BulkCounts &counts = d->rows.counts();
    const bool isProved = d->settings.proof == BulkProof::All && !d->settings.isDryRun;
    const qsizetype first = counts.waiting + counts.sending;
    const qsizetype questions = counts.accepted + first * (isProved ? 2 : 1);
    return std::chrono::seconds(qint64(std::ceil(double(questions) / *pace)));
}

int BulkRun::allowedConcurrency() const
{
    return d->pacer.allowed();
}

std::chrono::milliseconds BulkRun::elapsed() const
{
    return d->elapsed();
}

void BulkRun::start()
{
    d->start();
}

void BulkRun::pause()
{
    d->pause();
}

void BulkRun::resume()
{
    d->resume();
}

void BulkRun::cancel()
{
    d->cancel();
}

void BulkRun::retryFailed()
{
    d->retryFailed();
}

} // namespace rescind
