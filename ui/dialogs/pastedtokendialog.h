// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/pastedtext.h"
#include "core/profiles/preferences.h"
#include "core/revoke/revocationreport.h"
#include "ui/dialogs/fittingdialog.h"

class QGridLayout;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;

namespace rescind {

class Badge;
class Banner;
class ElidedLabel;
class ExpiryTimeline;
class LampWidget;
class SignLabel;

//! A token that was pasted, such as one that leaked: what it says of itself, what the server says
//! of it, and its revocation, in one place. It is the confirmation too: the strip, what will happen
//! and what stays are on it, and its red button is never the default.
//!
//! Keeps what is known of the token, never the token. Sends nothing itself.
class PastedTokenDialog final : public FittingDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PastedTokenDialog)

public:
    PastedTokenDialog(const Profile &profile, const Token &token, const QDateTime &now,
        QWidget *parent = nullptr);

    void setLooksLikeToken(bool looksLikeToken);
    //! When the server will be asked whether it is dead.
    void setSchedule(LookSchedule schedule);
    //! The server is being asked about it.
    void showChecking();
    //! What it answered.
    void showChecked(const Token &token, const QDateTime &now);
    void showRevoking();
    void showReport(const RevocationReport &report, const QDateTime &now);
    void showError(const Error &error);
    [[nodiscard]] Banner &banner() { return *m_banner; }
    //! Or ticket, for the journal; may be empty.
    [[nodiscard]] QString reason() const;

Q_SIGNALS:
    void checkRequested();
    void revokeRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    enum class Step { Ready, Checking, Revoking, Over };

    [[nodiscard]] QWidget *headRow();
    [[nodiscard]] QWidget *factsPart();
    [[nodiscard]] QWidget *lampRow();
    [[nodiscard]] QWidget *consequences();
    void addButtons();
    void setStep(Step step);
    void showToken();
    void showLamps();
    void showFacts();
    [[nodiscard]] ElidedLabel *addFact(QGridLayout *grid, const QString &name, const char *id);

    Profile m_profile;
    Token m_token;
    QDateTime m_now;
    bool m_looksLikeToken = true;
    Step m_step = Step::Ready;

    ElidedLabel *m_subject = nullptr;
    ElidedLabel *m_client = nullptr;
    ElidedLabel *m_issuer = nullptr;
    ElidedLabel *m_scope = nullptr;
    ElidedLabel *m_issued = nullptr;
    ElidedLabel *m_expires = nullptr;
    LampWidget *m_signature;
    LampWidget *m_time;
    LampWidget *m_server;
    ExpiryTimeline *m_timeline;
    SignLabel *m_sign;
    QLabel *m_verdict;
    QLabel *m_exposure;
    QLabel *m_course;
    QLineEdit *m_reason;
    QProgressBar *m_progress;
    Banner *m_banner;
    QPushButton *m_close;
    QPushButton *m_check;
    QPushButton *m_revoke;
};

} // namespace rescind
