// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/diagnosisjob.h"

namespace rescind {

class Engine;
class MainWindow;

//! Binds the diagnosis to its page: made when it is asked for, and when the page is first seen.
class MainWindowDiagnostics final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MainWindowDiagnostics)

public:
    MainWindowDiagnostics(Engine &engine, MainWindow &window);
    ~MainWindowDiagnostics() override;

    //! The one that is open; a diagnosis of another is given up.
    void setProfile(const std::optional<Profile> &profile);

private:
    void check();

    Engine &m_engine;
    MainWindow &m_window;
    std::optional<Profile> m_profile;
    QPointer<DiagnosisJob> m_job;
};

} // namespace rescind
