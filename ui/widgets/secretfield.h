// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/profilesecrets.h"

#include <QtWidgets/QWidget>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace rescind {

class SecretLineEdit;

//! One secret of a profile: typed anew, replaced, removed or left alone. What is kept is never
//! shown. Says below what will become of it.
class SecretField final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SecretField)

public:
    //! `name` becomes the line edit's object name.
    SecretField(ProfileSecret secret, const char *name, QWidget *parent);

    [[nodiscard]] SecretLineEdit *edit() const { return m_edit; }
    //! Another button beside the field.
    void addButton(QPushButton *button);
    //! Begins anew: nothing typed, nothing to be removed.
    void setKept(bool kept);
    //! Adds what is to become of it, where that is anything.
    void addTo(SecretChanges &changes) const;

private:
    void setRemoved(bool removed);
    void updateWords();
    [[nodiscard]] QString hintText() const;

    ProfileSecret m_secret;
    bool m_isKept = false;
    bool m_isRemoved = false;
    SecretLineEdit *m_edit;
    QPushButton *m_remove;
    QLabel *m_hint;
    QHBoxLayout *m_line;
};

} // namespace rescind
