// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/profile/authenticationpart.h"

#include "ui/dialogs/profile/filefield.h"
#include "ui/theme.h"
#include "ui/widgets/choicebox.h"
#include "ui/widgets/secretfield.h"
#include "ui/widgets/secretlineedit.h"

#include <QtCore/QFile>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>

namespace rescind {

namespace {

//! No private key comes near it.
constexpr qint64 largestKey = 64 * 1024;

//! A first look only, so that a certificate or a public key is noticed before it is kept.
bool looksLikeKey(const QString &text)
{
    return text.contains(QLatin1StringView("-----BEGIN "))
        && text.contains(QLatin1StringView("PRIVATE KEY-----"));
}

} // namespace

AuthenticationPart::AuthenticationPart(QWidget *parent)
    : ProfilePart("authenticationPart", parent)
{
    m_note = addNote(QString());
    m_tokenAuth = methodChoice();
    addField(tr("Token endpoint"), "tokenAuth", m_tokenAuth);
    m_introspectionAuth = methodChoice();
    addField(tr("Introspection endpoint"), "introspectionAuth", m_introspectionAuth);
    m_revocationAuth = methodChoice();
    addField(tr("Revocation endpoint"), "revocationAuth", m_revocationAuth);
    addKeyFields();
    setProviderKind(ProviderKind::Authing);
}

ChoiceBox *AuthenticationPart::methodChoice()
{
    auto *choice = new ChoiceBox(this);
    const auto add = [choice](const QString &text, ClientAuthMethod method) {
        choice->addItem(text, static_cast<int>(method));
    };
    add(tr("in the body (client_secret_post)"), ClientAuthMethod::Post);
    add(tr("in the header (client_secret_basic)"), ClientAuthMethod::Basic);
    add(tr("without a secret (none)"), ClientAuthMethod::None);
    add(tr("by a signature (private_key_jwt)"), ClientAuthMethod::PrivateKeyJwt);
    add(tr("by certificate (tls_client_auth)"), ClientAuthMethod::Tls);
    return choice;
}

void AuthenticationPart::addKeyFields()
{
    addHeading(tr("For private_key_jwt"));
    m_key = new SecretField(ProfileSecret::ClientKey, "clientKey", this);
    auto *load = new QPushButton(tr("Load…"), this);
    load->setObjectName(QStringLiteral("loadClientKey"));
    load->setAccessibleName(tr("Load the private key from a file"));
    load->setAutoDefault(false);
    m_key->addButton(load);
    setTabOrder(m_key->edit(), load);
    addField(tr("Private key"), "clientKey", m_key->edit(), m_key);
    m_keyProblem = new QLabel(
        tr("This is no private key in PEM form: it should begin with -----BEGIN PRIVATE KEY-----."),
        this);
    m_keyProblem->setObjectName(QStringLiteral("clientKeyProblem"));
    m_keyProblem->setWordWrap(true);
    m_keyProblem->setFont(textFont(TextRole::Secondary));
    setWidgetRole(m_keyProblem, WidgetRole::Warning);
    m_key->layout()->addWidget(m_keyProblem);

    m_keyId = new QLineEdit(this);
    addField(tr("Key ID"), "clientKeyId", m_keyId,
        rowWith(
            m_keyId, nullptr, hint(tr("kid, as the provider knows the key. Empty sends none."))));
    m_audience = new ChoiceBox(this);
    m_audience->addItem(tr("Issuer"), static_cast<int>(AssertionAudience::Issuer));
    m_audience->addItem(tr("Token endpoint"), static_cast<int>(AssertionAudience::TokenEndpoint));
    addField(tr("Audience"), "assertionAudience", m_audience,
        rowWith(m_audience, nullptr,
            hint(tr("Who the assertion is made out to. Older servers want the token endpoint."))));
    addHeading(tr("For tls_client_auth"));
    addNote(tr("The client certificate is chosen under Network."));

    connect(load, &QPushButton::clicked, this, [this] {
        askForFile(this, tr("Load private key"), tr("Keys (*.pem *.key);;All files (*)"),
            [this](const QString &path) { loadKey(path); });
    });
    connect(m_key->edit(), &QLineEdit::textChanged, this, [this](const QString &text) {
        m_keyProblem->setVisible(!text.isEmpty() && !looksLikeKey(text));
    });
    m_keyProblem->hide();
}

void AuthenticationPart::loadKey(const QString &path)
{
    QFile file(path);
    QByteArray pem;
    if (file.open(QIODevice::ReadOnly) && file.size() <= largestKey)
        pem = file.readAll();
    m_key->edit()->setText(QString::fromUtf8(pem));
    m_keyProblem->setVisible(!looksLikeKey(m_key->edit()->text()));
    pem.fill('\0');
}

void AuthenticationPart::showProfile(const Profile &profile, const QList<ProfileSecret> &kept)
{
    m_tokenAuth->choose(static_cast<int>(profile.tokenAuth));
    m_introspectionAuth->choose(static_cast<int>(profile.introspectionAuth));
    m_revocationAuth->choose(static_cast<int>(profile.revocationAuth));
    m_key->setKept(kept.contains(ProfileSecret::ClientKey));
    m_keyId->setText(profile.clientKeyId);
    m_audience->choose(static_cast<int>(profile.assertionAudience));
    setProviderKind(providerKindOf(profile));
}

void AuthenticationPart::fill(Profile &profile) const
{
    profile.tokenAuth = chosen<ClientAuthMethod>(m_tokenAuth->currentData());
    profile.introspectionAuth = chosen<ClientAuthMethod>(m_introspectionAuth->currentData());
    profile.revocationAuth = chosen<ClientAuthMethod>(m_revocationAuth->currentData());
    profile.clientKeyId = m_keyId->text();
    profile.assertionAudience = chosen<AssertionAudience>(m_audience->currentData());
}

void AuthenticationPart::addSecrets(SecretChanges &changes) const
{
    m_key->addTo(changes);
}

void AuthenticationPart::setProviderKind(ProviderKind kind)
{
    m_note->setText(kind == ProviderKind::Authing
            ? tr("How the App Secret is shown at each endpoint, as set in the console (授权配置).")
            : tr("How the client authenticates at each endpoint, as registered at the provider."));
}

} // namespace rescind
