// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindowfirststart.h"

#include "core/engine/sandbox.h"
#include "ui/mainwindow.h"
#include "ui/mainwindowprofiles.h"
#include "ui/pages/firststartpanel.h"
#include "ui/pages/tokenspage.h"

namespace rescind {

MainWindowFirstStart::MainWindowFirstStart(
    Engine &engine, MainWindowProfiles &profiles, MainWindow &window)
    : m_engine(engine)
    , m_profiles(profiles)
{
    connect(&window.tokensPage(), &TokensPage::firstStartMade, this,
        &MainWindowFirstStart::connectPanel);
}

void MainWindowFirstStart::connectPanel(FirstStartPanel *panel)
{
    connect(panel, &FirstStartPanel::addAuthingRequested, &m_profiles, &MainWindowProfiles::add);
    connect(panel, &FirstStartPanel::importRequested, &m_profiles, &MainWindowProfiles::importFile);
    connect(panel, &FirstStartPanel::byHandRequested, this,
        [this](const QString &issuer) { m_profiles.addByHand(issuer); });
    connect(panel, &FirstStartPanel::discoverRequested, this,
        [this, panel](const QString &issuer) { discover(panel, issuer); });
    connect(panel, &FirstStartPanel::sandboxRequested, &m_profiles,
        [this] { m_profiles.keep(sandboxProfile(), sandboxSecrets()); });
    lookForSandbox(panel);
}

void MainWindowFirstStart::discover(FirstStartPanel *panel, const QString &issuer)
{
    panel->setBusy(true);
    startThen(m_engine.discover(issuer, panel), panel, [this, panel](const Result<Profile> &draft) {
        panel->setBusy(false);
        if (draft)
            m_profiles.addDiscovered(*draft);
        else
            panel->showError(draft.error());
    });
}

//! Only where it answers: it is asked on loopback, by its own issuer, and nowhere else.
void MainWindowFirstStart::lookForSandbox(FirstStartPanel *panel)
{
    const Profile sandbox = sandboxProfile();
    startThen(m_engine.discover(sandbox.issuer(), panel), panel,
        [panel, sandbox](const Result<Profile> &draft) {
            panel->setSandbox(draft ? sandbox.appHost : QString());
        });
}

} // namespace rescind
