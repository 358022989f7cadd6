// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bulk/tokendigest.h"

#include <openssl/evp.h>

#include <new>

namespace rescind {

DigestMaker::DigestMaker()
    : m_context(EVP_MD_CTX_new())
{
    // Only memory can be lacking: SHA-256 is in every build of libcrypto.
    if (m_context == nullptr || EVP_DigestInit_ex(m_context, EVP_sha256(), nullptr) != 1)
        throw std::bad_alloc();
}

DigestMaker::~DigestMaker()
{
    EVP_MD_CTX_free(m_context);
}

TokenDigest DigestMaker::of(QByteArrayView bytes)
{
    TokenDigest digest;
    // A null type keeps the algorithm, which would be looked up anew otherwise.
    EVP_DigestInit_ex(m_context, nullptr, nullptr);
    EVP_DigestUpdate(m_context, bytes.data(), static_cast<std::size_t>(bytes.size()));
    EVP_DigestFinal_ex(m_context, digest.data(), nullptr);
    return digest;
}

} // namespace rescind
