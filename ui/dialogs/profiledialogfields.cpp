// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The form of ProfileDialog; what it does is in profiledialog.cpp.
#include "ui/dialogs/profiledialog.h"

#include "ui/text/tokentext.h"
#include "ui/theme.h"
#include "ui/widgets/secretlineedit.h"

#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QToolButton>
#include <QtWidgets/QVBoxLayout>

namespace rescind {

namespace {

//! The accessible name is the label without its mnemonic; the label is the buddy.
void addField(QFormLayout *form, const QString &label, const char *name, QWidget *field,
    QWidget *row = nullptr)
{
    field->setObjectName(QLatin1StringView(name));
    QString plain = label;
    plain.remove(QLatin1Char('&'));
    // Chinese labels have the letter in brackets at their end.
    const qsizetype bracket = plain.indexOf(QLatin1Char('('));
    if (bracket > 0 && plain.size() - bracket == 3)
        plain.truncate(bracket);
    field->setAccessibleName(plain);
    auto *caption = new QLabel(label, form->parentWidget());
    caption->setBuddy(field);
    form->addRow(caption, row != nullptr ? row : field);
}

QLabel *hint(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setFont(textFont(TextRole::Secondary));
    setWidgetRole(label, WidgetRole::Muted);
    return label;
}

QFormLayout *newForm(QWidget *part)
{
    auto *form = new QFormLayout(part);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(12);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    form->setLabelAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    return form;
}

//! A field with something at its end and a line below it.
QWidget *rowWith(QWidget *field, QWidget *button, QLabel *below, QWidget *parent)
{
    auto *row = new QWidget(parent);
    auto *column = new QVBoxLayout(row);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    const bool stretches = qobject_cast<QComboBox *>(field) == nullptr;
    line->addWidget(field, stretches ? 1 : 0);
    if (!stretches)
        line->addStretch(1);
    if (button != nullptr)
        line->addWidget(button);
    column->addLayout(line);
    column->addWidget(below);
    return row;
}

QComboBox *methodChoice(QWidget *parent)
{
    auto *choice = new QComboBox(parent);
    choice->addItem(ProfileDialog::tr("in the body (client_secret_post)"),
        static_cast<int>(ClientAuthMethod::Post));
    choice->addItem(ProfileDialog::tr("in the header (client_secret_basic)"),
        static_cast<int>(ClientAuthMethod::Basic));
    choice->addItem(
        ProfileDialog::tr("without a secret (none)"), static_cast<int>(ClientAuthMethod::None));
    choice->addItem(ProfileDialog::tr("by a signature (private_key_jwt)"),
        static_cast<int>(ClientAuthMethod::PrivateKeyJwt));
    choice->addItem(ProfileDialog::tr("by certificate (tls_client_auth)"),
        static_cast<int>(ClientAuthMethod::Tls));
    return choice;
}

} // namespace

QWidget *ProfileDialog::mainFields()
{
    auto *part = new QWidget(this);
    QFormLayout *form = newForm(part);
    m_name = new QLineEdit(part);
    addField(form, tr("&Name"), "name", m_name);

    m_environment = new QComboBox(part);
    for (const Environment environment :
        {Environment::Production, Environment::Test, Environment::Sandbox})
        m_environment->addItem(environmentName(environment), static_cast<int>(environment));
    addField(form, tr("&Environment"), "environment", m_environment);

    m_appHost = new QLineEdit(part);
    m_appHost->setPlaceholderText(QStringLiteral("https://example.authing.cn"));
    addField(form, tr("App &Host"), "appHost", m_appHost);

    m_clientId = new QLineEdit(part);
    addField(form, tr("App &ID"), "clientId", m_clientId);

    QWidget *secretPart = secretRow();
    addField(form, tr("App Secre&t"), "clientSecret", m_secret, secretPart);
    QWidget *redirectPart = redirectRow();
    addField(form, tr("&Redirect URI"), "redirectUri", m_redirectUri, redirectPart);

    m_scope = new QLineEdit(part);
    addField(form, tr("Sc&ope"), "scope", m_scope,
        rowWith(m_scope, nullptr,
            hint(tr("Separated by spaces. offline_access brings a refresh token."), part), part));

    m_protocol = new QComboBox(part);
    m_protocol->addItem(QStringLiteral("OpenID Connect"), static_cast<int>(Protocol::Oidc));
    m_protocol->addItem(QStringLiteral("OAuth 2.0"), static_cast<int>(Protocol::OAuth2));
    addField(form, tr("&Protocol"), "protocol", m_protocol);
    // A scope that nobody chose goes with the protocol.
    connect(m_protocol, &QComboBox::activated, this, [this] {
        const bool oidc = m_protocol->currentData().toInt() == static_cast<int>(Protocol::Oidc);
        if (m_scope->text() == defaultScope(oidc ? Protocol::OAuth2 : Protocol::Oidc))
            m_scope->setText(defaultScope(oidc ? Protocol::Oidc : Protocol::OAuth2));
    });
    return part;
}

QWidget *ProfileDialog::secretRow()
{
    m_secret = new SecretLineEdit(this);
    m_removeSecret = new QPushButton(this);
    m_removeSecret->setObjectName(QStringLiteral("removeSecret"));
    m_removeSecret->setAutoDefault(false);
    m_secretHint = hint(QString(), this);
    m_secretHint->setObjectName(QStringLiteral("secretHint"));
    return rowWith(m_secret, m_removeSecret, m_secretHint, this);
}

QWidget *ProfileDialog::redirectRow()
{
    m_redirectUri = new QLineEdit(this);
    auto *copy = new QPushButton(tr("Cop&y"), this);
    copy->setObjectName(QStringLiteral("copyRedirectUri"));
    copy->setAccessibleName(tr("Copy the redirect URI"));
    copy->setAutoDefault(false);
    connect(copy, &QPushButton::clicked, this,
        [this] { QGuiApplication::clipboard()->setText(m_redirectUri->text()); });
    m_redirectHint = hint(QString(), this);
    m_redirectHint->setObjectName(QStringLiteral("redirectHint"));
    return rowWith(m_redirectUri, copy, m_redirectHint, this);
}

QWidget *ProfileDialog::moreToggle()
{
    m_moreToggle = new QToolButton(this);
    m_moreToggle->setObjectName(QStringLiteral("moreToggle"));
    m_moreToggle->setText(tr("&More"));
    m_moreToggle->setAccessibleName(tr("More"));
    m_moreToggle->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_moreToggle->setAutoRaise(true);
    m_moreToggle->setFocusPolicy(Qt::StrongFocus);
    return m_moreToggle;
}

QWidget *ProfileDialog::moreFields()
{
    m_more = new QWidget(this);
    m_more->setObjectName(QStringLiteral("moreFields"));
    QFormLayout *form = newForm(m_more);
    addAuthFields(form);
    addTokenFields(form);
    return m_more;
}

void ProfileDialog::addAuthFields(QFormLayout *form)
{
    form->addRow(hint(tr("How the application shows the App Secret at each endpoint. It has to be "
                         "the same as in the console (授权配置)."),
        m_more));
    m_tokenAuth = methodChoice(m_more);
    addField(form, tr("To&ken endpoint"), "tokenAuth", m_tokenAuth);
    m_introspectionAuth = methodChoice(m_more);
    addField(form, tr("Introspection en&dpoint"), "introspectionAuth", m_introspectionAuth);
    m_revocationAuth = methodChoice(m_more);
    addField(form, tr("Revoc&ation endpoint"), "revocationAuth", m_revocationAuth);
}

void ProfileDialog::addTokenFields(QFormLayout *form)
{
    m_algorithm = new QComboBox(m_more);
    m_algorithm->addItem(tr("Automatic"), QString());
    for (const char *name : {"HS256", "RS256", "ES256", "PS256"})
        m_algorithm->addItem(QLatin1StringView(name), QString(QLatin1StringView(name)));
    addField(form, tr("ID token al&gorithm"), "idTokenAlgorithms", m_algorithm,
        rowWith(m_algorithm, nullptr,
            hint(tr("Authing signs with HS256 and the App Secret unless the application is set to "
                    "another."),
                m_more),
            m_more));

    m_trustedHosts = new QLineEdit(m_more);
    addField(form, tr("Tr&usted hosts"), "trustedHosts", m_trustedHosts,
        rowWith(m_trustedHosts, nullptr,
            hint(tr("Hosts besides the App Host that the provider's endpoints may stand on, "
                    "separated by spaces."),
                m_more),
            m_more));

    m_host = new QLineEdit(m_more);
    m_host->setPlaceholderText(QStringLiteral("https://core.authing.cn"));
    addField(form, tr("Host (optiona&l)"), "host", m_host,
        rowWith(m_host, nullptr,
            hint(tr("Authing's Host option. It is kept, and not used for signing in or revoking."),
                m_more),
            m_more));
}

} // namespace rescind
