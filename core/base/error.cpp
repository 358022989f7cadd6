// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"

#include <QtCore/QDebug>

namespace rescind {

QDebug operator<<(QDebug debug, const Error &error)
{
    QDebugStateSaver saver(debug);
    debug.nospace() << error.kind << "/" << error.stage << "/" << error.reason;
    if (!error.code.isEmpty())
        debug << " code=" << error.code;
    if (error.httpStatus != 0)
        debug << " status=" << error.httpStatus;
    return debug;
}

} // namespace rescind
