// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bulk/tokenlist.h"

// OpenSSL's own name for its context.
struct evp_md_ctx_st;

namespace rescind {

//! SHA-256 by libcrypto, with one context for many digests. Of one thread.
class DigestMaker final
{
public:
    DigestMaker();
    ~DigestMaker();
    Q_DISABLE_COPY_MOVE(DigestMaker)

    [[nodiscard]] TokenDigest of(QByteArrayView bytes);

private:
    evp_md_ctx_st *m_context;
};

} // namespace rescind
