// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testcertificates.h"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/provider.h>
#include <openssl/x509v3.h>

#include <memory>

namespace rescind {

namespace {

template<auto Free>
struct Freed
{
    template<typename T>
    void operator()(T *pointer) const
    {
        Free(pointer);
    }
};

void freeCertificates(STACK_OF(X509) * certificates)
{
    sk_X509_free(certificates);
}

using KeyPointer = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using CertificatePointer = std::unique_ptr<X509, Freed<X509_free>>;
using CertificatesPointer = std::unique_ptr<STACK_OF(X509), Freed<freeCertificates>>;
using ExtensionPointer = std::unique_ptr<X509_EXTENSION, Freed<X509_EXTENSION_free>>;
using BufferPointer = std::unique_ptr<BIO, Freed<BIO_free_all>>;
using ContainerPointer = std::unique_ptr<PKCS12, Freed<PKCS12_free>>;

void addExtension(X509 *certificate, int id, const char *value)
{
    const ExtensionPointer extension(X509V3_EXT_conf_nid(nullptr, nullptr, id, value));
    X509_add_ext(certificate, extension.get(), -1);
}

QByteArray contents(BIO *buffer)
{
    char *data = nullptr;
    const auto size = BIO_get_mem_data(buffer, &data);
    return {data, static_cast<qsizetype>(size)};
}

BufferPointer reading(const QByteArray &bytes)
{
    return BufferPointer(BIO_new_mem_buf(bytes.constData(), static_cast<int>(bytes.size())));
}

CertificatePointer certificateIn(const TlsIdentity &identity)
{
    return CertificatePointer(
        PEM_read_bio_X509(reading(identity.certificatePem).get(), nullptr, nullptr, nullptr));
}

KeyPointer keyIn(const TlsIdentity &identity)
{
    return KeyPointer(
        PEM_read_bio_PrivateKey(reading(identity.keyPem).get(), nullptr, nullptr, nullptr));
}

CertificatePointer unsignedCertificate(const CertificateWish &wish, EVP_PKEY *key)
{
    static long serial = 0;
    CertificatePointer certificate(X509_new());
    X509_set_version(certificate.get(), X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), ++serial);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), wish.begins.count());
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), wish.ends.count());
    X509_set_pubkey(certificate.get(), key);
    X509_NAME_add_entry_by_NID(X509_get_subject_name(certificate.get()), NID_commonName,
        MBSTRING_UTF8, reinterpret_cast<const unsigned char *>(wish.commonName.constData()), -1, -1,
        0);
    if (!wish.alternativeNames.isEmpty())
        addExtension(certificate.get(), NID_subject_alt_name, wish.alternativeNames.constData());
    if (wish.isAuthority)
        addExtension(certificate.get(), NID_basic_constraints, "critical,CA:TRUE");
    return certificate;
}

TlsIdentity pems(X509 *certificate, EVP_PKEY *key)
{
    const BufferPointer certificatePem(BIO_new(BIO_s_mem()));
    PEM_write_bio_X509(certificatePem.get(), certificate);
    const BufferPointer keyPem(BIO_new(BIO_s_mem()));
    PEM_write_bio_PrivateKey(keyPem.get(), key, nullptr, nullptr, 0, nullptr, nullptr);
    return {contents(certificatePem.get()), contents(keyPem.get())};
}

} // namespace

TlsIdentity selfSigned(const CertificateWish &wish)
{
    const KeyPointer key(EVP_EC_gen("P-256"));
    const CertificatePointer certificate = unsignedCertificate(wish, key.get());
    X509_set_issuer_name(certificate.get(), X509_get_subject_name(certificate.get()));
    X509_sign(certificate.get(), key.get(), EVP_sha256());
    return pems(certificate.get(), key.get());
}

TlsIdentity signedBy(const TlsIdentity &authority, const CertificateWish &wish)
{
    const KeyPointer key(EVP_EC_gen("P-256"));
    const CertificatePointer certificate = unsignedCertificate(wish, key.get());
    const CertificatePointer issuer = certificateIn(authority);
    X509_set_issuer_name(certificate.get(), X509_get_subject_name(issuer.get()));
    X509_sign(certificate.get(), keyIn(authority).get(), EVP_sha256());
    return pems(certificate.get(), key.get());
}

QByteArray pkcs12(const TlsIdentity &identity, const Pkcs12Wish &wish)
{
    // Both stay for the program's life: this is a test's.
    static OSSL_PROVIDER *const old = OSSL_PROVIDER_try_load(nullptr, "legacy", 1);
    Q_UNUSED(old)
    const KeyPointer key = keyIn(identity);
    const CertificatePointer certificate = certificateIn(identity);
    const CertificatesPointer others(sk_X509_new_null());
    const CertificatePointer authority
        = wish.authority.isNull() ? nullptr : certificateIn(wish.authority);
    if (authority)
        sk_X509_push(others.get(), authority.get());
    const int certificateCipher = wish.isOld ? NID_pbe_WithSHA1And40BitRC2_CBC : 0;
    const int keyCipher = wish.isOld ? NID_pbe_WithSHA1And3_Key_TripleDES_CBC : 0;
    const ContainerPointer container(PKCS12_create(wish.password.constData(), "rescind",
        wish.hasKey ? key.get() : nullptr, certificate.get(), others.get(), keyCipher,
        certificateCipher, 2048, wish.isOld ? 1 : 2048, 0));
    const BufferPointer buffer(BIO_new(BIO_s_mem()));
    i2d_PKCS12_bio(buffer.get(), container.get());
    return contents(buffer.get());
}

} // namespace rescind
