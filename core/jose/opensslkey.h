// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jose/keyset.h"

#include <openssl/err.h>
#include <openssl/evp.h>

#include <memory>

namespace rescind {

//! Frees what OpenSSL gave, for std::unique_ptr.
template<auto free>
struct OpenSslFree
{
    template<typename T>
    void operator()(T *object) const
    {
        free(object);
    }
};

using PkeyPointer = std::unique_ptr<EVP_PKEY, OpenSslFree<EVP_PKEY_free>>;
using DigestContextPointer = std::unique_ptr<EVP_MD_CTX, OpenSslFree<EVP_MD_CTX_free>>;

//! Leaves the thread's error queue as it was, so that no error of ours turns up in Qt's TLS.
class OpenSslErrorScope final
{
public:
    OpenSslErrorScope() { ERR_set_mark(); }
    ~OpenSslErrorScope() { ERR_pop_to_mark(); }
    Q_DISABLE_COPY_MOVE(OpenSslErrorScope)
};

//! The key as libcrypto takes it. Null for one that must not be used: RSA outside 2048 to 16384
//! bits, with an even modulus, or with an exponent that is even, 1 or above 2^32; a coordinate that
//! has not exactly its curve's size; a point that is not on its curve.
[[nodiscard]] PkeyPointer openSslKey(const PublicKey &key);

} // namespace rescind
