// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/helpwindow.h"

#include "ui/text/helpchapters.h"
#include "ui/theme.h"

#include <QtCore/QEvent>
#include <QtCore/QUrl>
#include <QtGui/QTextBlock>
#include <QtGui/QTextTable>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QTextBrowser>

namespace rescind {

namespace {

constexpr QSize startSize(860, 640);
constexpr int listWidth = 210;
constexpr int textMargin = 24;
constexpr int headingRoom = 18;
constexpr int cellRoom = 6;

} // namespace

HelpWindow::HelpWindow(QWidget *parent)
    : QDialog(parent)
    , m_chapters(new QListWidget(this))
    , m_text(new QTextBrowser(this))
{
    setObjectName(QStringLiteral("helpWindow"));
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(false);
    m_chapters->setObjectName(QStringLiteral("helpChapters"));
    m_chapters->setFixedWidth(listWidth);
    m_chapters->setFrameShape(QFrame::NoFrame);
    m_chapters->setWordWrap(true);
    m_text->setObjectName(QStringLiteral("helpText"));
    m_text->setFrameShape(QFrame::NoFrame);
    // Nothing is opened elsewhere: the guide is whole without a network.
    m_text->setOpenLinks(false);
    m_text->document()->setDocumentMargin(textMargin);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 12, 12, 12);
    row->setSpacing(12);
    row->addWidget(m_chapters);
    row->addWidget(m_text, 1);
    fillChapters();
    connect(m_chapters, &QListWidget::currentItemChanged, this, [this](QListWidgetItem *item) {
        if (item != nullptr)
            showChapter(item->data(Qt::UserRole).toString());
    });
    connect(m_text, &QTextBrowser::anchorClicked, this, &HelpWindow::follow);
    resize(startSize);
    m_text->setFocus();
}

void HelpWindow::fillChapters()
{
    const QSignalBlocker blocker(m_chapters);
    setWindowTitle(tr("User guide"));
    m_chapters->setAccessibleName(tr("Chapters"));
    m_text->setAccessibleName(tr("Chapter"));
    m_chapters->clear();
    const QStringList all = helpChapters();
    for (const QString &chapter : all) {
        auto *item = new QListWidgetItem(helpTitle(chapter), m_chapters);
        item->setData(Qt::UserRole, chapter);
        if (chapter == m_chapter)
            m_chapters->setCurrentItem(item);
    }
}

void HelpWindow::showChapter(const QString &chapter)
{
    if (!helpChapters().contains(chapter) || chapter == m_chapter)
        return;
    m_chapter = chapter;
    m_chapters->setCurrentRow(static_cast<int>(helpChapters().indexOf(chapter)));
    render();
}

void HelpWindow::render()
{
    // The links' colour is taken from the palette when the text is read.
    m_text->setMarkdown(helpText(m_chapter));
    formatText();
}

//! Room above headings, and tables with thin lines: what Markdown does not say.
void HelpWindow::formatText()
{
    QTextDocument *document = m_text->document();
    for (QTextBlock block = document->begin(); block.isValid(); block = block.next()) {
        QTextBlockFormat format = block.blockFormat();
        if (format.headingLevel() == 0)
            continue;
        format.setTopMargin(format.headingLevel() == 1 ? 0 : headingRoom);
        format.setBottomMargin(headingRoom / 3);
        QTextCursor(block).setBlockFormat(format);
    }
    const ThemeColors &colors = themeColors(palette());
    const auto frames = document->rootFrame()->childFrames();
    for (QTextFrame *frame : frames) {
        auto *table = qobject_cast<QTextTable *>(frame);
        if (table == nullptr)
            continue;
        QTextTableFormat format = table->format();
        format.setBorder(1);
        format.setBorderCollapse(true);
        format.setBorderBrush(colors.line);
        format.setCellPadding(cellRoom);
        format.setCellSpacing(0);
        table->setFormat(format);
    }
    m_text->moveCursor(QTextCursor::Start);
}

void HelpWindow::follow(const QUrl &link)
{
    QString chapter = link.path();
    if (chapter.endsWith(QLatin1StringView(".md")))
        chapter.chop(3);
    showChapter(chapter);
}

void HelpWindow::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        fillChapters();
    if ((event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        && !m_chapter.isEmpty())
        render();
}

void openHelp(QWidget *over, const QString &chapter)
{
    QWidget *window = over->window();
    auto *help = qobject_cast<HelpWindow *>(window);
    if (help == nullptr)
        help = window->findChild<HelpWindow *>(QString(), Qt::FindDirectChildrenOnly);
    if (help == nullptr)
        help = new HelpWindow(window);
    help->showChapter(chapter);
    help->show();
    help->activateWindow();
}

} // namespace rescind
