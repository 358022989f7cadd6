// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QtWidgets/QFrame>

class QLabel;
class QPlainTextEdit;
class QToolButton;

namespace rescind {

class SignLabel;

//! A message that stands in the page instead of in a box over it. It takes no focus away; assistive
//! technology is told. Hidden until there is something to say.
//!
//! Styled by the dynamic property "tone": "info", "warning", "bad", "good".
class Banner final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Banner)

public:
    enum class Tone { Info, Warning, Bad, Good };
    Q_ENUM(Tone)

    explicit Banner(QWidget *parent = nullptr);

    //! `details` are shown as they are behind "Details": the server's own words.
    void showMessage(
        Tone tone, const QString &title, const QString &text, const QString &details = {});
    //! With the server's own words unfolded where it said any.
    void showError(const Error &error);
    void clear();

Q_SIGNALS:
    //! By its close button; clear() says nothing.
    void dismissed();

private:
    void setTone(Tone tone);
    void setDetailsShown(bool shown);
    void announce();
    void buildParts();
    void layOut();

    SignLabel *m_sign;
    QLabel *m_title;
    QLabel *m_text;
    QToolButton *m_detailsButton;
    QToolButton *m_closeButton;
    QPlainTextEdit *m_details;
};

} // namespace rescind
