// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QDialog>

class QListWidget;
class QTextBrowser;
class QUrl;

namespace rescind {

//! The user guide: its chapters, and the one that is read. Stands beside what it is about.
class HelpWindow final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HelpWindow)

public:
    explicit HelpWindow(QWidget *parent);

    void showChapter(const QString &chapter);
    [[nodiscard]] QString chapter() const { return m_chapter; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void fillChapters();
    void render();
    void formatText();
    void follow(const QUrl &link);

    QListWidget *m_chapters;
    QTextBrowser *m_text;
    QString m_chapter;
};

//! Opens the guide over a window or dialog at this chapter. There is one for each window, so that a
//! dialog in front of the others does not keep it from being read.
void openHelp(QWidget *over, const QString &chapter);

} // namespace rescind
