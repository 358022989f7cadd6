// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindowprofiles.h"

#include "core/profiles/freename.h"
#include "ui/dialogs/dangerdialog.h"
#include "ui/dialogs/profiledialog.h"
#include "ui/mainwindow.h"

#include <QtCore/QPointer>

namespace rescind {

MainWindowProfiles::MainWindowProfiles(Engine &engine, MainWindow &window)
    : m_engine(engine)
    , m_window(window)
    , m_provider(engine)
{
    m_provider.setParent(this);
}

void MainWindowProfiles::add()
{
    openDialog({}, {});
}

void MainWindowProfiles::addByHand(const QString &issuer)
{
    Profile profile;
    profile.issuerUrl = issuer;
    openDialog(profile, {});
}

void MainWindowProfiles::addDiscovered(const Profile &draft)
{
    Profile profile = draft;
    profile.name = freeName(draft.name, m_engine.profiles());
    ProfileDialog *dialog = openDialog(profile, {});
    //: %1 is a host
    dialog->showNote(tr("%1 has answered").arg(draft.displayHost()),
        tr("What it says of itself is filled in. The client id and the secret are in its console; "
           "register the redirect URI there. “Test connection” tells whether it all fits."));
}

void MainWindowProfiles::keep(const Profile &profile, const SecretChanges &secrets)
{
    startThen(
        m_engine.saveProfile(profile, secrets, this), this, [this](const Result<Profile> &result) {
            if (result)
                Q_EMIT saved(result->id);
            else
                Q_EMIT failed(result.error());
        });
}

void MainWindowProfiles::edit(const Profile &profile)
{
    openDialog(profile, m_engine.keptSecrets(profile.id));
}

ProfileDialog *MainWindowProfiles::openDialog(
    const Profile &profile, const QList<ProfileSecret> &kept)
{
    auto *dialog = new ProfileDialog(&m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setProfile(profile, kept);
    connect(dialog, &ProfileDialog::submitted, this,
        [this, dialog](const Profile &submitted, const SecretChanges &secrets) {
            save(dialog, submitted, secrets);
        });
    dialog->setTestable(true);
    connect(dialog, &ProfileDialog::testRequested, this,
        [this, dialog](const Profile &typed, const SecretChanges &secrets) {
            testConnection(typed, secrets, dialog);
        });
    connect(
        dialog, &ProfileDialog::duplicateRequested, this, [this, dialog](const Profile &original) {
            dialog->done(QDialog::Rejected);
            duplicate(original);
        });
    dialog->open();
    return dialog;
}

void MainWindowProfiles::duplicate(const Profile &profile)
{
    openDialog(copyOf(profile, m_engine.profiles()), {});
}

void MainWindowProfiles::save(
    ProfileDialog *dialog, const Profile &profile, const SecretChanges &secrets)
{
    dialog->setBusy(true);
    const auto onSaved = [this, pointer = QPointer(dialog)](const Result<Profile> &result) {
        if (result) {
            if (pointer)
                pointer->accept();
            Q_EMIT saved(result->id);
        } else if (pointer) {
            pointer->setBusy(false);
            pointer->showError(result.error());
        } else {
            Q_EMIT failed(result.error());
        }
    };
    startThen(m_engine.saveProfile(profile, secrets, this), this, onSaved);
}

void MainWindowProfiles::askToRemove(const Profile &profile)
{
    askBeforeDanger(
        {.name = QStringLiteral("removeProfileDialog"),
            .question = tr("Remove the profile “%1”?").arg(profile.name),
            .explanation = tr("Its App Secret and the kept session are removed from the keychain. "
                              "Nothing is revoked: tokens that are still alive stay alive at the "
                              "server."),
            .verb = tr("&Remove profile"),
            .profile = profile},
        &m_window, this, [this, id = profile.id] { remove(id); });
}

void MainWindowProfiles::remove(const QString &id)
{
    startThen(m_engine.removeProfile(id, this), this, [this](const Result<void> &removed) {
        if (!removed)
            Q_EMIT failed(removed.error());
    });
}

} // namespace rescind
