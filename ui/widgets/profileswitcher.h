// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profiles/profile.h"

#include <QtWidgets/QPushButton>

class QMenu;

namespace rescind {

//! Which application this is about: name, host and environment in its colour, a lock where an
//! administrator manages it; its menu switches, adds, edits, tests, imports, exports and removes.
class ProfileSwitcher final : public QPushButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProfileSwitcher)

public:
    explicit ProfileSwitcher(QWidget *parent = nullptr);

    void setProfiles(const QList<Profile> &profiles, const QString &currentId);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void profileChosen(const QString &id);
    void addRequested();
    void editRequested();
    void importRequested();
    void exportRequested();
    void testRequested();
    void removeRequested();

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void fillMenu(const QList<Profile> &profiles);
    void addChoices(const QList<Profile> &profiles);
    void paintWords(QPainter &painter, const QRect &area) const;
    void paintManaged(QPainter &painter, const QRect &area) const;

    Profile m_current;
    QMenu *m_menu;
};

} // namespace rescind
