// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/applicationtokendialog.h"

#include "ui/dialogs/dialogparts.h"
#include "ui/dialogs/profileheader.h"
#include "ui/theme.h"
#include "ui/widgets/secretlineedit.h"

#include <QtWidgets/QCheckBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>

namespace rescind {

namespace {

constexpr int dialogWidth = 540;

} // namespace

ApplicationTokenDialog::ApplicationTokenDialog(
    const ApplicationTokenQuestion &what, QWidget *parent)
    : FittingDialog(dialogWidth, parent)
    , m_scope(new QLineEdit(this))
    , m_usesOther(new QCheckBox(tr("With another &key pair than the profile's"), this))
    , m_keyId(new QLineEdit(this))
    , m_keySecret(new SecretLineEdit(this))
    , m_get(new QPushButton(tr("&Get token"), this))
{
    setObjectName(QStringLiteral("applicationTokenDialog"));
    setWindowTitle(tr("Application token"));
    QLabel *title = paragraph(tr("Get a token for the application itself"), this);
    title->setFont(textFont(TextRole::Title));
    QVBoxLayout *column = body();
    column->setSpacing(16);
    column->addWidget(title);
    column->addWidget(new ProfileHeader(what.profileName, what.host, what.environment, this));
    column->addWidget(paragraph(
        tr("The application proves who it is, and gets an access token without any user and "
           "without a sign-in (client credentials). It is listed with the others, and can be "
           "revoked like them."),
        this));
    column->addWidget(fields(what));
    column->addStretch(1);
    addButtons();
    update();
    m_scope->setFocus();
}

QWidget *ApplicationTokenDialog::fields(const ApplicationTokenQuestion &what)
{
    auto *part = new QWidget(this);
    auto *form = new QFormLayout(part);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(12);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    form->setLabelAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    const auto add = [form, part](const QString &label, const QString &name, QWidget *field) {
        auto *caption = new QLabel(label, part);
        caption->setBuddy(field);
        field->setAccessibleName(name);
        form->addRow(caption, field);
    };
    m_scope->setObjectName(QStringLiteral("applicationScope"));
    m_scope->setPlaceholderText(tr("may stay empty"));
    add(tr("&Scope"), tr("Scope"), m_scope);
    m_usesOther->setObjectName(QStringLiteral("usesOtherKeyPair"));
    m_usesOther->setAccessibleName(tr("With another key pair than the profile's"));
    m_usesOther->setChecked(!what.hasCredentials);
    m_usesOther->setEnabled(what.hasCredentials);
    form->addRow(m_usesOther);
    if (!what.hasCredentials) {
        form->addRow(footnote(
            tr("The profile is that of a public client: it has nothing to prove who it is with."),
            part));
    }
    m_keyId->setObjectName(QStringLiteral("keyId"));
    add(tr("Key &ID"), tr("Key ID"), m_keyId);
    m_keySecret->setObjectName(QStringLiteral("keySecret"));
    add(tr("Key secre&t"), tr("Key secret"), m_keySecret);
    connect(m_usesOther, &QCheckBox::toggled, this, &ApplicationTokenDialog::update);
    connect(m_keyId, &QLineEdit::textChanged, this, &ApplicationTokenDialog::update);
    connect(m_keySecret, &QLineEdit::textChanged, this, &ApplicationTokenDialog::update);
    return part;
}

void ApplicationTokenDialog::addButtons()
{
    auto *cancel = new QPushButton(tr("&Cancel"), this);
    cancel->setObjectName(QStringLiteral("cancelButton"));
    cancel->setAutoDefault(false);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    m_get->setObjectName(QStringLiteral("getTokenButton"));
    m_get->setDefault(true);
    setWidgetRole(m_get, WidgetRole::Primary);
    connect(m_get, &QPushButton::clicked, this, &QDialog::accept);
    buttons()->addStretch(1);
    buttons()->addWidget(cancel);
    buttons()->addWidget(m_get);
}

void ApplicationTokenDialog::update()
{
    const bool other = m_usesOther->isChecked();
    m_keyId->setEnabled(other);
    m_keySecret->setEnabled(other);
    m_get->setEnabled(
        !other || (!m_keyId->text().trimmed().isEmpty() && !m_keySecret->text().isEmpty()));
}

QString ApplicationTokenDialog::scope() const
{
    return m_scope->text().simplified();
}

std::optional<ClientCredentials> ApplicationTokenDialog::otherCredentials() const
{
    if (!m_usesOther->isChecked())
        return std::nullopt;
    return ClientCredentials{.id = m_keyId->text().trimmed(), .secret = m_keySecret->secret()};
}

} // namespace rescind
