// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QtCore/QMetaEnum>
#include <QtCore/QString>

namespace rescind {

//! The name of an enumerator that is declared with Q_ENUM_NS, as files and outputs have it.
template<typename E>
[[nodiscard]] QString enumName(E value)
{
    return QString::fromLatin1(QMetaEnum::fromType<E>().valueToKey(static_cast<int>(value)));
}

//! The enumerator of this name, and another one for a name that there is not.
template<typename E>
[[nodiscard]] E enumNamed(const QString &name, E otherwise)
{
    bool ok = false;
    const int value = QMetaEnum::fromType<E>().keyToValue(name.toLatin1().constData(), &ok);
    return ok ? static_cast<E>(value) : otherwise;
}

//! The other side's code; the name of the reason where there is none. For machines.
[[nodiscard]] inline QString errorCode(const Error &error)
{
    return error.code.isEmpty() ? enumName(error.reason) : error.code;
}

} // namespace rescind
