// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/diagnosisjob.h"

namespace rescind {

class Engine;
class MainWindow;

//! What was found last, and when.
struct Findings
{
    QList<DiagnosisLine> lines = {};
    QDateTime at = {};
};

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
    //! Of the profile that is open; nothing where nothing was found yet.
    [[nodiscard]] const std::optional<Findings> &findings() const { return m_findings; }
    //! To be shown when the page is first seen, in the place of looking anew.
    void takeOver(const std::optional<Findings> &findings);

private:
    void check();

    Engine &m_engine;
    MainWindow &m_window;
    std::optional<Profile> m_profile;
    QPointer<DiagnosisJob> m_job;
    std::optional<Findings> m_findings;
    bool m_showsOld = false; //!< m_findings, before the next diagnosis
};

} // namespace rescind
