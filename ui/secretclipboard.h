// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"

#include <QtCore/QObject>
#include <QtCore/QTimer>

#include <chrono>

class QClipboard;

namespace rescind {

//! Puts a secret on the clipboard, marked so that clipboard managers leave it alone, and takes it
//! away again after a while and when the program ends: but only if it is still there, so that
//! nothing that was copied since gets lost. The clipboard is handed in and outlives this.
class SecretClipboard final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SecretClipboard)

public:
    explicit SecretClipboard(QClipboard &clipboard, QObject *parent,
        std::chrono::seconds keep = std::chrono::seconds(30));
    ~SecretClipboard() override;

    void copy(const Secret &secret);
    //! From the next copy() on.
    void setKeep(std::chrono::seconds keep) { m_keep = keep; }
    //! Takes the secret off the clipboard now, if it is still there.
    void clear();
    //! 0 when nothing of ours is on the clipboard.
    [[nodiscard]] int secondsLeft() const { return m_secondsLeft; }

Q_SIGNALS:
    //! Every second, and with 0 when it is gone, by us or because something else was copied.
    void secondsLeftChanged(int seconds);

private:
    [[nodiscard]] bool isStillOurs() const;
    void tick();
    void setSecondsLeft(int seconds);

    QClipboard &m_clipboard;
    std::chrono::seconds m_keep;
    QTimer m_timer;
    Secret m_copied;
    QByteArray m_mark;
    int m_secondsLeft = 0;
};

} // namespace rescind
