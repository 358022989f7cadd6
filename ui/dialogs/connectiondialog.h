// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/connectiontest.h"
#include "ui/dialogs/cascadepanel.h"
#include "ui/dialogs/fittingdialog.h"

class QLabel;
class QProgressBar;
class QPushButton;
class QTabWidget;

namespace rescind {

class Banner;
class CapabilitiesModel;
class ChecksModel;

//! A provider: whether the profile works there, what it can do, and what dies with what. Shows a
//! test while it runs; closing ends it.
class ConnectionDialog final : public FittingDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConnectionDialog)

public:
    enum class Tab { Checks, Capabilities, Cascade };

    explicit ConnectionDialog(const Profile &profile, QWidget *parent = nullptr);

    void follow(ConnectionTest *test);
    void showProgress(const ConnectionReport &soFar, ConnectionCheckName current);
    void showReport(const ConnectionReport &report);
    void showError(const Error &error);
    [[nodiscard]] CascadePanel &cascades() { return *m_cascades; }
    void showTab(Tab tab);
    //! All that it shows, as text. No secret is among it.
    [[nodiscard]] QString allText() const;
    void reject() override;

Q_SIGNALS:
    void testAgainRequested();

private:
    void buildStatus();
    void buildTabs();
    void buildButtons();
    void setRunning(bool running);

    Profile m_profile;
    QPointer<ConnectionTest> m_test;
    ConnectionReport m_report;
    ChecksModel *m_checks;
    CapabilitiesModel *m_capabilities;
    CascadePanel *m_cascades;
    QLabel *m_status;
    QLabel *m_footnote;
    QProgressBar *m_bar;
    Banner *m_banner;
    QTabWidget *m_tabs;
    QPushButton *m_again;
    QPushButton *m_copy;
};

} // namespace rescind
