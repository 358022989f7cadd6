// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/profiledialog.h"

#include "ui/theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/secretlineedit.h"

#include <QtWidgets/QComboBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QToolButton>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace rescind {

namespace {

constexpr int dialogWidth = 620;

void choose(QComboBox *choice, const QVariant &value)
{
    choice->setCurrentIndex(std::max(choice->findData(value), 0));
}

template<typename Enum>
Enum chosen(const QComboBox *choice)
{
    return static_cast<Enum>(choice->currentData().toInt());
}

QStringList words(const QString &text)
{
    return text.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

} // namespace

ProfileDialog::ProfileDialog(QWidget *parent)
    : FittingDialog(dialogWidth, parent)
    , m_banner(new Banner(this))
{
    setObjectName(QStringLiteral("profileDialog"));
    head()->addWidget(m_banner);
    // Room for the scroll bar, so that it never lies over a field.
    body()->setContentsMargins(0, 0, 8, 0);
    body()->addWidget(mainFields());
    body()->addWidget(moreToggle(), 0, Qt::AlignLeading);
    body()->addWidget(moreFields());
    body()->addStretch(1);
    addButtons();
    connectFields();
    m_more->hide();
    setProfile(Profile(), {});
}

void ProfileDialog::addButtons()
{
    auto *cancel = new QPushButton(tr("&Cancel"), this);
    cancel->setObjectName(QStringLiteral("cancelButton"));
    cancel->setAutoDefault(false);
    // Whoever chooses the button means it; only Escape and the window's own button may be a slip.
    connect(cancel, &QPushButton::clicked, this, [this] { done(QDialog::Rejected); });
    m_save = new QPushButton(tr("&Save"), this);
    m_save->setObjectName(QStringLiteral("saveButton"));
    m_save->setDefault(true);
    setWidgetRole(m_save, WidgetRole::Primary);
    connect(m_save, &QPushButton::clicked, this, &ProfileDialog::submit);

    buttons()->addStretch(1);
    buttons()->addWidget(cancel);
    buttons()->addWidget(m_save);
}

void ProfileDialog::connectFields()
{
    connect(m_redirectUri, &QLineEdit::textChanged, this, &ProfileDialog::updateRedirectHint);
    connect(m_secret, &QLineEdit::textChanged, this, &ProfileDialog::updateSecretRow);
    connect(m_removeSecret, &QPushButton::clicked, this,
        [this] { setSecretRemoved(!m_secretRemoved); });
    connect(
        m_moreToggle, &QToolButton::clicked, this, [this] { setMoreShown(m_more->isHidden()); });
}

void ProfileDialog::setProfile(const Profile &profile, const QList<ProfileSecret> &kept)
{
    m_given = profile;
    m_hasSecret = kept.contains(ProfileSecret::ClientSecret);
    setWindowTitle(profile.id.isEmpty() ? tr("New profile") : tr("Change profile"));
    m_name->setText(profile.name);
    choose(m_environment, static_cast<int>(profile.environment));
    m_appHost->setText(profile.appHost);
    m_clientId->setText(profile.clientId);
    m_redirectUri->setText(profile.redirectUri);
    m_scope->setText(profile.scope);
    choose(m_protocol, static_cast<int>(profile.protocol));
    choose(m_tokenAuth, static_cast<int>(profile.tokenAuth));
    choose(m_introspectionAuth, static_cast<int>(profile.introspectionAuth));
    choose(m_revocationAuth, static_cast<int>(profile.revocationAuth));
    const QString algorithms = profile.idTokenAlgorithms.join(QLatin1Char(' '));
    // A prepared profile may allow several; they have to survive.
    if (m_algorithm->findData(algorithms) < 0)
        m_algorithm->addItem(algorithms, algorithms);
    choose(m_algorithm, algorithms);
    m_trustedHosts->setText(profile.trustedHosts.join(QLatin1Char(' ')));
    m_host->setText(profile.host);
    m_secret->wipe();
    setSecretRemoved(false);
    updateRedirectHint();
    setMoreShown(!m_more->isHidden());
    m_shown = this->profile();
    m_name->setFocus();
}

Profile ProfileDialog::profile() const
{
    Profile profile = m_given;
    profile.name = m_name->text();
    profile.environment = chosen<Environment>(m_environment);
    profile.appHost = m_appHost->text();
    profile.clientId = m_clientId->text();
    profile.redirectUri = m_redirectUri->text();
    profile.scope = m_scope->text();
    profile.protocol = chosen<Protocol>(m_protocol);
    profile.tokenAuth = chosen<ClientAuthMethod>(m_tokenAuth);
    profile.introspectionAuth = chosen<ClientAuthMethod>(m_introspectionAuth);
    profile.revocationAuth = chosen<ClientAuthMethod>(m_revocationAuth);
    profile.idTokenAlgorithms = words(m_algorithm->currentData().toString());
    profile.trustedHosts = words(m_trustedHosts->text());
    profile.host = m_host->text();
    return profile;
}

SecretChanges ProfileDialog::secretChanges() const
{
    if (!m_secret->text().isEmpty())
        return {{ProfileSecret::ClientSecret, m_secret->secret()}};
    if (m_secretRemoved)
        return {{ProfileSecret::ClientSecret, Secret()}};
    return {};
}

bool ProfileDialog::isChanged() const
{
    return profile() != m_shown || !secretChanges().isEmpty();
}

void ProfileDialog::submit()
{
    m_banner->clear();
    m_secret->setRevealed(false);
    Q_EMIT submitted(profile(), secretChanges());
}

void ProfileDialog::reject()
{
    if (!isChanged() || m_warned) {
        QDialog::reject();
        return;
    }
    m_warned = true;
    m_banner->showMessage(Banner::Tone::Warning, tr("Not saved yet"),
        tr("Choose Save to keep what you changed, or Cancel to leave it."));
}

void ProfileDialog::setSecretRemoved(bool removed)
{
    m_secretRemoved = removed;
    if (removed)
        m_secret->wipe();
    updateSecretRow();
}

void ProfileDialog::updateSecretRow()
{
    const bool typed = !m_secret->text().isEmpty();
    if (typed)
        m_secretRemoved = false;
    m_removeSecret->setVisible(m_hasSecret);
    m_removeSecret->setText(m_secretRemoved ? tr("Do not remo&ve") : tr("Remo&ve"));
    m_removeSecret->setAccessibleName(m_secretRemoved ? tr("Do not remove the kept App Secret")
                                                      : tr("Remove the kept App Secret"));
    m_secret->setPlaceholderText(
        m_hasSecret && !m_secretRemoved ? tr("kept; type here to replace it") : QString());
    if (m_secretRemoved)
        m_secretHint->setText(tr("The kept one is removed from the system keychain on saving."));
    else if (m_hasSecret && typed)
        m_secretHint->setText(tr("This one replaces the one in the system keychain on saving."));
    else if (m_hasSecret)
        m_secretHint->setText(tr("Kept in the system keychain. It stays as it is."));
    else
        m_secretHint->setText(tr("Kept in the system keychain and nowhere else. A public client "
                                 "has none."));
}

void ProfileDialog::updateRedirectHint()
{
    const QString registered = tr("Has to be registered in the console (登录回调 URL) exactly as "
                                  "written here.");
    QString caught;
    switch (redirectKind(profile())) {
    case RedirectKind::LoopbackFixedPort:
        caught = tr("The answer is caught here by itself.");
        break;
    case RedirectKind::LoopbackAnyPort:
        caught = tr("The answer is caught here by itself, on any free port; where the provider "
                    "does not allow that, name a port.");
        break;
    case RedirectKind::PasteOnly:
        caught = tr("The answer does not come back here by itself: after signing in, paste the "
                    "address of the last page.");
        break;
    }
    m_redirectHint->setText(registered + QLatin1Char('\n') + caught);
}

void ProfileDialog::setMoreShown(bool shown)
{
    m_moreToggle->setArrowType(shown ? Qt::DownArrow : Qt::RightArrow);
    m_moreToggle->setAccessibleDescription(shown ? tr("unfolded") : tr("folded"));
    m_more->setVisible(shown);
}

void ProfileDialog::setBusy(bool busy)
{
    m_save->setEnabled(!busy);
    m_save->setText(busy ? tr("Saving…") : tr("&Save"));
}

QWidget *ProfileDialog::fieldFor(const Error &error) const
{
    if (error.kind == ErrorKind::Keychain)
        return m_secret;
    // The fields have the names that the profile's check gives them.
    if (error.stage == Stage::Profile && !error.subject.isEmpty())
        return findChild<QWidget *>(error.subject);
    return error.reason == Reason::PlainHttp ? m_appHost : nullptr;
}

void ProfileDialog::showError(const Error &error)
{
    setBusy(false);
    m_banner->showError(error);
    QWidget *field = fieldFor(error);
    if (field == nullptr)
        return;
    if (m_more->isAncestorOf(field))
        setMoreShown(true);
    field->setFocus(Qt::OtherFocusReason);
    scrollTo(field);
}

} // namespace rescind
