// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profiles/preferences.h"
#include "ui/dialogs/fittingdialog.h"

class QCheckBox;
class QGridLayout;

namespace rescind {

class Banner;
class ChoiceBox;

//! What can be chosen about the program. What an administrator has decided is greyed, with the
//! reason below it. Takes values, tells wishes: nothing is kept before Save.
class SettingsDialog final : public FittingDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SettingsDialog)

public:
    SettingsDialog(const Preferences &own, const Policy &policy, const QString &dataFolder,
        QWidget *parent = nullptr);

    //! As chosen; what a policy decides keeps the user's own value.
    [[nodiscard]] Preferences preferences() const;
    //! They could not be kept; the dialog stays open.
    void showError(const Error &error);

Q_SIGNALS:
    void saveRequested(const rescind::Preferences &preferences);
    void openFolderRequested(const QString &folder);

private:
    void buildLooks();
    void buildSecrets(const Policy &policy);
    void buildJournal(const Policy &policy, const QString &dataFolder);
    void buildButtons();
    [[nodiscard]] ChoiceBox *addChoice(
        const QString &label, const char *name, const QString &note, bool isManaged = false);
    void addNote(const QString &text);

    Preferences m_own;
    QGridLayout *m_form;
    ChoiceBox *m_language = nullptr;
    ChoiceBox *m_appearance = nullptr;
    ChoiceBox *m_clipboard = nullptr;
    ChoiceBox *m_lock = nullptr;
    ChoiceBox *m_looks = nullptr;
    QCheckBox *m_syslog = nullptr;
    Banner *m_banner = nullptr;
};

} // namespace rescind
