// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/engine.h"
#include "ui/mainwindowprovider.h"

namespace rescind {

class MainWindow;
class ProfileDialog;

//! Adds, edits and removes profiles: the dialogs for it and the engine's jobs behind them.
class MainWindowProfiles final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MainWindowProfiles)

public:
    MainWindowProfiles(Engine &engine, MainWindow &window);

    void add();
    void edit(const Profile &profile);
    //! For a form, before it is saved, and for what is saved; see MainWindowProvider.
    void testConnection(const Profile &profile, const SecretChanges &secrets, QWidget *over)
    {
        m_provider.test(profile, secrets, over);
    }
    //! Asks first; says that nothing is revoked by it.
    void askToRemove(const Profile &profile);

Q_SIGNALS:
    void saved(const QString &id);
    void failed(const rescind::Error &error);

private:
    void openDialog(const Profile &profile, const QList<ProfileSecret> &kept);
    void save(ProfileDialog *dialog, const Profile &profile, const SecretChanges &secrets);
    void remove(const QString &id);

    Engine &m_engine;
    MainWindow &m_window;
    MainWindowProvider m_provider;
};

} // namespace rescind
