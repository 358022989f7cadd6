// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/firststartpanel.h"

#include "core/profiles/profile.h"
#include "ui/dialogs/dialogparts.h"
#include "ui/theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/pagescroll.h"

#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QFrame>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

namespace rescind {

namespace {

constexpr int pageMargin = 24;
constexpr int widestCard = 720;

//! A number in front, so that a line that wraps stays indented.
QLayout *step(int number, const QString &text, QWidget *parent)
{
    auto *sign = new QLabel(QStringLiteral("%1.").arg(number), parent);
    sign->setAlignment(Qt::AlignTop | Qt::AlignRight);
    setWidgetRole(sign, WidgetRole::Muted);
    return point(sign, text, parent);
}

} // namespace

FirstStartPanel::FirstStartPanel(QWidget *parent)
    : QWidget(parent)
    , m_issuer(new QLineEdit(this))
    , m_discover(new QPushButton(tr("&Look it up"), this))
    , m_banner(new Banner(this))
{
    setObjectName(QStringLiteral("firstStartPanel"));
    auto *scroll = new PageScroll(pageMargin, this);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(scroll);
    // A column in the middle, as wide as a text is read well.
    auto *holder = new QWidget(this);
    holder->setMaximumWidth(widestCard);
    m_cards = new QVBoxLayout(holder);
    m_cards->setContentsMargins(0, 0, 0, 0);
    m_cards->setSpacing(12);
    scroll->cards()->addWidget(holder);
    scroll->cards()->addStretch(1);

    auto *title = namedText("firstStartTitle", this);
    title->setText(tr("Which application’s tokens?"));
    title->setFont(textFont(TextRole::Title));
    auto *text = namedText("firstStartText", this);
    text->setText(
        tr("Rescind signs in to one application of a provider, shows what its tokens can "
           "still do, and revokes them. It needs to know the application once; its secret "
           "goes to the keychain."));
    setWidgetRole(text, WidgetRole::Muted);
    m_cards->addWidget(title);
    m_cards->addWidget(text);
    addAuthingCard();
    addProviderCard();
    addSandboxCard();
    auto *import = quietButton(tr("&Import a profile from a file…"), "importFirst", this);
    setWidgetRole(import, WidgetRole::Quiet);
    connect(import, &QPushButton::clicked, this, &FirstStartPanel::importRequested);
    m_cards->addWidget(import, 0, Qt::AlignLeft);
}

QBoxLayout *FirstStartPanel::addCard(const QString &title, const char *name)
{
    auto *card = new QFrame(this);
    card->setObjectName(QLatin1StringView(name));
    card->setAccessibleName(title);
    setWidgetRole(card, WidgetRole::Card);
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(18, 14, 18, 14);
    column->setSpacing(8);
    QLabel *head = heading(title, card);
    head->setFont(textFont(TextRole::CardHead));
    column->addWidget(head);
    m_cards->addWidget(card);
    return column;
}

QWidget *FirstStartPanel::callbackRow(QWidget *card)
{
    auto *part = new QWidget(card);
    auto *row = new QHBoxLayout(part);
    row->setContentsMargins(24, 0, 0, 0);
    row->setSpacing(8);
    auto *address = new QLineEdit(Profile().redirectUri, part);
    address->setObjectName(QStringLiteral("callbackUrl"));
    address->setAccessibleName(tr("Callback URL to register"));
    address->setReadOnly(true);
    address->setMaximumWidth(280);
    auto *copy = quietButton(tr("Cop&y"), "copyCallback", part);
    copy->setAccessibleName(tr("Copy the callback URL"));
    connect(copy, &QPushButton::clicked, this, [address, copy] {
        QGuiApplication::clipboard()->setText(address->text());
        copy->setText(tr("Copied"));
    });
    row->addWidget(address, 1);
    row->addWidget(copy);
    row->addStretch(1);
    return part;
}

void FirstStartPanel::addAuthingCard()
{
    QBoxLayout *column = addCard(tr("An application at Authing"), "authingCard");
    QWidget *card = column->parentWidget();
    column->addLayout(step(
        1, tr("In Authing’s console open 应用 → 自建应用 → your application → 应用配置."), card));
    column->addLayout(step(2,
        tr("Copy from there: App ID, App Secret and 认证地址, the App Host. The form asks for "
           "these "
           "three."),
        card));
    column->addLayout(
        step(3, tr("Register this address in 登录回调 URL, exactly as it stands here:"), card));
    column->addWidget(callbackRow(card));
    column->addLayout(
        step(4, tr("For a refresh token, allow the grant refresh_token under 授权配置."), card));
    auto *add = new QPushButton(tr("&Add an Authing application…"), card);
    add->setObjectName(QStringLiteral("addAuthing"));
    setWidgetRole(add, WidgetRole::Primary);
    connect(add, &QPushButton::clicked, this, &FirstStartPanel::addAuthingRequested);
    column->addSpacing(4);
    column->addWidget(add, 0, Qt::AlignLeft);
}

void FirstStartPanel::addProviderCard()
{
    QBoxLayout *column = addCard(tr("Another OpenID Connect provider"), "providerCard");
    QWidget *card = column->parentWidget();
    auto *text = paragraph(tr("Enter its issuer. What the provider says of itself fills the form; "
                              "the application’s id "
                              "and secret are in its console."),
        card);
    column->addWidget(text);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    auto *caption = new QLabel(tr("Iss&uer"), card);
    caption->setBuddy(m_issuer);
    m_issuer->setParent(card);
    m_issuer->setObjectName(QStringLiteral("firstIssuer"));
    m_issuer->setAccessibleName(tr("Issuer"));
    m_issuer->setPlaceholderText(QStringLiteral("https://id.example.com"));
    m_discover->setParent(card);
    m_discover->setObjectName(QStringLiteral("discover"));
    m_discover->setEnabled(false);
    row->addWidget(caption);
    row->addWidget(m_issuer, 1);
    row->addWidget(m_discover);
    column->addLayout(row);
    m_banner->setParent(card);
    m_banner->setObjectName(QStringLiteral("firstStartBanner"));
    column->addWidget(m_banner);
    m_banner->clear();
    connect(m_issuer, &QLineEdit::textChanged, this,
        [this](const QString &typed) { m_discover->setEnabled(!typed.trimmed().isEmpty()); });
    connect(m_issuer, &QLineEdit::returnPressed, this, &FirstStartPanel::discover);
    connect(m_discover, &QPushButton::clicked, this, &FirstStartPanel::discover);
}

void FirstStartPanel::addSandboxCard()
{
    QBoxLayout *column = addCard(tr("The sandbox"), "sandboxCard");
    m_sandbox = qobject_cast<QFrame *>(column->parentWidget());
    m_sandboxText = namedText("sandboxText", m_sandbox);
    column->addWidget(m_sandboxText);
    m_trySandbox = new QPushButton(tr("Try the sandbo&x"), m_sandbox);
    m_trySandbox->setObjectName(QStringLiteral("trySandbox"));
    connect(m_trySandbox, &QPushButton::clicked, this, &FirstStartPanel::sandboxRequested);
    column->addWidget(m_trySandbox, 0, Qt::AlignLeft);
    m_sandbox->hide();
}

void FirstStartPanel::setSandbox(const QString &address)
{
    m_sandboxText->setText(
        tr("A made-up tenant to try everything with runs on this computer, at %1. Sign in there as "
           "alice, with the password wonderland.")
            .arg(address));
    m_sandbox->setVisible(!address.isEmpty());
}

QString FirstStartPanel::issuer() const
{
    return m_issuer->text().trimmed();
}

void FirstStartPanel::discover()
{
    if (m_issuer->isReadOnly() || issuer().isEmpty())
        return;
    Q_EMIT discoverRequested(issuer());
}

void FirstStartPanel::setBusy(bool busy)
{
    if (busy)
        m_banner->clear();
    m_issuer->setReadOnly(busy);
    m_discover->setEnabled(!busy && !issuer().isEmpty());
    m_discover->setText(busy ? tr("Looking…") : tr("&Look it up"));
}

void FirstStartPanel::showError(const Error &error)
{
    m_banner->showError(error);
    m_banner->setAction(
        tr("Fill in the form by hand…"), [this] { Q_EMIT byHandRequested(issuer()); });
}

} // namespace rescind
