// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"

#include <QtCore/QIODevice>

namespace rescind {

//! The body of a request that can be read once and never again.
//!
//! QNetworkAccessManager sends a request anew, without a word, when the connection closes before
//! the answer: measured on Qt 6.4.2, a POST reaches the server twice, after a reset under TLS four
//! times, on a fresh connection as on a reused one, and "Connection: close" changes nothing. It
//! must rewind the body for that, and this one refuses. So a code or a rotating refresh token is
//! spent once, and who repeats a request is decided in retry.h alone.
class OneShotBody final : public QIODevice
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OneShotBody)

public:
    explicit OneShotBody(Secret body, QObject *parent = nullptr);

    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] bool atEnd() const override { return m_position >= m_body.size(); }
    [[nodiscard]] qint64 bytesAvailable() const override { return m_body.size() - m_position; }
    [[nodiscard]] bool reset() override { return false; }

Q_SIGNALS:
    //! It is being read for the first time, so a connection is there and takes it.
    void leaving();

protected:
    qint64 readData(char *data, qint64 maximum) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    Secret m_body;
    qint64 m_position = 0;
};

} // namespace rescind
