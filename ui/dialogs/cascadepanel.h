// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/cascadetest.h"

#include <QtWidgets/QWidget>

class QCheckBox;
class QLabel;
class QProgressBar;
class QPushButton;

namespace rescind {

class Banner;

//! Whether, and at what price, cascades can be measured.
struct CascadeOffer
{
    enum class Obstacle {
        None,
        NotSaved,     //!< the profile is still being written
        NobodyToAsk,  //!< neither introspection nor user info
        NoRevocation, //!< no endpoint to revoke at
        Busy,         //!< a sign-in is under way
    };

    Obstacle obstacle = Obstacle::NotSaved;
    //! Tokens are held that might die with the throw-away ones.
    bool holdsTokens = false;
    QList<Cascade> known = {};
};

//! What dies with what at a provider: what was measured, and the button that measures it.
class CascadePanel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CascadePanel)

public:
    explicit CascadePanel(QWidget *parent = nullptr);

    void setOffer(const CascadeOffer &offer);
    //! Shows how it goes, and what came of it.
    void follow(CascadeTest *test);
    void showStep(CascadeStep step);
    void showOutcome(const CascadeOutcome &outcome);
    void showError(const Error &error);
    //! What was measured, a line each; for copying.
    [[nodiscard]] QStringList lines() const;
    [[nodiscard]] bool isMeasuring() const { return m_isMeasuring; }

Q_SIGNALS:
    //! The user knows what it does, and agrees.
    void measureRequested();
    void cancelRequested();

private:
    void buildParts();
    void setMeasuring(bool measuring);
    void update();

    CascadeOffer m_offer;
    bool m_isMeasuring = false;
    QLabel *m_known;
    QLabel *m_warning;
    QCheckBox *m_agree;
    QLabel *m_step;
    QProgressBar *m_bar;
    Banner *m_banner;
    QPushButton *m_measure;
    QPushButton *m_cancel;
};

} // namespace rescind
