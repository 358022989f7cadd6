// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/job.h"

namespace rescind {

Job::Job(QObject *parent)
    : QObject(parent)
{
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this,
        [this] { endEarly(ErrorKind::Timeout, Reason::NoAnswer); });
}

Job::~Job() = default;

void Job::start()
{
    if (m_started)
        return;
    m_started = true;
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (!m_finished && !m_cancelled)
                run();
        },
        Qt::QueuedConnection);
}

void Job::cancel()
{
    if (m_cancelled || m_finished)
        return;
    m_cancelled = true;
    QMetaObject::invokeMethod(
        this, [this] { endEarly(ErrorKind::Cancelled, Reason::Unspecified); },
        Qt::QueuedConnection);
}

void Job::setDeadline(std::chrono::milliseconds time)
{
    m_deadline.start(time);
}

bool Job::markFinished()
{
    if (m_finished)
        return false;
    m_finished = true;
    m_deadline.stop();
    deleteLater();
    return true;
}

void Job::endEarly(ErrorKind kind, Reason reason)
{
    if (m_finished)
        return;
    stop();
    finishWith(Error{.kind = kind, .stage = stage(), .reason = reason});
}

} // namespace rescind
