// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QDateTime>
#include <QtCore/QList>
#include <QtCore/QString>

namespace rescind {

enum class CertificateFault {
    UnknownIssuer, //!< no authority known here stands behind it
    SelfSigned,    //!< it vouches for itself
    Expired,
    NotYetValid,
    WrongHost, //!< it is for other names
    Revoked,
    Unfit, //!< a weak or broken one, or not meant for servers
};

//! A server's certificate that was not accepted: enough to find it and to see why. The texts are
//! the certificate's own, so anybody's: redacted and cut, and never to be shown as markup.
struct CertificateProblem
{
    //! All that is wrong with it, each once; what weighs most comes first.
    QList<CertificateFault> faults = {};
    //! Whom it is made out to.
    QString subject = {};
    //! Who signed it. Where the chain ends in an unknown authority, that authority.
    QString issuer = {};
    QDateTime validFrom = {};
    QDateTime validTo = {};
    //! The hosts it is for; a few of them where there are many.
    QString hosts = {};

    friend bool operator==(const CertificateProblem &, const CertificateProblem &) = default;
};

} // namespace rescind
