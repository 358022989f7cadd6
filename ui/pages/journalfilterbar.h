// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/journalindex.h"
#include "core/profiles/profile.h"

#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

class QDateEdit;
class QLineEdit;
class QPushButton;

namespace rescind {

class ChoiceBox;

//! What the journal's page narrows its entries by. Typing is waited for.
class JournalFilterBar final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(JournalFilterBar)

public:
    explicit JournalFilterBar(QWidget *parent = nullptr);

    void setProfiles(const QList<Profile> &profiles);
    [[nodiscard]] JournalFilter filter() const;
    //! As filter() gave it.
    void choose(const JournalFilter &filter);
    void clear();

Q_SIGNALS:
    void changed();

private:
    void fillChoices();
    [[nodiscard]] ChoiceBox *makeChoice(const QString &objectName, const QString &name);
    void showSpan();
    void onEdited();

    QTimer m_typing;
    QLineEdit *m_text;
    ChoiceBox *m_action;
    ChoiceBox *m_outcome;
    ChoiceBox *m_profile;
    ChoiceBox *m_span;
    QDateEdit *m_from;
    QDateEdit *m_until;
    QPushButton *m_clear;
};

} // namespace rescind
