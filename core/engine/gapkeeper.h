// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/secrets/secretstore.h"

#include <QtCore/QObject>

namespace rescind {

//! Remembers in the keychain that entries were lost while somebody went on without a journal, until
//! the journal says so itself: the program may end before it can be written again, and what it
//! lies on cannot be written either.
class GapKeeper final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(GapKeeper)

public:
    //! `store` outlives it. `folder` is the journal's.
    GapKeeper(SecretStore &store, const QString &folder, QObject *parent);

    //! The keychain's name for the gap of this folder's journal.
    [[nodiscard]] static QString keyFor(const QString &folder);

    //! An entry is lost. What the keychain does not take is lost with the program.
    void note();
    //! Looks once whether an earlier run of the program left a gap; see found().
    void look();
    //! The journal says it now.
    void forget();
    //! Nothing that was asked of the keychain is under way.
    [[nodiscard]] bool isSettled() const { return m_underWay == 0; }

Q_SIGNALS:
    void found();
    //! isSettled() has become true.
    void settled();

private:
    void begin(ResultJob<void> *job);
    void end();

    SecretStore &m_store;
    QString m_key;
    int m_underWay = 0;
    bool m_isNoted = false;
    bool m_hasLooked = false;
};

} // namespace rescind
