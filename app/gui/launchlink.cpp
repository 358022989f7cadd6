// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/launchlink.h"

#include <QtCore/QByteArrayView>

namespace rescind {

int linkAmong(int count, const char *const *arguments)
{
    constexpr QByteArrayView scheme("rescind:");
    for (int i = 1; i < count; ++i) {
        const QByteArrayView argument(arguments[i]);
        if (argument.size() >= scheme.size()
            && qstrnicmp(argument.data(), scheme.data(), size_t(scheme.size())) == 0)
            return i;
    }
    return 0;
}

} // namespace rescind
