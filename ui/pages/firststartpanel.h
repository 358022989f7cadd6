// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QtWidgets/QWidget>

class QBoxLayout;
class QFrame;
class QLabel;
class QLineEdit;
class QPushButton;

namespace rescind {

class Banner;

//! What stands in the window before there is a profile: the ways to the first one. An application
//! at Authing, with what to copy from where; another provider by its issuer; the sandbox, where it
//! runs. Takes values, tells wishes.
class FirstStartPanel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FirstStartPanel)

public:
    explicit FirstStartPanel(QWidget *parent = nullptr);

    //! The sandbox tenant answers on this computer, at this address; empty: it does not.
    void setSandbox(const QString &address);
    //! A provider is being looked up.
    void setBusy(bool busy);
    //! It could not be; the form can be filled by hand.
    void showError(const Error &error);
    [[nodiscard]] QString issuer() const;

Q_SIGNALS:
    void addAuthingRequested();
    void discoverRequested(const QString &issuer);
    //! After an error: the form, with the issuer in it.
    void byHandRequested(const QString &issuer);
    void importRequested();
    void sandboxRequested();

private:
    [[nodiscard]] QBoxLayout *addCard(const QString &title, const char *name);
    void addAuthingCard();
    void addProviderCard();
    void addSandboxCard();
    [[nodiscard]] QWidget *callbackRow(QWidget *card);
    void discover();

    QBoxLayout *m_cards;
    QLineEdit *m_issuer;
    QPushButton *m_discover;
    Banner *m_banner;
    QFrame *m_sandbox = nullptr;
    QPushButton *m_trySandbox = nullptr;
    QLabel *m_sandboxText = nullptr;
};

} // namespace rescind
