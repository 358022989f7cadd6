// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QProxyStyle>

namespace rescind {

//! Fusion, with check boxes that can be seen in both themes (Fusion darkens the window's colour for
//! their edge, which on a dark ground leaves nothing), and with our own signs in message boxes.
class ThemedIndicators final : public QProxyStyle
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ThemedIndicators)

public:
    ThemedIndicators();

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
        const QWidget *widget) const override;
    [[nodiscard]] QIcon standardIcon(
        StandardPixmap pixmap, const QStyleOption *option, const QWidget *widget) const override;
};

} // namespace rescind
