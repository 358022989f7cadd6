// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/engine.h"

class QWidget;

namespace rescind {

class ConnectionDialog;

//! Tests a profile's connection and measures cascades: the dialog for it and the engine's jobs
//! behind.
class MainWindowProvider final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MainWindowProvider)

public:
    explicit MainWindowProvider(Engine &engine);

    //! Tests a profile as it stands, saved or not, in a dialog over `over`. Secrets that are not
    //! given are those that the keychain has of it.
    void test(const Profile &profile, const SecretChanges &secrets, QWidget *over);

private:
    void offerCascades(ConnectionDialog *dialog, const QString &profileId,
        const std::optional<Provider> &provider);
    void measure(ConnectionDialog *dialog, const Profile &profile);

    Engine &m_engine;
};

} // namespace rescind
