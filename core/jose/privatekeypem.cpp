// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jose/privatekeypem.h"

#include <openssl/bio.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

namespace rescind {

namespace {

using BioPointer = std::unique_ptr<BIO, OpenSslFree<BIO_free_all>>;
using Pkcs8Pointer = std::unique_ptr<PKCS8_PRIV_KEY_INFO, OpenSslFree<PKCS8_PRIV_KEY_INFO_free>>;

//! A 16384-bit key in PEM has 13 KiB; the rest is room for what tools write around it.
constexpr qsizetype maxPemSize = 64 * 1024;

//! One "-----BEGIN …-----" block, wiped at its end.
class PemBlock
{
public:
    PemBlock() = default;
    ~PemBlock()
    {
        OPENSSL_free(m_label);
        OPENSSL_free(m_header);
        OPENSSL_clear_free(m_data, static_cast<std::size_t>(m_size));
    }
    Q_DISABLE_COPY_MOVE(PemBlock)

    [[nodiscard]] bool read(BIO *source)
    {
        return PEM_read_bio(source, &m_label, &m_header, &m_data, &m_size) == 1;
    }
    [[nodiscard]] QByteArrayView label() const { return m_label; }
    [[nodiscard]] bool isEncrypted() const
    {
        return label() == "ENCRYPTED PRIVATE KEY" || QByteArrayView(m_header).contains("ENCRYPTED");
    }
    [[nodiscard]] bool isPrivateKey() const { return label().endsWith("PRIVATE KEY"); }
    //! Null where its bytes are no such key, or more than one.
    [[nodiscard]] PkeyPointer key() const
    {
        const unsigned char *at = m_data;
        PkeyPointer key;
        if (label() == "PRIVATE KEY") {
            const Pkcs8Pointer info(d2i_PKCS8_PRIV_KEY_INFO(nullptr, &at, m_size));
            key.reset(info ? EVP_PKCS82PKEY(info.get()) : nullptr);
        } else {
            const int type = label() == "RSA PRIVATE KEY" ? EVP_PKEY_RSA : EVP_PKEY_EC;
            key.reset(d2i_PrivateKey(type, nullptr, &at, m_size));
        }
        return at == m_data + m_size ? std::move(key) : nullptr;
    }

private:
    char *m_label = nullptr;
    char *m_header = nullptr;
    unsigned char *m_data = nullptr;
    long m_size = 0;
};

bool isKnown(QByteArrayView label)
{
    return label == "PRIVATE KEY" || label == "RSA PRIVATE KEY" || label == "EC PRIVATE KEY";
}

} // namespace

Error keyError(const char *code)
{
    return {.kind = ErrorKind::Usage,
        .stage = Stage::Profile,
        .reason = Reason::InvalidProfile,
        .code = QString::fromLatin1(code),
        .subject = QStringLiteral("clientKey")};
}

Result<PkeyPointer> privateKeyFromPem(const Secret &pem)
{
    if (pem.isEmpty())
        return fail(keyError("missing"));
    if (pem.size() > maxPemSize)
        return fail(keyError("not_pem"));
    const OpenSslErrorScope errors;
    const BioPointer source(BIO_new_mem_buf(pem.view().data(), static_cast<int>(pem.size())));
    PkeyPointer found;
    bool anyBlock = false;
    for (;;) {
        PemBlock block;
        if (!source || !block.read(source.get()))
            break;
        anyBlock = true;
        // Certificates and curve names are what tools put beside a key.
        if (!block.isPrivateKey())
            continue;
        if (block.isEncrypted())
            return fail(keyError("encrypted"));
        if (!isKnown(block.label()))
            return fail(keyError("unsupported"));
        if (found)
            return fail(keyError("several"));
        found = block.key();
        if (!found)
            return fail(keyError("broken"));
    }
    if (!found)
        return fail(keyError(anyBlock ? "not_private" : "not_pem"));
    return found;
}

Secret privateKeyToPem(EVP_PKEY *key)
{
    const OpenSslErrorScope errors;
    const BioPointer target(BIO_new(BIO_s_secmem()));
    if (!target
        || PEM_write_bio_PKCS8PrivateKey(target.get(), key, nullptr, nullptr, 0, nullptr, nullptr)
            != 1)
        return {};
    char *text = nullptr; // owned by the BIO
    const long size = BIO_get_mem_data(target.get(), &text);
    return Secret(QByteArray::fromRawData(text, size));
}

} // namespace rescind
