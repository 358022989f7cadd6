// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QStringList>
#include <QtCore/QTranslator>

class QWidget;

namespace rescind {

//! A language that nobody speaks: each text longer by 40 %, with accents, in brackets. It shows
//! where a layout trusts in the length of English.
class StretchedLanguage final : public QTranslator
{
public:
    [[nodiscard]] QString translate(
        const char *context, const char *text, const char *disambiguation, int n) const override;
    [[nodiscard]] bool isEmpty() const override { return false; }
};

//! What a person would call broken in what is shown of it: texts that are cut, widgets outside of
//! their parents, pages that must be scrolled sideways. Empty when all is well.
[[nodiscard]] QStringList layoutFlaws(const QWidget &window);

//! Controls that assistive technology could not name.
[[nodiscard]] QStringList namelessControls(QWidget &window);

} // namespace rescind
