// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/signindialog.h"
#include "ui/text/sentences.h"
#include "ui/text/timetext.h"
#include "ui/widgets/banner.h"

#include <QtWidgets/QLabel>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QToolButton>

#include <algorithm>

namespace rescind {

namespace {

bool isWaiting(LoginStep step)
{
    return step == LoginStep::WaitingForBrowser || step == LoginStep::WaitingForPaste;
}

QString fragmentText(bool browserOpened)
{
    if (!browserOpened)
        return SignInDialog::tr("Copy the link, open it in a browser, and sign in there. The "
                                "answer stands in its last address behind the # sign, which "
                                "browsers keep to themselves: paste that address below.");
    return SignInDialog::tr("Sign in on the page that has opened in your browser. The answer "
                            "stands in its last address behind the # sign, which browsers keep to "
                            "themselves: paste that address below.");
}

QString stepText(const SignInState &state)
{
    const bool browserOpened = !state.browserError;
    switch (state.step) {
    case LoginStep::Preparing:
        return SignInDialog::tr("Getting ready: reading the provider's metadata.");
    case LoginStep::WaitingForBrowser:
        if (!browserOpened)
            return SignInDialog::tr(
                "Copy the link, open it in a browser on this computer, and sign "
                "in there. Rescind notices by itself when you are done.");
        return SignInDialog::tr("Sign in on the page that has opened in your browser. Rescind "
                                "notices by itself when you are done.");
    case LoginStep::WaitingForPaste:
        if (state.inFragment)
            return fragmentText(browserOpened);
        if (!browserOpened)
            return SignInDialog::tr("Copy the link, open it in a browser, and sign in there. Its "
                                    "last page does not come back here by itself: paste its "
                                    "address below.");
        return SignInDialog::tr("Sign in on the page that has opened in your browser. Its last "
                                "page does not come back here by itself: paste its address "
                                "below.");
    case LoginStep::Exchanging:
        return SignInDialog::tr("Exchanging the code for tokens, and checking them.");
    case LoginStep::CleaningUp:
        return SignInDialog::tr("The sign-in was not accepted. Revoking what was issued.");
    }
    return {};
}

} // namespace

void SignInDialog::showState(const SignInState &state)
{
    m_url = state.authorizationUrl;
    const bool elsewhere
        = state.browserError && state.offersDevice.value_or(false) && isWaiting(state.step);
    m_step->setText(joined({stepText(state),
        elsewhere ? tr("Or choose “On another device”: then no browser is needed here.")
                  : QString()}));
    showCountdown(state);
    showLink(state);
    showOtherDevice(state);
    m_stray->setText(state.strayRequests == 0
            ? QString()
            : tr("%n request(s) came here that were not the answer. They were turned away; the "
                 "wait goes on.",
                "", state.strayRequests));
    m_stray->setVisible(state.strayRequests > 0);
    showIn(m_browserBanner, m_browserError, state.browserError);
    showIn(m_pasteBanner, m_pasteError, state.pasteError);
    m_openAgain->setEnabled(isWaiting(state.step) && !m_url.isEmpty());
    m_pastePart->setEnabled(isWaiting(state.step));
    if (state.step == LoginStep::WaitingForPaste && !m_pasteOpened) {
        setPasteShown(true);
        m_pasted->setFocus();
    }
}

void SignInDialog::showIn(
    Banner *banner, std::optional<Error> &shown, const std::optional<Error> &error)
{
    // A banner that was closed stays closed until there is another error.
    if (shown == error)
        return;
    shown = error;
    if (!error) {
        banner->clear();
        return;
    }
    banner->showError(*error);
    scrollTo(banner);
}

void SignInDialog::showCountdown(const SignInState &state)
{
    const bool waiting = isWaiting(state.step);
    m_secondsAtFirst = std::max(m_secondsAtFirst, state.secondsLeft);
    m_bar->setRange(0, waiting ? m_secondsAtFirst : 0);
    m_bar->setValue(waiting ? state.secondsLeft : -1);
    //: %1 is a duration, such as "9 min 41 s".
    m_countdown->setText(waiting ? tr("%1 left").arg(durationText(state.secondsLeft)) : QString());
}

void SignInDialog::showLink(const SignInState &state)
{
    const bool hasLapsed = state.linkSecondsLeft == 0;
    m_copyLink->setEnabled(!m_url.isEmpty() && !hasLapsed);
    m_link->setVisible(state.linkSecondsLeft.has_value() && isWaiting(state.step));
    if (hasLapsed)
        m_link->setText(tr("The link has lapsed unless the page was opened in time. “Open again” "
                           "makes a new one."));
    else if (state.linkSecondsLeft)
        //: %1 is a duration, such as "55 s".
        m_link->setText(tr("The link can be opened once, within %1.")
                            .arg(durationText(*state.linkSecondsLeft)));
}

void SignInDialog::showOtherDevice(const SignInState &state)
{
    m_otherDevice->setEnabled(isWaiting(state.step) && state.offersDevice.value_or(false));
    const QString reason = state.offersDevice == true
        ? tr("Shows a code to type in there; no browser is needed here.")
        : state.offersDevice == false
        ? tr("This provider does not announce it: its metadata name no device authorization "
             "endpoint (RFC 8628).")
        : tr("Not known before the provider's metadata are read.");
    m_otherDevice->setToolTip(reason);
    m_otherDevice->setAccessibleDescription(reason);
}

} // namespace rescind
