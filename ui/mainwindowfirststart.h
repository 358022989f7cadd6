// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/engine.h"

namespace rescind {

class FirstStartPanel;
class MainWindow;
class MainWindowProfiles;

//! The ways to the first profile: looks up a provider by its issuer, and whether the sandbox runs.
class MainWindowFirstStart final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MainWindowFirstStart)

public:
    MainWindowFirstStart(Engine &engine, MainWindowProfiles &profiles, MainWindow &window);

private:
    void connectPanel(FirstStartPanel *panel);
    void discover(FirstStartPanel *panel, const QString &issuer);
    void lookForSandbox(FirstStartPanel *panel);

    Engine &m_engine;
    MainWindowProfiles &m_profiles;
};

} // namespace rescind
