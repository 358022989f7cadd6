// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/profile/endpointspart.h"

#include <QtWidgets/QFormLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>

namespace rescind {

EndpointsPart::EndpointsPart(QWidget *parent)
    : ProfilePart("endpointsPart", parent)
{
    addNote(tr("Only where the provider's metadata are missing or wrong; used whatever they say."));
    m_addresses = {
        {&EndpointSettings::authorization,
            addAddress(tr("Authorization"), "endpoints.authorization")},
        {&EndpointSettings::token, addAddress(tr("Token"), "endpoints.token")},
        {&EndpointSettings::introspection,
            addAddress(tr("Introspection"), "endpoints.introspection")},
        {&EndpointSettings::revocation, addAddress(tr("Revocation"), "endpoints.revocation")},
        {&EndpointSettings::userInfo, addAddress(tr("User info"), "endpoints.userInfo")},
        {&EndpointSettings::endSession, addAddress(tr("End session"), "endpoints.endSession")},
        {&EndpointSettings::jwks, addAddress(tr("Keys (JWKS)"), "endpoints.jwks")},
    };

    m_authing = addHeading(tr("Only for Authing"));
    m_issuer = new QLineEdit(this);
    m_issuerRow = rowWith(
        m_issuer, nullptr, hint(tr("Only where it is not the App Host with /oidc or /oauth.")));
    addField(tr("Issuer"), "authingIssuer", m_issuer, m_issuerRow);
    m_host = new QLineEdit(this);
    m_host->setPlaceholderText(QStringLiteral("https://core.authing.cn"));
    m_hostRow = rowWith(m_host, nullptr,
        hint(tr("Authing's Host option. It is kept, and not used for signing in or revoking.")));
    addField(tr("Host"), "host", m_host, m_hostRow);
}

QLineEdit *EndpointsPart::addAddress(const QString &label, const char *name)
{
    auto *edit = new QLineEdit(this);
    edit->setPlaceholderText(tr("from the metadata"));
    addField(label, name, edit);
    return edit;
}

void EndpointsPart::showProfile(const Profile &profile, const QList<ProfileSecret> &)
{
    for (const auto &[member, edit] : std::as_const(m_addresses))
        edit->setText(profile.endpoints.*member);
    const ProviderKind kind = providerKindOf(profile);
    m_issuer->setText(kind == ProviderKind::Authing ? profile.issuerUrl : QString());
    m_host->setText(profile.host);
    setProviderKind(kind);
}

void EndpointsPart::fill(Profile &profile) const
{
    for (const auto &[member, edit] : m_addresses)
        profile.endpoints.*member = edit->text();
    profile.host = m_host->text();
    if (m_kind == ProviderKind::Authing)
        profile.issuerUrl = m_issuer->text();
}

void EndpointsPart::setProviderKind(ProviderKind kind)
{
    m_kind = kind;
    const bool isAuthing = kind == ProviderKind::Authing;
    form()->setRowVisible(m_authing, isAuthing);
    form()->setRowVisible(m_issuerRow, isAuthing);
    form()->setRowVisible(m_hostRow, isAuthing);
}

QWidget *EndpointsPart::fieldFor(const QString &subject) const
{
    if (subject == QLatin1StringView("issuer"))
        return m_kind == ProviderKind::Authing ? m_issuer : nullptr;
    return ProfilePart::fieldFor(subject);
}

} // namespace rescind
