// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/tokentorevoke.h"

class QLabel;
class QLayout;
class QLineEdit;
class QPushButton;
class QWidget;

namespace rescind {

//! What the dialogs are put together from.

//! Plain text that wraps.
[[nodiscard]] QLabel *paragraph(const QString &text, QWidget *parent);
//! The same, to be filled later and found by its name.
[[nodiscard]] QLabel *namedText(const char *name, QWidget *parent);
//! A button that Enter presses only where it has the focus: it must neither cancel a sign-in nor
//! open a browser by accident.
[[nodiscard]] QPushButton *quietButton(const QString &text, const char *name, QWidget *parent);
[[nodiscard]] QLabel *heading(const QString &text, QWidget *parent);
//! Small and muted: what belongs to the field above it.
[[nodiscard]] QLabel *footnote(const QString &text, QWidget *parent);
//! A caption and the line for the reason or ticket that goes to the journal.
[[nodiscard]] QWidget *reasonRow(QLineEdit *field, QWidget *parent);
//! A sign in front, so that a line that wraps stays indented.
[[nodiscard]] QLayout *point(QWidget *sign, const QString &text, QWidget *parent);
[[nodiscard]] QWidget *bullet(QWidget *parent);
[[nodiscard]] QWidget *warningSign(QWidget *parent);
//! One line for each; many of them scroll, so that the buttons stay on the screen.
[[nodiscard]] QWidget *tokenList(const QList<TokenToRevoke> &tokens, QWidget *parent);
//! The longest exposure of all: an invalid time inside is for ever.
[[nodiscard]] std::optional<QDateTime> longestExposure(const QList<TokenToRevoke> &tokens);

} // namespace rescind
