// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/exchangelog.h"

namespace rescind {

ExchangeLog::ExchangeLog(const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
{
    m_tell.setSingleShot(true);
    m_tell.setInterval(std::chrono::milliseconds(100));
    connect(&m_tell, &QTimer::timeout, this, &ExchangeLog::changed);
}

qint64 ExchangeLog::begin(const HttpRequest &request)
{
    Exchange exchange = exchangeFor(request);
    exchange.number = ++m_last;
    exchange.at = m_clock.now();
    m_exchanges.push_back(std::move(exchange));
    if (qsizetype(m_exchanges.size()) > capacity)
        m_exchanges.pop_front();
    note();
    return m_last;
}

Exchange *ExchangeLog::find(qint64 number)
{
    if (m_exchanges.empty() || number < m_exchanges.front().number)
        return nullptr;
    // Numbers have no gaps.
    return &m_exchanges[std::size_t(number - m_exchanges.front().number)];
}

void ExchangeLog::complete(qint64 number, const Result<HttpResponse> &answer)
{
    Exchange *const exchange = find(number);
    if (exchange == nullptr)
        return;
    rescind::complete(*exchange, answer);
    if (!answer)
        exchange->took = std::chrono::milliseconds(exchange->at.msecsTo(m_clock.now()));
    note();
}

void ExchangeLog::abandon(qint64 number)
{
    const Exchange *const exchange = find(number);
    if (exchange != nullptr && exchange->isPending())
        complete(number, fail({.kind = ErrorKind::Cancelled, .stage = exchange->stage}));
}

void ExchangeLog::forgetSecrets()
{
    for (Exchange &exchange : m_exchanges) {
        for (auto *fields : {&exchange.query, &exchange.headers, &exchange.form}) {
            for (ExchangeField &field : *fields)
                field.secret = {};
        }
    }
    Q_EMIT forgotten();
    note();
}

void ExchangeLog::clear()
{
    m_exchanges.clear();
    Q_EMIT forgotten();
    note();
}

void ExchangeLog::note()
{
    if (!m_tell.isActive())
        m_tell.start();
}

} // namespace rescind
