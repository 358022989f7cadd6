// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QRectF>
#include <QtCore/QString>
#include <QtWidgets/QLabel>

class QPainter;

namespace rescind {

struct ThemeColors;
enum class LampState;
enum class EventResult;
enum class CheckResult;

//! What a sign says, whatever it is about. Every tone has a shape of its own in paintSign(), so
//! that its colour is never the only difference.
//! Accent: under way, or about to be.
enum class Tone { Good, Warning, Bad, Quiet, Half, Accent };

//! The tone of one of the signs ✓ ◐ ! ✕ – ∅ ?.
[[nodiscard]] Tone toneOfSign(const QString &sign);
[[nodiscard]] Tone toneOf(LampState state);
[[nodiscard]] Tone toneOf(EventResult result);
[[nodiscard]] Tone toneOf(CheckResult result);
[[nodiscard]] QColor toneColor(Tone tone, const ThemeColors &colors);

//! Draws one of the signs into a square: ✓ in a disc, ✕ in an octagon, ! in a triangle, ◐ as a half
//! filled ring, ? and – in a thin ring, ∅ as a struck ring, … and → bare. No sign draws nothing.
void paintSign(QPainter &painter, const QRectF &square, const QString &sign, Tone tone,
    const ThemeColors &colors);

//! A sign that stands alone; its accessible name must be set by who places it.
class SignLabel final : public QLabel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SignLabel)

public:
    explicit SignLabel(int size, QWidget *parent = nullptr);
    void setSign(const QString &sign, Tone tone);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_sign;
    Tone m_tone = Tone::Quiet;
};

} // namespace rescind
