// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/net/exchange.h"

#include <QtCore/QObject>
#include <QtCore/QTimer>

#include <deque>

namespace rescind {

//! The newest exchanges of this run of the program. In memory alone: never written anywhere unless
//! somebody exports them, and gone with the program.
class ExchangeLog final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ExchangeLog)

public:
    //! The oldest go when there are more.
    static constexpr qsizetype capacity = 1000;

    explicit ExchangeLog(const Clock &clock, QObject *parent = nullptr);

    //! Notes a request that is being sent; the value is its number.
    qint64 begin(const HttpRequest &request);
    //! Notes what came of it. Ignored where it has gone.
    void complete(qint64 number, const Result<HttpResponse> &answer);
    //! Its job was given up before an answer came.
    void abandon(qint64 number);
    //! Nothing can be revealed any more of what has been sent so far.
    void forgetSecrets();
    void clear();

    //! Oldest first.
    [[nodiscard]] const std::deque<Exchange> &exchanges() const { return m_exchanges; }
    //! How many there have been, those that have gone included.
    [[nodiscard]] qint64 last() const { return m_last; }

Q_SIGNALS:
    //! Something came, went, or was answered; ten times a second at most.
    void changed();
    //! By forgetSecrets() or clear(): whoever holds copies lets go of them, seen or not.
    void forgotten();

private:
    [[nodiscard]] Exchange *find(qint64 number);
    void note();

    const Clock &m_clock;
    std::deque<Exchange> m_exchanges;
    qint64 m_last = 0;
    QTimer m_tell;
};

} // namespace rescind
