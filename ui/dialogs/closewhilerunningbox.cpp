// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/closewhilerunningbox.h"

#include "ui/text/sentences.h"

#include <QtCore/QCoreApplication>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QPushButton>

namespace rescind {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(CloseWhileRunningBox)
};

QString questionOf(const CloseWhileRunning &what)
{
    if (what.isDryRun)
        return Tr::tr("Close while tokens are being asked about?");
    return what.isPaused ? Tr::tr("Close although a run is paused?")
                         : Tr::tr("Close while tokens are being revoked?");
}

QString explanationOf(const CloseWhileRunning &what)
{
    const auto left = static_cast<int>(what.left);
    if (what.isDryRun)
        return joined({Tr::tr("%Ln tokens have not been asked about yet.", "", left),
            Tr::tr("Nothing has been changed, and a dry run cannot be resumed.")});
    return joined({Tr::tr("%Ln tokens still need an answer, or the proof that they are dead.", "",
                       left),
        Tr::tr("What is on its way to the server finishes first, which takes a few seconds; the "
               "rest stays as it is. Give Rescind the same list again to go on: what was finished "
               "is not sent twice.")});
}

QPushButton *added(
    QMessageBox &box, const char *objectName, const QString &label, QMessageBox::ButtonRole role)
{
    QPushButton *button = box.addButton(label, role);
    button->setObjectName(QString::fromLatin1(objectName));
    QString name = label;
    button->setAccessibleName(name.remove(u'&'));
    return button;
}

} // namespace

QMessageBox *askToCloseWhileRunning(
    const CloseWhileRunning &what, QWidget *over, std::function<void()> close)
{
    auto *box = new QMessageBox(QMessageBox::Question, Tr::tr("Close Rescind"), questionOf(what),
        QMessageBox::NoButton, over);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setObjectName(QStringLiteral("closeWhileRunningBox"));
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(explanationOf(what));
    QPushButton *keep = added(*box, "keepRunningButton",
        what.isPaused ? Tr::tr("&Keep it open") : Tr::tr("&Keep running"), QMessageBox::RejectRole);
    QPushButton *leave = added(*box, "closeAnywayButton",
        what.isDryRun ? Tr::tr("&Close") : Tr::tr("&Close and resume later"),
        QMessageBox::AcceptRole);
    box->setDefaultButton(keep);
    box->setEscapeButton(keep);
    QObject::connect(leave, &QPushButton::clicked, box, std::move(close));
    box->open();
    return box;
}

} // namespace rescind
