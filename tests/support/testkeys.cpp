// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testkeys.h"

#include <QtCore/QDebug>

#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

#include <array>
#include <memory>

namespace rescind {

namespace {

template<auto free>
struct Free
{
    template<typename T>
    void operator()(T *object) const
    {
        free(object);
    }
};

using Key = std::unique_ptr<EVP_PKEY, Free<EVP_PKEY_free>>;
using Number = std::unique_ptr<BIGNUM, Free<BN_free>>;

void require(bool condition)
{
    if (!condition)
        qFatal("libcrypto did not do what a test asked of it");
}

Key freshKey(const QByteArray &kind)
{
    Key key;
    if (kind == "RSA2048")
        key.reset(EVP_RSA_gen(2048));
    else if (kind == "RSA1024")
        key.reset(EVP_RSA_gen(1024));
    else if (kind == "ED25519")
        key.reset(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"));
    else
        key.reset(EVP_EC_gen(kind.constData()));
    require(key != nullptr);
    return key;
}

QByteArray written(EVP_PKEY *key, PemForm form)
{
    const std::unique_ptr<BIO, Free<BIO_free_all>> target(BIO_new(BIO_s_mem()));
    const bool encrypted = form == PemForm::EncryptedPkcs8 || form == PemForm::EncryptedTraditional;
    const EVP_CIPHER *const cipher = encrypted ? EVP_aes_128_cbc() : nullptr;
    QByteArray phrase("a passphrase");
    auto *const phraseBytes
        = encrypted ? reinterpret_cast<unsigned char *>(phrase.data()) : nullptr;
    const int phraseSize = encrypted ? int(phrase.size()) : 0;
    int done = 0;
    switch (form) {
    case PemForm::Pkcs8:
    case PemForm::EncryptedPkcs8:
        done = PEM_write_bio_PKCS8PrivateKey(target.get(), key, cipher,
            encrypted ? phrase.data() : nullptr, phraseSize, nullptr, nullptr);
        break;
    case PemForm::Traditional:
    case PemForm::EncryptedTraditional:
        done = PEM_write_bio_PrivateKey_traditional(
            target.get(), key, cipher, phraseBytes, phraseSize, nullptr, nullptr);
        break;
    case PemForm::Public:
        done = PEM_write_bio_PUBKEY(target.get(), key);
        break;
    }
    require(done == 1);
    char *text = nullptr;
    const long size = BIO_get_mem_data(target.get(), &text);
    return QByteArray(text, size);
}

Number numberFrom(const QByteArray &base64Url)
{
    const QByteArray bytes = QByteArray::fromBase64(base64Url, QByteArray::Base64UrlEncoding);
    Number number(BN_bin2bn(
        reinterpret_cast<const unsigned char *>(bytes.constData()), int(bytes.size()), nullptr));
    require(number != nullptr);
    return number;
}

//! d mod (prime - 1)
Number reduced(const BIGNUM *d, const BIGNUM *prime, BN_CTX *room)
{
    const Number less(BN_dup(prime));
    Number result(BN_new());
    require(BN_sub_word(less.get(), 1) == 1);
    require(BN_mod(result.get(), d, less.get(), room) == 1);
    return result;
}

} // namespace

QByteArray freshKeyPem(const QByteArray &kind, PemForm form)
{
    return written(freshKey(kind).get(), form);
}

QByteArray rsaKeyPem(const QByteArray &modulus, const QByteArray &exponent,
    const QByteArray &privateExponent, const QByteArray &p, const QByteArray &q)
{
    const std::unique_ptr<OSSL_PARAM_BLD, Free<OSSL_PARAM_BLD_free>> builder(OSSL_PARAM_BLD_new());
    const std::unique_ptr<BN_CTX, Free<BN_CTX_free>> room(BN_CTX_new());
    const Number d = numberFrom(privateExponent);
    const Number first = numberFrom(p);
    const Number second = numberFrom(q);
    const Number inverse(BN_mod_inverse(nullptr, second.get(), first.get(), room.get()));
    const std::array<std::pair<const char *, Number>, 5> computed{{
        {OSSL_PKEY_PARAM_RSA_N, numberFrom(modulus)},
        {OSSL_PKEY_PARAM_RSA_E, numberFrom(exponent)},
        {OSSL_PKEY_PARAM_RSA_EXPONENT1, reduced(d.get(), first.get(), room.get())},
        {OSSL_PKEY_PARAM_RSA_EXPONENT2, reduced(d.get(), second.get(), room.get())},
        {OSSL_PKEY_PARAM_RSA_COEFFICIENT1, Number(BN_dup(inverse.get()))},
    }};
    for (const auto &[name, number] : {std::pair(OSSL_PKEY_PARAM_RSA_D, d.get()),
             std::pair(OSSL_PKEY_PARAM_RSA_FACTOR1, first.get()),
             std::pair(OSSL_PKEY_PARAM_RSA_FACTOR2, second.get())})
        require(OSSL_PARAM_BLD_push_BN(builder.get(), name, number) == 1);
    for (const auto &[name, number] : computed)
        require(OSSL_PARAM_BLD_push_BN(builder.get(), name, number.get()) == 1);
    const std::unique_ptr<OSSL_PARAM, Free<OSSL_PARAM_free>> parameters(
        OSSL_PARAM_BLD_to_param(builder.get()));
    const std::unique_ptr<EVP_PKEY_CTX, Free<EVP_PKEY_CTX_free>> context(
        EVP_PKEY_CTX_new_from_name(nullptr, "RSA", nullptr));
    EVP_PKEY *raw = nullptr;
    require(EVP_PKEY_fromdata_init(context.get()) == 1);
    require(EVP_PKEY_fromdata(context.get(), &raw, EVP_PKEY_KEYPAIR, parameters.get()) == 1);
    const Key key(raw);
    return written(key.get(), PemForm::Pkcs8);
}

} // namespace rescind
