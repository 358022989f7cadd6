// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/profile/profilepart.h"

class QCheckBox;
class QLineEdit;

namespace rescind {

class ChoiceBox;
class ParameterTable;

//! What a sign-in asks for besides the necessary.
class SignInRequestPart final : public ProfilePart
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SignInRequestPart)

public:
    explicit SignInRequestPart(QWidget *parent);

    [[nodiscard]] QString title() const override { return tr("Sign-in request"); }
    void showProfile(const Profile &profile, const QList<ProfileSecret> &kept) override;
    void fill(Profile &profile) const override;
    void commit() override;
    void setReadOnly(bool readOnly) override;

private:
    QLineEdit *addText(const QString &label, const char *name, const QString &hintText = {});
    void addChoices();

    QLineEdit *m_prompt = nullptr;
    QLineEdit *m_maxAge = nullptr;
    QLineEdit *m_acrValues = nullptr;
    QLineEdit *m_loginHint = nullptr;
    QLineEdit *m_uiLocales = nullptr;
    QLineEdit *m_tenantId = nullptr;
    ChoiceBox *m_responseMode = nullptr;
    QCheckBox *m_pushed = nullptr;
    QCheckBox *m_dpop = nullptr;
    ParameterTable *m_extra = nullptr;
};

} // namespace rescind
