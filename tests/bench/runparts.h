// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QElapsedTimer>
#include <QtCore/QTimer>

#include <algorithm>
#include <vector>

//! What the benchmarks of runs have in common: bulk.cpp without a window, window.cpp with one.
namespace rescind::bench {

//! How long the event loop did not come round, measured by a timer that is always due.
class Gaps final
{
public:
    Gaps()
    {
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] {
            m_gaps.push_back(double(m_since.nsecsElapsed()) / 1e6);
            m_since.restart();
        });
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.setInterval(1);
    }
    void stop() { m_timer.stop(); }
    void start()
    {
        m_gaps.clear();
        m_since.start();
        m_timer.start();
    }
    //! Beyond the timer's own millisecond.
    [[nodiscard]] double at(double share)
    {
        if (m_gaps.empty())
            return 0;
        std::sort(m_gaps.begin(), m_gaps.end());
        const auto index = std::size_t(share * double(m_gaps.size() - 1));
        return m_gaps[index] - 1;
    }

private:
    QTimer m_timer;
    QElapsedTimer m_since;
    std::vector<double> m_gaps;
};

//! So many opaque tokens, one a line.
inline QByteArray listText(int rows)
{
    QByteArray text;
    for (int i = 0; i < rows; ++i)
        text += "bench-token-of-a-usual-length-" + QByteArray::number(i).rightJustified(12, '0')
            + '\n';
    return text;
}

} // namespace rescind::bench
