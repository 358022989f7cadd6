// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/profile/signinrequestpart.h"

#include "ui/widgets/choicebox.h"

#include "ui/dialogs/profile/parametertable.h"

#include <QtGui/QIntValidator>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QTableView>

#include <limits>

namespace rescind {

SignInRequestPart::SignInRequestPart(QWidget *parent)
    : ProfilePart("signInRequestPart", parent)
{
    addNote(tr("Sent with a sign-in besides what it needs. What is empty is not sent."));
    m_prompt = addText(tr("Prompt"), "authorization.prompt",
        tr("login, consent, select_account or none. Empty: consent where offline_access is asked "
           "for."));
    m_maxAge = addText(tr("Max age"), "authorization.maxAge",
        tr("Seconds since the last active sign-in; 0 asks for a new one."));
    m_maxAge->setValidator(new QIntValidator(0, std::numeric_limits<int>::max(), m_maxAge));
    m_acrValues = addText(tr("ACR values"), "authorization.acrValues");
    m_loginHint = addText(tr("Login hint"), "authorization.loginHint");
    m_uiLocales = addText(tr("UI locales"), "authorization.uiLocales");
    m_uiLocales->setPlaceholderText(QStringLiteral("zh-CN en"));
    m_tenantId = addText(tr("Tenant ID"), "authorization.tenantId");
    addChoices();
    m_extra = new ParameterTable(this);
    addField(tr("Extra parameters"), "authorization.extra", m_extra->view(), m_extra);
}

QLineEdit *SignInRequestPart::addText(
    const QString &label, const char *name, const QString &hintText)
{
    auto *edit = new QLineEdit(this);
    if (hintText.isEmpty())
        addField(label, name, edit);
    else
        addField(label, name, edit, rowWith(edit, nullptr, hint(hintText)));
    return edit;
}

void SignInRequestPart::addChoices()
{
    m_responseMode = new ChoiceBox(this);
    const auto add = [this](const QString &text, ResponseMode mode) {
        m_responseMode->addItem(text, static_cast<int>(mode));
    };
    add(tr("as the provider likes (not sent)"), ResponseMode::Default);
    add(QStringLiteral("query"), ResponseMode::Query);
    add(tr("fragment (by pasting the address)"), ResponseMode::Fragment);
    add(QStringLiteral("form_post"), ResponseMode::FormPost);
    addField(tr("Response mode"), "authorization.responseMode", m_responseMode);

    m_pushed = new QCheckBox(tr("where the provider can (PAR)"), this);
    addField(tr("Pushed request"), "authorization.pushed", m_pushed);
    m_dpop = new QCheckBox(tr("tied to a key of this session (DPoP)"), this);
    addField(tr("Bound tokens"), "dpop", m_dpop);
}

void SignInRequestPart::showProfile(const Profile &profile, const QList<ProfileSecret> &)
{
    const AuthorizationSettings &settings = profile.authorization;
    m_prompt->setText(settings.prompt);
    m_maxAge->setText(settings.maxAge ? QString::number(*settings.maxAge) : QString());
    m_acrValues->setText(settings.acrValues);
    m_loginHint->setText(settings.loginHint);
    m_uiLocales->setText(settings.uiLocales);
    m_tenantId->setText(settings.tenantId);
    m_responseMode->choose(static_cast<int>(settings.responseMode));
    m_pushed->setChecked(settings.pushed);
    m_dpop->setChecked(profile.dpop);
    m_extra->setParameters(settings.extra);
}

void SignInRequestPart::fill(Profile &profile) const
{
    AuthorizationSettings &settings = profile.authorization;
    settings.prompt = m_prompt->text();
    bool isNumber = false;
    const int maxAge = m_maxAge->text().toInt(&isNumber);
    settings.maxAge = isNumber ? std::optional<int>(maxAge) : std::nullopt;
    settings.acrValues = m_acrValues->text();
    settings.loginHint = m_loginHint->text();
    settings.uiLocales = m_uiLocales->text();
    settings.tenantId = m_tenantId->text();
    settings.responseMode = chosen<ResponseMode>(m_responseMode->currentData());
    settings.pushed = m_pushed->isChecked();
    settings.extra = m_extra->parameters();
    profile.dpop = m_dpop->isChecked();
}

void SignInRequestPart::commit()
{
    m_extra->commit();
}

void SignInRequestPart::setReadOnly(bool readOnly)
{
    ProfilePart::setReadOnly(readOnly);
    m_extra->setReadOnly(readOnly);
}

} // namespace rescind
