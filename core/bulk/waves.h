// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bulk/pacer.h"

#include <QtCore/QtGlobal>

#include <deque>
#include <optional>
#include <queue>
#include <vector>

namespace rescind {

//! What is asked of the server about a row next, and how far the row has come.
struct Course
{
    enum class Step : quint8 { LookBefore, Revoke, LookAfter };

    qint32 row = 0;
    Step step = Step::Revoke;
    bool isWithoutHint = false;
    //! A look after the revocation called it active.
    bool wasSeenActive = false;
    //! Failures of this step in a row.
    quint8 failures = 0;
    //! When the next step is due.
    Pacer::Time due = Pacer::Time(0);
    //! When its revocation was answered.
    Pacer::Time revokedAt = Pacer::Time(0);
};

//! The order in which a run's rows are asked about. The first wave revokes; the second looks, and
//! begins when the first has nothing left that could be sent.
class Waves final
{
public:
    using Time = Pacer::Time;

    //! Rows to be begun, in this order, behind those that were given before.
    void add(const std::vector<qint32> &rows);
    //! The next rows to be begun, at most so many.
    [[nodiscard]] std::vector<qint32> begin(std::size_t count);
    //! Nothing is left to be begun: gives up those that are.
    [[nodiscard]] bool hasUnbegun() const { return m_next < m_order.size(); }

    //! May be sent now.
    void ready(const Course &course) { m_ready.push_back(course); }
    //! The same, before all others.
    void readyAgain(const Course &course) { m_ready.push_front(course); }
    [[nodiscard]] std::size_t readyCount() const { return m_ready.size(); }
    //! Comes back to the first wave at its due time.
    void retry(const Course &course) { m_retries.push(course); }
    //! Belongs to the second wave at its due time.
    void look(const Course &course) { m_looks.push(course); }

    //! What is to be sent now, if anything. `isBeginning`: rows are on their way to ready().
    [[nodiscard]] std::optional<Course> take(Time now, bool isBeginning);
    //! When take() may give something that it does not give now.
    [[nodiscard]] std::optional<Time> nextDue() const;
    //! All of the first wave that is not under way.
    [[nodiscard]] std::vector<qint32> abandonFirst(std::size_t count);
    [[nodiscard]] bool isEmpty() const
    {
        return !hasUnbegun() && m_ready.empty() && m_retries.empty() && m_looks.empty();
    }
    void clear() { *this = Waves(); }

private:
    struct Later
    {
        bool operator()(const Course &a, const Course &b) const { return a.due > b.due; }
    };
    using ByTime = std::priority_queue<Course, std::vector<Course>, Later>;

    [[nodiscard]] static Course taken(ByTime &courses);

    std::vector<qint32> m_order;
    std::size_t m_next = 0;
    std::deque<Course> m_ready;
    ByTime m_retries;
    ByTime m_looks;
};

} // namespace rescind
