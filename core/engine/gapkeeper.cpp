// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/gapkeeper.h"

#include "core/engine/headkeeper.h"

#include <utility>

namespace rescind {

GapKeeper::GapKeeper(SecretStore &store, const QString &folder, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_key(keyFor(folder))
{
}

QString GapKeeper::keyFor(const QString &folder)
{
    QString key = HeadKeeper::keyFor(folder);
    return key.replace(QStringLiteral("journal/"), QStringLiteral("journal-gap/"));
}

void GapKeeper::note()
{
    if (!std::exchange(m_isNoted, true))
        begin(m_store.write(m_key, Secret(QByteArrayLiteral("1")), this));
}

void GapKeeper::forget()
{
    if (std::exchange(m_isNoted, false))
        begin(m_store.remove(m_key, this));
}

void GapKeeper::look()
{
    if (std::exchange(m_hasLooked, true) || m_isNoted)
        return;
    ++m_underWay;
    startThen(m_store.read(m_key, this), this, [this](const Result<Secret> &kept) {
        if (kept && !m_isNoted) {
            m_isNoted = true;
            Q_EMIT found();
        }
        end();
    });
}

void GapKeeper::begin(ResultJob<void> *job)
{
    ++m_underWay;
    startThen(job, this, [this](const Result<void> &) { end(); });
}

void GapKeeper::end()
{
    if (--m_underWay == 0)
        Q_EMIT settled();
}

} // namespace rescind
