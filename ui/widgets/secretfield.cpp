// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/secretfield.h"

#include "ui/theme.h"
#include "ui/widgets/secretlineedit.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>

namespace rescind {

namespace {

QString removeName(ProfileSecret secret)
{
    switch (secret) {
    case ProfileSecret::ClientSecret:
        return SecretField::tr("Remove the kept App Secret");
    case ProfileSecret::ClientKey:
        return SecretField::tr("Remove the kept private key");
    case ProfileSecret::ProxyPassword:
        return SecretField::tr("Remove the kept proxy password");
    case ProfileSecret::CertificatePassword:
        return SecretField::tr("Remove the kept certificate password");
    }
    return {};
}

QString keepName(ProfileSecret secret)
{
    switch (secret) {
    case ProfileSecret::ClientSecret:
        return SecretField::tr("Do not remove the kept App Secret");
    case ProfileSecret::ClientKey:
        return SecretField::tr("Do not remove the kept private key");
    case ProfileSecret::ProxyPassword:
        return SecretField::tr("Do not remove the kept proxy password");
    case ProfileSecret::CertificatePassword:
        return SecretField::tr("Do not remove the kept certificate password");
    }
    return {};
}

QString objectNameOf(ProfileSecret secret)
{
    switch (secret) {
    case ProfileSecret::ClientSecret:
        return QStringLiteral("removeSecret");
    case ProfileSecret::ClientKey:
        return QStringLiteral("removeClientKey");
    case ProfileSecret::ProxyPassword:
        return QStringLiteral("removeProxyPassword");
    case ProfileSecret::CertificatePassword:
        return QStringLiteral("removeCertificatePassword");
    }
    return {};
}

//! A dialog has letters enough for one of them.
QString removeLabel(ProfileSecret secret, bool removed)
{
    if (secret == ProfileSecret::ClientSecret)
        return removed ? SecretField::tr("Do not re&move") : SecretField::tr("Re&move");
    return removed ? SecretField::tr("Do not remove") : SecretField::tr("Remove");
}

} // namespace

SecretField::SecretField(ProfileSecret secret, const char *name, QWidget *parent)
    : QWidget(parent)
    , m_secret(secret)
    , m_edit(new SecretLineEdit(this))
    , m_remove(new QPushButton(this))
    , m_hint(new QLabel(this))
    , m_line(new QHBoxLayout)
{
    m_edit->setObjectName(QLatin1StringView(name));
    m_remove->setObjectName(objectNameOf(secret));
    m_remove->setAutoDefault(false);
    m_hint->setObjectName(m_edit->objectName() + QStringLiteral("Hint"));
    m_hint->setTextFormat(Qt::PlainText);
    m_hint->setWordWrap(true);
    m_hint->setFont(textFont(TextRole::Secondary));
    setWidgetRole(m_hint, WidgetRole::Muted);

    m_line->setSpacing(8);
    m_line->addWidget(m_edit, 1);
    m_line->addWidget(m_remove);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(m_line);
    column->addWidget(m_hint);

    connect(m_edit, &QLineEdit::textChanged, this, &SecretField::updateWords);
    connect(m_remove, &QPushButton::clicked, this, [this] { setRemoved(!m_isRemoved); });
    setKept(false);
}

void SecretField::addButton(QPushButton *button)
{
    m_line->insertWidget(1, button);
}

void SecretField::setKept(bool kept)
{
    m_isKept = kept;
    m_edit->wipe();
    setRemoved(false);
}

void SecretField::addTo(SecretChanges &changes) const
{
    if (!m_edit->text().isEmpty())
        changes.insert(m_secret, m_edit->secret());
    else if (m_isRemoved)
        changes.insert(m_secret, Secret());
}

void SecretField::setRemoved(bool removed)
{
    m_isRemoved = removed;
    if (removed)
        m_edit->wipe();
    updateWords();
}

QString SecretField::hintText() const
{
    if (m_isRemoved)
        return tr("The kept one is removed from the system keychain on saving.");
    if (m_isKept)
        return m_edit->text().isEmpty()
            ? tr("Kept in the system keychain. It stays as it is.")
            : tr("This one replaces the one in the system keychain on saving.");
    switch (m_secret) {
    case ProfileSecret::ClientSecret:
        return tr("Kept in the system keychain and nowhere else. A public client has none.");
    case ProfileSecret::ClientKey:
        return tr("PEM, pasted or loaded. Kept in the system keychain and nowhere else.");
    case ProfileSecret::ProxyPassword:
    case ProfileSecret::CertificatePassword:
        return tr("Kept in the system keychain and nowhere else.");
    }
    return {};
}

void SecretField::updateWords()
{
    if (!m_edit->text().isEmpty())
        m_isRemoved = false;
    m_remove->setVisible(m_isKept);
    m_remove->setText(removeLabel(m_secret, m_isRemoved));
    m_remove->setAccessibleName(m_isRemoved ? keepName(m_secret) : removeName(m_secret));
    m_edit->setPlaceholderText(
        m_isKept && !m_isRemoved ? tr("kept; type here to replace it") : QString());
    m_hint->setText(hintText());
}

} // namespace rescind
