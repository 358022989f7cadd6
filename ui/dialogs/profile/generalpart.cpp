// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/profile/generalpart.h"

#include "ui/text/tokentext.h"
#include "ui/widgets/choicebox.h"
#include "ui/widgets/secretfield.h"
#include "ui/widgets/secretlineedit.h"

#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>

namespace rescind {

GeneralPart::GeneralPart(QWidget *parent)
    : ProfilePart("generalPart", parent)
{
    m_name = new QLineEdit(this);
    addField(tr("N&ame"), "name", m_name);

    m_environment = new ChoiceBox(this);
    for (const Environment environment :
        {Environment::Production, Environment::Test, Environment::Sandbox})
        m_environment->addItem(environmentName(environment), static_cast<int>(environment));
    addField(tr("&Environment"), "environment", m_environment);

    addProviderFields();
    addClientFields();
    addRedirectField();
    m_scope = new QLineEdit(this);
    m_scopeHint = hint(QString());
    addField(tr("Sc&ope"), "scope", m_scope, rowWith(m_scope, nullptr, m_scopeHint));

    connect(m_kind, &ChoiceBox::currentIndexChanged, this, &GeneralPart::onKindChosen);
    connect(m_protocol, &ChoiceBox::currentIndexChanged, this, &GeneralPart::followProtocol);
    connect(m_redirectUri, &QLineEdit::textChanged, this, &GeneralPart::updateRedirectHint);
    updateWords();
}

void GeneralPart::addProviderFields()
{
    m_kind = new ChoiceBox(this);
    m_kind->addItem(tr("Authing application"), static_cast<int>(ProviderKind::Authing));
    m_kind->addItem(tr("OpenID Connect provider"), static_cast<int>(ProviderKind::OpenIdConnect));
    m_kind->addItem(tr("OAuth 2.0 provider"), static_cast<int>(ProviderKind::OAuth2));
    addField(tr("Pro&vider"), "providerKind", m_kind);

    m_appHost = new QLineEdit(this);
    m_appHost->setPlaceholderText(QStringLiteral("https://example.authing.cn"));
    addField(tr("App &Host"), "appHost", m_appHost);

    m_issuer = new QLineEdit(this);
    m_issuer->setPlaceholderText(QStringLiteral("https://id.example.com"));
    m_issuerHint = hint(tr("Exactly as the provider writes it: its metadata are found by it."));
    m_issuerRow = rowWith(m_issuer, nullptr, m_issuerHint);
    addField(tr("Iss&uer"), "issuer", m_issuer, m_issuerRow);

    m_protocol = new ChoiceBox(this);
    m_protocol->addItem(QStringLiteral("OpenID Connect"), static_cast<int>(Protocol::Oidc));
    m_protocol->addItem(QStringLiteral("OAuth 2.0"), static_cast<int>(Protocol::OAuth2));
    addField(tr("&Protocol"), "protocol", m_protocol);
}

void GeneralPart::addClientFields()
{
    m_clientId = new QLineEdit(this);
    m_clientIdCaption = addField(tr("App &ID"), "clientId", m_clientId);
    m_secret = new SecretField(ProfileSecret::ClientSecret, "clientSecret", this);
    m_secretCaption = addField(tr("App Secre&t"), "clientSecret", m_secret->edit(), m_secret);
}

void GeneralPart::addRedirectField()
{
    m_redirectUri = new QLineEdit(this);
    auto *copy = new QPushButton(tr("Cop&y"), this);
    copy->setObjectName(QStringLiteral("copyRedirectUri"));
    copy->setAccessibleName(tr("Copy the redirect URI"));
    copy->setAutoDefault(false);
    connect(copy, &QPushButton::clicked, this,
        [this] { QGuiApplication::clipboard()->setText(m_redirectUri->text()); });
    m_redirectHint = hint(QString());
    m_redirectHint->setObjectName(QStringLiteral("redirectHint"));
    addField(tr("&Redirect URI"), "redirectUri", m_redirectUri,
        rowWith(m_redirectUri, copy, m_redirectHint));
}

void GeneralPart::showProfile(const Profile &profile, const QList<ProfileSecret> &kept)
{
    m_name->setText(profile.name);
    m_environment->choose(static_cast<int>(profile.environment));
    const ProviderKind kind = providerKindOf(profile);
    // The scope comes last: choosing the protocol may bring its usual one.
    m_kind->choose(static_cast<int>(kind));
    m_protocol->choose(static_cast<int>(profile.protocol));
    m_appHost->setText(profile.appHost);
    m_issuer->setText(kind == ProviderKind::Authing ? QString() : profile.issuerUrl);
    m_clientId->setText(profile.clientId);
    m_redirectUri->setText(profile.redirectUri);
    m_scope->setText(profile.scope);
    m_secret->setKept(kept.contains(ProfileSecret::ClientSecret));
    updateWords();
}

void GeneralPart::fill(Profile &profile) const
{
    const bool isAuthing = kind() == ProviderKind::Authing;
    profile.name = m_name->text();
    profile.environment = chosen<Environment>(m_environment->currentData());
    profile.protocol = protocol();
    profile.appHost = isAuthing ? m_appHost->text() : QString();
    profile.issuerUrl = isAuthing ? QString() : m_issuer->text();
    profile.clientId = m_clientId->text();
    profile.redirectUri = m_redirectUri->text();
    profile.scope = m_scope->text();
}

void GeneralPart::addSecrets(SecretChanges &changes) const
{
    m_secret->addTo(changes);
}

QWidget *GeneralPart::fieldFor(const QString &subject) const
{
    const bool isAuthing = kind() == ProviderKind::Authing;
    if (subject == QLatin1StringView("issuer") && isAuthing)
        return nullptr;
    return ProfilePart::fieldFor(subject);
}

ProviderKind GeneralPart::kind() const
{
    return chosen<ProviderKind>(m_kind->currentData());
}

Protocol GeneralPart::protocol() const
{
    switch (kind()) {
    case ProviderKind::Authing:
        return chosen<Protocol>(m_protocol->currentData());
    case ProviderKind::OpenIdConnect:
        return Protocol::Oidc;
    case ProviderKind::OAuth2:
        return Protocol::OAuth2;
    }
    return Protocol::Oidc;
}

void GeneralPart::focusFirst()
{
    m_name->setFocus();
}

void GeneralPart::onKindChosen()
{
    followProtocol();
    updateWords();
    Q_EMIT kindChanged(kind());
}

//! A scope that nobody has touched goes with the protocol.
void GeneralPart::followProtocol()
{
    const Protocol other = protocol() == Protocol::Oidc ? Protocol::OAuth2 : Protocol::Oidc;
    if (m_scope->text() == defaultScope(other))
        m_scope->setText(defaultScope(protocol()));
    m_scopeHint->setText(protocol() == Protocol::Oidc
            ? tr("Separated by spaces. offline_access brings a refresh token.")
            : tr("Separated by spaces."));
}

void GeneralPart::updateWords()
{
    const bool isAuthing = kind() == ProviderKind::Authing;
    form()->setRowVisible(m_appHost, isAuthing);
    form()->setRowVisible(m_protocol, isAuthing);
    form()->setRowVisible(m_issuerRow, !isAuthing);
    setCaption(m_clientIdCaption, m_clientId, isAuthing ? tr("App &ID") : tr("Client &ID"));
    setCaption(
        m_secretCaption, m_secret->edit(), isAuthing ? tr("App Secre&t") : tr("Client secre&t"));
    followProtocol();
    updateRedirectHint();
}

void GeneralPart::updateRedirectHint()
{
    const QString registered = kind() == ProviderKind::Authing
        ? tr("Has to be registered in the console (登录回调 URL) exactly as written here.")
        : tr("Has to be registered at the provider exactly as written here.");
    QString caught;
    switch (redirectKind({.redirectUri = m_redirectUri->text()})) {
    case RedirectKind::LoopbackFixedPort:
        caught = tr("The answer is caught here by itself.");
        break;
    case RedirectKind::LoopbackAnyPort:
        caught = tr("The answer is caught here by itself, on any free port; where the provider "
                    "does not allow that, name a port.");
        break;
    case RedirectKind::OwnScheme:
        caught = tr("The answer is handed to Rescind by the system, where Rescind was installed "
                    "with its desktop entry; otherwise paste the address of the last page.");
        break;
    case RedirectKind::PasteOnly:
        caught = tr("The answer does not come back here by itself: after signing in, paste the "
                    "address of the last page.");
        break;
    }
    m_redirectHint->setText(registered + QLatin1Char('\n') + caught);
}

} // namespace rescind
