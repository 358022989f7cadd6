// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/profile/trustpart.h"

#include "ui/widgets/choicebox.h"

#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>

namespace rescind {

namespace {

QStringList words(const QString &text)
{
    return text.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

} // namespace

TrustPart::TrustPart(QWidget *parent)
    : ProfilePart("trustPart", parent)
{
    m_trustedHosts = new QLineEdit(this);
    addField(tr("Trusted hosts"), "trustedHosts", m_trustedHosts,
        rowWith(m_trustedHosts, nullptr,
            hint(tr("Hosts besides the provider's own that its endpoints may stand on, separated "
                    "by spaces."))));

    m_algorithm = new ChoiceBox(this);
    m_algorithm->addItem(tr("Automatic"), QString());
    for (const char *name : {"HS256", "RS256", "ES256", "PS256"})
        m_algorithm->addItem(QLatin1StringView(name), QString(QLatin1StringView(name)));
    m_algorithmHint = hint(QString());
    addField(tr("ID token algorithm"), "idTokenAlgorithms", m_algorithm,
        rowWith(m_algorithm, nullptr, m_algorithmHint));
    setProviderKind(ProviderKind::Authing);
}

void TrustPart::showProfile(const Profile &profile, const QList<ProfileSecret> &)
{
    m_trustedHosts->setText(profile.trustedHosts.join(QLatin1Char(' ')));
    const QString algorithms = profile.idTokenAlgorithms.join(QLatin1Char(' '));
    // A prepared profile may allow several; they have to survive.
    if (m_algorithm->findData(algorithms) < 0)
        m_algorithm->addItem(algorithms, algorithms);
    m_algorithm->choose(algorithms);
    setProviderKind(providerKindOf(profile));
}

void TrustPart::fill(Profile &profile) const
{
    profile.trustedHosts = words(m_trustedHosts->text());
    profile.idTokenAlgorithms = words(m_algorithm->currentData().toString());
}

void TrustPart::setProviderKind(ProviderKind kind)
{
    m_algorithmHint->setText(kind == ProviderKind::Authing
            ? tr("Authing signs with HS256 and the App Secret unless the application is set to "
                 "another.")
            : tr("Automatic takes what the provider's metadata announce, never HS256 or none."));
}

} // namespace rescind
