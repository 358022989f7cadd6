// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/selfsignedcertificate.h"

#include <openssl/evp.h>
#include <openssl/pem.h>
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

using KeyPointer = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using CertificatePointer = std::unique_ptr<X509, Freed<X509_free>>;
using ExtensionPointer = std::unique_ptr<X509_EXTENSION, Freed<X509_EXTENSION_free>>;
using BufferPointer = std::unique_ptr<BIO, Freed<BIO_free_all>>;

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

} // namespace

SelfSignedCertificate selfSignedCertificate()
{
    const KeyPointer key(EVP_EC_gen("P-256"));
    const CertificatePointer certificate(X509_new());
    X509_set_version(certificate.get(), X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -60);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 3600);
    X509_set_pubkey(certificate.get(), key.get());
    X509_NAME *const name = X509_get_subject_name(certificate.get());
    const QByteArray commonName = "fault provider";
    X509_NAME_add_entry_by_NID(name, NID_commonName, MBSTRING_ASC,
        reinterpret_cast<const unsigned char *>(commonName.constData()), -1, -1, 0);
    X509_set_issuer_name(certificate.get(), name);
    addExtension(certificate.get(), NID_subject_alt_name, "IP:127.0.0.1,DNS:localhost");
    addExtension(certificate.get(), NID_basic_constraints, "critical,CA:TRUE");
    X509_sign(certificate.get(), key.get(), EVP_sha256());

    const BufferPointer certificatePem(BIO_new(BIO_s_mem()));
    PEM_write_bio_X509(certificatePem.get(), certificate.get());
    const BufferPointer keyPem(BIO_new(BIO_s_mem()));
    PEM_write_bio_PrivateKey(keyPem.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    return {
        QSslCertificate(contents(certificatePem.get())), QSslKey(contents(keyPem.get()), QSsl::Ec)};
}

} // namespace rescind
