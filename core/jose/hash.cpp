// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jose/algorithm.h"
#include "core/jose/signature.h"

namespace rescind {

QByteArray halfHash(const Secret &value, const QString &algorithm)
{
    const SignatureAlgorithm *const known = signatureAlgorithm(algorithm);
    if (known == nullptr)
        return {};
    const QByteArray hash = QCryptographicHash::hash(value.view(), known->hash());
    return hash.first(hash.size() / 2)
        .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QByteArray sha256(QByteArrayView data)
{
    return QCryptographicHash::hash(data, QCryptographicHash::Sha256);
}

} // namespace rescind
