// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/clientidentity.h"

#include "core/net/namedfile.h"

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/provider.h>

#include <memory>

namespace rescind {

namespace {

template<auto free>
struct Freed
{
    template<typename T>
    void operator()(T *object) const
    {
        free(object);
    }
};

void freeCertificates(STACK_OF(X509) * certificates)
{
    sk_X509_pop_free(certificates, X509_free);
}

using LibraryPointer = std::unique_ptr<OSSL_LIB_CTX, Freed<OSSL_LIB_CTX_free>>;
using ProviderPointer = std::unique_ptr<OSSL_PROVIDER, Freed<OSSL_PROVIDER_unload>>;
using ContainerPointer = std::unique_ptr<PKCS12, Freed<PKCS12_free>>;
using BufferPointer = std::unique_ptr<BIO, Freed<BIO_free_all>>;
using KeyPointer = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using CertificatePointer = std::unique_ptr<X509, Freed<X509_free>>;
using CertificatesPointer = std::unique_ptr<STACK_OF(X509), Freed<freeCertificates>>;

//! libcrypto with its old ciphers, for this reading alone: files that Windows exports are still
//! encrypted with RC2.
struct OldAndNewCiphers
{
    LibraryPointer library{OSSL_LIB_CTX_new()};
    ProviderPointer current{OSSL_PROVIDER_load(library.get(), "default")};
    ProviderPointer old{OSSL_PROVIDER_load(library.get(), "legacy")};
};

QByteArray contents(BIO *buffer)
{
    char *data = nullptr;
    const auto size = BIO_get_mem_data(buffer, &data);
    return {data, static_cast<qsizetype>(size)};
}

QSslCertificate certificateOf(X509 *certificate)
{
    const BufferPointer buffer(BIO_new(BIO_s_mem()));
    if (!buffer || i2d_X509_bio(buffer.get(), certificate) != 1)
        return QSslCertificate();
    return QSslCertificate(contents(buffer.get()), QSsl::Der);
}

QSslKey keyOf(EVP_PKEY *key)
{
    QSsl::KeyAlgorithm algorithm = QSsl::Opaque;
    if (EVP_PKEY_is_a(key, "RSA") == 1)
        algorithm = QSsl::Rsa;
    else if (EVP_PKEY_is_a(key, "EC") == 1)
        algorithm = QSsl::Ec;
    else
        return QSslKey();
    // Wipes itself.
    const BufferPointer buffer(BIO_new(BIO_s_secmem()));
    if (!buffer
        || PEM_write_bio_PrivateKey(buffer.get(), key, nullptr, nullptr, 0, nullptr, nullptr) != 1)
        return QSslKey();
    const Secret pem(contents(buffer.get()));
    return QSslKey(pem.reveal(), algorithm);
}

ContainerPointer containerIn(const QByteArray &bytes, OSSL_LIB_CTX *library)
{
    const BufferPointer buffer(BIO_new_mem_buf(bytes.constData(), static_cast<int>(bytes.size())));
    PKCS12 *container = PKCS12_init_ex(NID_pkcs7_data, library, nullptr);
    const bool isRead = d2i_PKCS12_bio(buffer.get(), &container) != nullptr;
    // Where it cannot be read it is freed and null, or, for what does not even begin as one, as it
    // was.
    ContainerPointer owned(container);
    return isRead ? std::move(owned) : nullptr;
}

//! An empty password is written in two ways.
bool opens(PKCS12 *container, const QByteArray &password)
{
    if (PKCS12_mac_present(container) == 0)
        return true;
    return PKCS12_verify_mac(container, password.constData(), static_cast<int>(password.size()))
        == 1
        || (password.isEmpty() && PKCS12_verify_mac(container, nullptr, 0) == 1);
}

ClientIdentity identityOf(PKCS12 *container, const QByteArray &password)
{
    EVP_PKEY *keyFound = nullptr;
    X509 *certificateFound = nullptr;
    STACK_OF(X509) *othersFound = nullptr;
    if (PKCS12_parse(container, password.constData(), &keyFound, &certificateFound, &othersFound)
        != 1)
        return {};
    const KeyPointer key(keyFound);
    const CertificatePointer certificate(certificateFound);
    const CertificatesPointer others(othersFound);
    if (!key || !certificate)
        return {};
    ClientIdentity identity{.chain = {certificateOf(certificate.get())}, .key = keyOf(key.get())};
    for (int i = 0; i < sk_X509_num(others.get()); ++i)
        identity.chain.append(certificateOf(sk_X509_value(others.get(), i)));
    identity.chain.removeIf([](const QSslCertificate &one) { return one.isNull(); });
    return identity.key.isNull() ? ClientIdentity() : identity;
}

} // namespace

Result<ClientIdentity> clientIdentityIn(const QString &path, const Secret &password)
{
    const auto bytes = namedFile(path);
    if (!bytes)
        return fail(bytes.error());
    // No error of ours may turn up in Qt's TLS.
    ERR_set_mark();
    const OldAndNewCiphers ciphers;
    const ContainerPointer container = containerIn(*bytes, ciphers.library.get());
    const QByteArray word = password.reveal();
    std::optional<Reason> problem;
    ClientIdentity identity;
    if (!container)
        problem = Reason::ClientCertificateUnusable;
    else if (!opens(container.get(), word))
        problem = Reason::ClientCertificateLocked;
    else if (identity = identityOf(container.get(), word); identity.isNull())
        problem = Reason::ClientCertificateUnusable;
    ERR_pop_to_mark();
    if (problem)
        return fail(namedFileError(*problem, path));
    return identity;
}

} // namespace rescind
