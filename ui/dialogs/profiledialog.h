// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/profilesecrets.h"
#include "ui/dialogs/fittingdialog.h"

class QFrame;
class QPushButton;

namespace rescind {

class Banner;
class GeneralPart;
class ProfilePart;

//! Makes or changes a profile. Knows no store: submitted() hands over what was typed, and the
//! dialog stays open with everything in it until its owner accepts it or calls showError(). The
//! first page is all that most applications need; the others are beside it. A managed profile is
//! shown and cannot be changed, but its secrets can be entered.
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
    //! What is to become of the secrets, as it is typed now.
    [[nodiscard]] SecretChanges secretChanges() const;
    //! Something to know before saving, above the form.
    void showNote(const QString &title, const QString &text);
    //! Shows the error in place and puts the focus on the field it is about.
    void showError(const Error &error);
    //! While the profile is being saved: the button waits, the fields stay.
    void setBusy(bool busy);
    //! Where somebody answers testRequested(). Off at first.
    void setTestable(bool testable);

    //! Escape and the window's close button: asks once where something would be lost.
    void reject() override;

Q_SIGNALS:
    void submitted(const rescind::Profile &profile, const rescind::SecretChanges &secrets);
    //! To be tried without being saved.
    void testRequested(const rescind::Profile &profile, const rescind::SecretChanges &secrets);
    //! The managed profile is wanted as one of the user's own.
    void duplicateRequested(const rescind::Profile &profile);

private:
    void addPages();
    void addPage(ProfilePart *part);
    void addButtons();
    [[nodiscard]] QPushButton *addButton(const QString &label, const char *name);
    void addManagedNote();
    void setManaged(bool managed);
    void showPage(qsizetype index);
    void alignCaptions();
    void submit();
    void settle();
    [[nodiscard]] bool isChanged() const;
    void showField(const Error &error);

    Profile m_given;
    Profile m_shown;
    bool m_warned = false;

    Banner *m_banner = nullptr;
    QFrame *m_managedNote = nullptr;
    GeneralPart *m_general = nullptr;
    QList<ProfilePart *> m_parts;
    QList<QPushButton *> m_pageButtons;
    QPushButton *m_test = nullptr;
    QPushButton *m_duplicate = nullptr;
    QPushButton *m_save = nullptr;
};

} // namespace rescind
