// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/profile/networkpart.h"

#include "ui/dialogs/profile/filefield.h"
#include "ui/widgets/choicebox.h"
#include "ui/widgets/secretfield.h"
#include "ui/widgets/secretlineedit.h"

#include <QtWidgets/QFormLayout>
#include <QtWidgets/QLabel>

namespace rescind {

NetworkPart::NetworkPart(QWidget *parent)
    : ProfilePart("networkPart", parent)
{
    m_caFile = new FileField("browseCaFile", tr("Choose the CA file"), tr("Choose CA file"),
        tr("Certificates (*.pem *.crt *.cer *.der);;All files (*)"), this);
    addField(tr("CA file"), "network.caFile", m_caFile->edit(),
        rowWith(m_caFile, nullptr, hint(tr("PEM or DER; trusted besides the system's."))));
    addProxyFields();
    addCertificateFields();
}

void NetworkPart::addProxyFields()
{
    m_proxy = new ChoiceBox(this);
    m_proxy->addItem(tr("as the system"), static_cast<int>(ProxyUse::System));
    m_proxy->addItem(tr("none"), static_cast<int>(ProxyUse::Direct));
    m_proxy->addItem(tr("this one"), static_cast<int>(ProxyUse::Explicit));
    addField(tr("Proxy"), "network.proxy", m_proxy);
    m_proxyAddress = new QLineEdit(this);
    m_proxyAddress->setPlaceholderText(QStringLiteral("http://proxy.example.com:3128"));
    addField(tr("Proxy address"), "network.proxyAddress", m_proxyAddress);
    m_proxyUser = new QLineEdit(this);
    addField(tr("Proxy user"), "network.proxyUser", m_proxyUser);
    m_proxyPassword = new SecretField(ProfileSecret::ProxyPassword, "proxyPassword", this);
    addField(tr("Proxy password"), "proxyPassword", m_proxyPassword->edit(), m_proxyPassword);
    connect(m_proxy, &ChoiceBox::currentIndexChanged, this, &NetworkPart::updateProxy);
    updateProxy();
}

void NetworkPart::addCertificateFields()
{
    m_certificate = new FileField("browseCertificate", tr("Choose the client certificate"),
        tr("Choose client certificate"), tr("PKCS#12 (*.p12 *.pfx);;All files (*)"), this);
    addField(tr("Client certificate"), "network.clientCertificateFile", m_certificate->edit(),
        rowWith(m_certificate, nullptr, hint(tr("PKCS#12, for mutual TLS. Empty: none."))));
    m_certificatePassword
        = new SecretField(ProfileSecret::CertificatePassword, "certificatePassword", this);
    addField(tr("Certificate password"), "certificatePassword", m_certificatePassword->edit(),
        m_certificatePassword);
}

void NetworkPart::showProfile(const Profile &profile, const QList<ProfileSecret> &kept)
{
    m_caFile->edit()->setText(profile.network.caFile);
    m_proxy->choose(static_cast<int>(profile.network.proxy));
    m_proxyAddress->setText(profile.network.proxyAddress);
    m_proxyUser->setText(profile.network.proxyUser);
    m_proxyPassword->setKept(kept.contains(ProfileSecret::ProxyPassword));
    m_certificate->edit()->setText(profile.network.clientCertificateFile);
    m_certificatePassword->setKept(kept.contains(ProfileSecret::CertificatePassword));
    updateProxy();
}

void NetworkPart::fill(Profile &profile) const
{
    profile.network.caFile = m_caFile->edit()->text();
    profile.network.proxy = chosen<ProxyUse>(m_proxy->currentData());
    profile.network.proxyAddress = m_proxyAddress->text();
    profile.network.proxyUser = m_proxyUser->text();
    profile.network.clientCertificateFile = m_certificate->edit()->text();
}

void NetworkPart::addSecrets(SecretChanges &changes) const
{
    m_proxyPassword->addTo(changes);
    m_certificatePassword->addTo(changes);
}

void NetworkPart::updateProxy()
{
    const bool isExplicit = chosen<ProxyUse>(m_proxy->currentData()) == ProxyUse::Explicit;
    for (QWidget *field : {static_cast<QWidget *>(m_proxyAddress),
             static_cast<QWidget *>(m_proxyUser), static_cast<QWidget *>(m_proxyPassword)}) {
        field->setEnabled(isExplicit);
        if (QWidget *caption = form()->labelForField(field))
            caption->setEnabled(isExplicit);
    }
}

} // namespace rescind
