// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/profilesecrets.h"
#include "ui/dialogs/fittingdialog.h"

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace rescind {

class Banner;
class SecretLineEdit;

//! Makes or changes a profile. Knows no store: submitted() hands over what was typed, and the
//! dialog stays open with everything in it until its owner accepts it or calls showError().
class ProfileDialog final : public FittingDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProfileDialog)

public:
    explicit ProfileDialog(QWidget *parent = nullptr);

    //! `kept`: what the keychain has already; it is never shown, only replaced or removed.
    void setProfile(const Profile &profile, const QList<ProfileSecret> &kept);
    //! What is typed now; of what has no field here (id, witnessed kinds) what setProfile() gave.
    [[nodiscard]] Profile profile() const;
    //! Shows the error in place and puts the focus on the field it is about.
    void showError(const Error &error);
    //! While the profile is being saved: the button waits, the fields stay.
    void setBusy(bool busy);

    //! Escape and the window's close button: asks once where something would be lost.
    void reject() override;

Q_SIGNALS:
    void submitted(const rescind::Profile &profile, const rescind::SecretChanges &secrets);

private:
    [[nodiscard]] QWidget *mainFields();
    [[nodiscard]] QWidget *secretRow();
    [[nodiscard]] QWidget *redirectRow();
    [[nodiscard]] QWidget *moreToggle();
    [[nodiscard]] QWidget *moreFields();
    void addAuthFields(QFormLayout *form);
    void addTokenFields(QFormLayout *form);
    void addButtons();
    void connectFields();
    void submit();
    [[nodiscard]] SecretChanges secretChanges() const;
    [[nodiscard]] bool isChanged() const;
    void setSecretRemoved(bool removed);
    void updateSecretRow();
    void updateRedirectHint();
    void setMoreShown(bool shown);
    [[nodiscard]] QWidget *fieldFor(const Error &error) const;

    Profile m_given;
    Profile m_shown;
    bool m_hasSecret = false;
    bool m_secretRemoved = false;
    bool m_warned = false;

    Banner *m_banner = nullptr;
    QLineEdit *m_name = nullptr;
    QComboBox *m_environment = nullptr;
    QLineEdit *m_appHost = nullptr;
    QLineEdit *m_clientId = nullptr;
    SecretLineEdit *m_secret = nullptr;
    QPushButton *m_removeSecret = nullptr;
    QLabel *m_secretHint = nullptr;
    QLineEdit *m_redirectUri = nullptr;
    QLabel *m_redirectHint = nullptr;
    QLineEdit *m_scope = nullptr;
    QComboBox *m_protocol = nullptr;
    QToolButton *m_moreToggle = nullptr;
    QWidget *m_more = nullptr;
    QComboBox *m_tokenAuth = nullptr;
    QComboBox *m_introspectionAuth = nullptr;
    QComboBox *m_revocationAuth = nullptr;
    QComboBox *m_algorithm = nullptr;
    QLineEdit *m_trustedHosts = nullptr;
    QLineEdit *m_host = nullptr;
    QPushButton *m_save = nullptr;
};

} // namespace rescind
