// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace rescind {

//! Something that takes time: what it is, how far, and a button that ends it.
class ProgressStrip final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProgressStrip)

public:
    explicit ProgressStrip(QWidget *parent = nullptr);

    void begin(const QString &what);
    //! Of 0: nobody knows yet.
    void setProgress(qint64 done, qint64 total);
    void end();

Q_SIGNALS:
    void cancelled();

private:
    QLabel *m_what;
    QProgressBar *m_bar;
    QPushButton *m_cancel;
};

} // namespace rescind
