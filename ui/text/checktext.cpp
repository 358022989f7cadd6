// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/checktext.h"

#include "ui/text/timetext.h"

#include <QtCore/QCoreApplication>

namespace rescind {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(CheckText)
};

QString nameOf(IdTokenCheckName name)
{
    switch (name) {
    case IdTokenCheckName::Signature:
        return Tr::tr("Signature");
    case IdTokenCheckName::Issuer:
        return Tr::tr("Issuer (iss)");
    case IdTokenCheckName::Subject:
        return Tr::tr("Subject (sub)");
    case IdTokenCheckName::Audience:
        return Tr::tr("Audience (aud)");
    case IdTokenCheckName::AuthorizedParty:
        return Tr::tr("Authorized party (azp)");
    case IdTokenCheckName::Expiry:
        return Tr::tr("Expiry (exp)");
    case IdTokenCheckName::IssuedAt:
        return Tr::tr("Issued at (iat)");
    case IdTokenCheckName::Nonce:
        return Tr::tr("Nonce (nonce)");
    case IdTokenCheckName::AccessTokenHash:
        return Tr::tr("Access token hash (at_hash)");
    case IdTokenCheckName::AuthenticationTime:
        return Tr::tr("Time of the sign-in (auth_time)");
    case IdTokenCheckName::AuthenticationContext:
        return Tr::tr("Kind of the sign-in (acr)");
    }
    return {};
}

QString shownTime(const QString &isoTime)
{
    const QDateTime time = QDateTime::fromString(isoTime, Qt::ISODate);
    return time.isValid() ? absoluteTime(time) : Tr::tr("(none)");
}

QString shownValue(const QString &value)
{
    return value.isEmpty() ? Tr::tr("(none)") : value;
}

QString signatureDetail(const IdTokenCheck &check)
{
    if (check.result == CheckResult::Warn)
        return Tr::tr("The provider's keys could not be fetched. Signed with %1, not checked.")
            .arg(shownValue(check.found));
    if (check.result == CheckResult::Fail)
        return Tr::tr("Signed with %1; allowed: %2. No allowed key made this signature.")
            .arg(shownValue(check.found), shownValue(check.expected));
    return Tr::tr("Signed with %1.").arg(shownValue(check.found));
}

//! Matching values are said once; differing ones beside each other.
QString comparison(const IdTokenCheck &check)
{
    if (check.result == CheckResult::Pass)
        return shownValue(check.found);
    return Tr::tr("Expected %1, found %2.")
        .arg(shownValue(check.expected), shownValue(check.found));
}

QString subjectDetail(const IdTokenCheck &check)
{
    if (check.result == CheckResult::Fail && check.expected.isEmpty())
        return Tr::tr("The token does not say whom it is about.");
    return comparison(check);
}

QString partyDetail(const IdTokenCheck &check)
{
    if (check.result == CheckResult::Skipped)
        return Tr::tr("The token names none, and has one audience only.");
    if (check.result == CheckResult::Warn)
        return Tr::tr("The token has several audiences but does not say whom it was issued to.");
    return comparison(check);
}

QString issuedDetail(const IdTokenCheck &check)
{
    if (check.result == CheckResult::Fail)
        return Tr::tr("Issued %1, which by this computer's clock (%2) is in the future.")
            .arg(shownTime(check.found), shownTime(check.expected));
    return shownTime(check.found);
}

QString expiryDetail(const IdTokenCheck &check)
{
    if (check.result == CheckResult::Fail)
        return Tr::tr("Expired %1; this computer's clock says %2.")
            .arg(shownTime(check.found), shownTime(check.expected));
    return shownTime(check.found);
}

QString nonceDetail(CheckResult result)
{
    switch (result) {
    case CheckResult::Pass:
        return Tr::tr("It belongs to this sign-in.");
    case CheckResult::Warn:
    case CheckResult::Fail:
        return Tr::tr("It does not belong to this sign-in. It may have been issued for another.");
    case CheckResult::Skipped:
        return Tr::tr("None was sent, as is usual for a refresh and on another device.");
    }
    return {};
}

QString hashDetail(CheckResult result)
{
    switch (result) {
    case CheckResult::Pass:
        return Tr::tr("It belongs to this access token.");
    case CheckResult::Warn:
    case CheckResult::Fail:
        return Tr::tr("It does not belong to the access token that came with it.");
    case CheckResult::Skipped:
        return Tr::tr("The token holds none; it is optional here.");
    }
    return {};
}

QString authenticationTimeDetail(const IdTokenCheck &check)
{
    if (check.result == CheckResult::Pass)
        return shownTime(check.found);
    if (check.found.isEmpty())
        return Tr::tr("The token does not say when, although max_age was asked for.");
    return Tr::tr("At %1. By the max_age that was asked for it had to be at %2 or later, and "
                  "not in the future.")
        .arg(shownTime(check.found), shownTime(check.expected));
}

QString detailOf(const IdTokenCheck &check)
{
    switch (check.name) {
    case IdTokenCheckName::Signature:
        return signatureDetail(check);
    case IdTokenCheckName::Issuer:
    case IdTokenCheckName::Audience:
    case IdTokenCheckName::AuthenticationContext:
        return comparison(check);
    case IdTokenCheckName::Subject:
        return subjectDetail(check);
    case IdTokenCheckName::AuthorizedParty:
        return partyDetail(check);
    case IdTokenCheckName::Expiry:
        return expiryDetail(check);
    case IdTokenCheckName::IssuedAt:
        return issuedDetail(check);
    case IdTokenCheckName::Nonce:
        return nonceDetail(check.result);
    case IdTokenCheckName::AccessTokenHash:
        return hashDetail(check.result);
    case IdTokenCheckName::AuthenticationTime:
        return authenticationTimeDetail(check);
    }
    return {};
}

} // namespace

QString CheckText::whole() const
{
    return advice.isEmpty() ? detail : detail + u'\n' + advice;
}

CheckText checkText(const IdTokenCheck &check)
{
    return {nameOf(check.name), checkResultText(check.result), detailOf(check)};
}

QString checkResultText(CheckResult result)
{
    switch (result) {
    case CheckResult::Pass:
        //: The result of a check.
        return Tr::tr("passed");
    case CheckResult::Warn:
        //: The result of a check that could not be made, or found something unusual.
        return Tr::tr("doubtful");
    case CheckResult::Fail:
        //: The result of a check.
        return Tr::tr("failed");
    case CheckResult::Skipped:
        //: The result of a check that does not apply.
        return Tr::tr("not applicable");
    }
    return {};
}

QString checkSign(CheckResult result)
{
    switch (result) {
    case CheckResult::Pass:
        return QStringLiteral("✓");
    case CheckResult::Warn:
        return QStringLiteral("!");
    case CheckResult::Fail:
        return QStringLiteral("✕");
    case CheckResult::Skipped:
        return QStringLiteral("–");
    }
    return {};
}

} // namespace rescind
