// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profiles/profile.h"

#include <QtWidgets/QFrame>

namespace rescind {

//! Which application a dialog is about: name, host, and the environment with its colour. The one
//! strip that stands in every dialog that takes something away.
class ProfileHeader final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProfileHeader)

public:
    ProfileHeader(const QString &name, const QString &host, Environment environment,
        QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Environment m_environment;
};

} // namespace rescind
