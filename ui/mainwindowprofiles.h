// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/engine.h"
#include "ui/mainwindowprovider.h"

namespace rescind {

class MainWindow;
class ProfileDialog;

//! Adds, edits and removes profiles, and takes them from and to files: the dialogs for it and the
//! engine's jobs behind them.
class MainWindowProfiles final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MainWindowProfiles)

public:
    MainWindowProfiles(Engine &engine, MainWindow &window);

    void add();
    //! The form for another provider, with its issuer in it.
    void addByHand(const QString &issuer);
    //! The form with what a provider says of itself; nothing is kept before it is saved.
    void addDiscovered(const Profile &draft);
    void edit(const Profile &profile);
    //! For a form, before it is saved, and for what is saved; see MainWindowProvider.
    void testConnection(const Profile &profile, const SecretChanges &secrets, QWidget *over)
    {
        m_provider.test(profile, secrets, over);
    }
    //! Asks first; says that nothing is revoked by it.
    void askToRemove(const Profile &profile);
    //! Asks for a file. One profile in it is shown in the form before anything is kept; of several
    //! the names are, and whether to go on. Always new profiles: a file never replaces one.
    void importFile();
    //! Each profile of the file is shown before it is kept.
    void importFrom(const QString &path);
    //! Asks where to; without any secret.
    void exportFile(const Profile &profile);

    //! Keeps a profile that needs no form.
    void keep(const Profile &profile, const SecretChanges &secrets);

Q_SIGNALS:
    void saved(const QString &id);
    void failed(const rescind::Error &error);
    //! Something went well that nothing else shows.
    void told(const QString &title, const QString &text);

private:
    ProfileDialog *openDialog(const Profile &profile, const QList<ProfileSecret> &kept);
    void duplicate(const Profile &profile);
    void importOne(const Profile &profile);
    void askToImport(const QList<Profile> &profiles);
    void importNext(QList<Profile> profiles);
    void exportTo(const QString &path, const Profile &profile);
    void save(ProfileDialog *dialog, const Profile &profile, const SecretChanges &secrets);
    void remove(const QString &id);

    Engine &m_engine;
    MainWindow &m_window;
    MainWindowProvider m_provider;
};

} // namespace rescind
