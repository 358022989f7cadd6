// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"

#include <QtCore/QRandomGenerator>

namespace rescind {

QByteArray randomText(int bytes)
{
    QByteArray raw(bytes, Qt::Uninitialized);
    auto *const generator = QRandomGenerator::system();
    for (char &c : raw)
        c = static_cast<char>(generator->generate() & 0xffU);
    return raw.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

} // namespace rescind
