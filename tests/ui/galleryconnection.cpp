// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/galleryconnection.h"

#include "tests/ui/providersamples.h"
#include "tests/ui/samples.h"
#include "ui/dialogs/confirmrevocationdialog.h"
#include "ui/dialogs/connectiondialog.h"

namespace rescind {

namespace {

ConnectionDialog *connectionDialog(const QString &name, QWidget *parent)
{
    auto *dialog = new ConnectionDialog(samples::profile(), parent);
    dialog->cascades().setOffer({.obstacle = CascadeOffer::Obstacle::None,
        .holdsTokens = true,
        .known = samples::cascades()});
    if (name == u"testing") {
        ConnectionReport soFar = samples::goodConnection();
        soFar.checks.resize(5);
        dialog->showProgress(soFar, ConnectionCheckName::Client);
        return dialog;
    }
    const bool bad = name == u"connection-bad" || name == u"capabilities-unknown";
    dialog->showReport(bad ? samples::badConnection() : samples::goodConnection());
    if (name.startsWith(u"capabilities"))
        dialog->showTab(ConnectionDialog::Tab::Capabilities);
    if (name.startsWith(u"cascade"))
        dialog->showTab(ConnectionDialog::Tab::Cascade);
    if (name == u"cascade-running")
        dialog->cascades().showStep(CascadeStep::Revoking);
    if (name == u"cascade-part") {
        dialog->cascades().setOffer({.obstacle = CascadeOffer::Obstacle::None});
        dialog->cascades().showOutcome(samples::partlyMeasured());
    }
    return dialog;
}

QDialog *confirmDialog(QWidget *parent)
{
    const Token access = samples::accessToken();
    return new ConfirmRevocationDialog({.profileName = samples::profile().name,
                                           .host = samples::profile().displayHost(),
                                           .environment = Environment::Production,
                                           .tokens = {{.kind = TokenKind::Access,
                                               .fingerprint = access.fingerprint,
                                               .exposureUntil = access.facts.expiresAt}},
                                           .cascades = samples::cascades(),
                                           .now = samples::now()},
        parent);
}

} // namespace

QDialog *galleryDialog(const QString &name, QWidget *parent)
{
    if (name == u"confirm")
        return confirmDialog(parent);
    if (name == u"testing" || name.startsWith(u"connection") || name.startsWith(u"capabilities")
        || name.startsWith(u"cascade"))
        return connectionDialog(name, parent);
    return nullptr;
}

} // namespace rescind
