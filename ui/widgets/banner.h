// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/engine/event.h"

#include <QtWidgets/QFrame>

#include <functional>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QToolButton;

namespace rescind {

struct ErrorText;
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
    [[nodiscard]] static Tone toneFor(EventResult result);

    using Action = std::function<void()>;

    explicit Banner(QWidget *parent = nullptr);

    //! `details` are shown as they are behind "Details": the server's own words.
    void showMessage(
        Tone tone, const QString &title, const QString &text, const QString &details = {});
    //! With the server's own words unfolded where it said any.
    void showError(const Error &error);
    //! The same in other sentences.
    void showError(const Error &error, const ErrorText &text);
    //! Adds a button to what is shown. It goes with it, and when it is pressed.
    void setAction(const QString &label, Action action);
    //! Adds a link to the chapter of the user guide that is about it; goes with what is shown. An
    //! error has one by itself.
    void setHelp(const QString &chapter);
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
    QPushButton *m_actionButton;
    QToolButton *m_detailsButton;
    QToolButton *m_helpButton;
    QToolButton *m_closeButton;
    QPlainTextEdit *m_details;
    Action m_action;
    QString m_helpChapter;
};

} // namespace rescind
