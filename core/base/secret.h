// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QDebug>
#include <QtCore/QString>

#include <memory>

namespace rescind {

//! Bytes that must not be seen: a token, a client secret, a code, a verifier.
//!
//! Copies share one buffer; the last owner wipes it. There is no implicit way out: reveal() is the
//! one accessor, so that every use can be found by searching for it. It is no metatype and never
//! goes into a QVariant. What it cannot do: Qt and the TLS stack make copies of what they send, and
//! those cannot be wiped from here.
class Secret final
{
public:
    Secret() = default;
    explicit Secret(const QByteArray &value);
    explicit Secret(const QString &value);

    [[nodiscard]] bool isEmpty() const noexcept { return m_buffer == nullptr; }
    [[nodiscard]] qsizetype size() const noexcept;
    //! The bytes themselves. Keep them no longer than the call they are needed for.
    [[nodiscard]] QByteArray reveal() const;
    //! The bytes without a copy; valid while this Secret lives.
    [[nodiscard]] QByteArrayView view() const noexcept;

    //! Constant in time for secrets of equal size.
    friend bool operator==(const Secret &a, const Secret &b) noexcept;

private:
    struct Buffer;
    std::shared_ptr<const Buffer> m_buffer;
};

//! Compares without telling by its duration where the first difference is.
[[nodiscard]] bool equalInConstantTime(QByteArrayView a, QByteArrayView b) noexcept;

QDebug operator<<(QDebug debug, const Secret &secret);

} // namespace rescind
