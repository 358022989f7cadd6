// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindowprovider.h"

#include "ui/dialogs/connectiondialog.h"
#include "ui/dialogs/signindialog.h"

#include <algorithm>

namespace rescind {

MainWindowProvider::MainWindowProvider(Engine &engine)
    : m_engine(engine)
{
}

void MainWindowProvider::test(const Profile &profile, const SecretChanges &secrets, QWidget *over)
{
    auto *dialog = new ConnectionDialog(profile, over);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    const auto begin = [this, dialog, profile, secrets] {
        ConnectionTest *const test = m_engine.testConnection(profile, secrets, this);
        dialog->follow(test);
        // A profile that was changed in its form is not the one that a measurement is kept in.
        const Session *const session
            = profile.id.isEmpty() ? nullptr : m_engine.session(profile.id);
        const bool isSaved = session != nullptr && session->profile().issuer() == profile.issuer()
            && session->profile().clientId == profile.clientId;
        const QString id = isSaved ? profile.id : QString();
        offerCascades(dialog, id, std::nullopt);
        startThen<ConnectionReport>(
            test, dialog, [this, dialog, id](const Result<ConnectionReport> &report) {
                offerCascades(dialog, id, report ? report->provider : std::nullopt);
            });
    };
    connect(dialog, &ConnectionDialog::testAgainRequested, this, begin);
    connect(&dialog->cascades(), &CascadePanel::measureRequested, this,
        [this, dialog, profile] { measure(dialog, profile); });
    begin();
    dialog->open();
}

void MainWindowProvider::offerCascades(
    ConnectionDialog *dialog, const QString &profileId, const std::optional<Provider> &provider)
{
    using Obstacle = CascadeOffer::Obstacle;
    const Session *const session = profileId.isEmpty() ? nullptr : m_engine.session(profileId);
    CascadeOffer offer;
    if (session != nullptr) {
        const QList<Token> &tokens = session->tokens();
        const QDateTime now = session->now();
        offer.holdsTokens = std::any_of(tokens.begin(), tokens.end(), [&now](const Token &token) {
            return token.isHeld() && token.kind != TokenKind::Id && !token.isKnownDead(now);
        });
        offer.known = session->profile().cascades;
        offer.obstacle = session->canSignIn() ? Obstacle::None : Obstacle::Busy;
    }
    if (provider && provider->metadata.revocationEndpoint.isEmpty())
        offer.obstacle = Obstacle::NoRevocation;
    else if (provider && provider->metadata.introspectionEndpoint.isEmpty()
        && provider->metadata.userInfoEndpoint.isEmpty())
        offer.obstacle = Obstacle::NobodyToAsk;
    dialog->cascades().setOffer(offer);
}

void MainWindowProvider::measure(ConnectionDialog *dialog, const Profile &profile)
{
    // Ours, not the dialog's: when that is closed the throw-away tokens are still to be revoked.
    CascadeTest *const test = m_engine.measureCascade(profile.id, this);
    if (test == nullptr)
        return;
    dialog->cascades().follow(test);
    connect(&dialog->cascades(), &CascadePanel::cancelRequested, test, &Job::cancel);
    connect(test, &CascadeTest::signInStarted, dialog, [dialog, profile](LoginJob *job) {
        auto *signIn = new SignInDialog(job, profile, dialog);
        signIn->setAttribute(Qt::WA_DeleteOnClose);
        signIn->open();
    });
    test->start();
}

} // namespace rescind
