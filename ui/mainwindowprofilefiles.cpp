// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Profiles from and to files; the rest of MainWindowProfiles is in mainwindowprofiles.cpp.
#include "ui/mainwindowprofiles.h"

#include "core/profiles/freename.h"
#include "core/profiles/profilefile.h"
#include "ui/dialogs/profiledialog.h"
#include "ui/mainwindow.h"

#include <QtCore/QDir>
#include <QtCore/QRegularExpression>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QPushButton>

#include <algorithm>

namespace rescind {

namespace {

//! The profile's name as far as every file system takes it, and the ending by which desktops know
//! profiles from other JSON.
QString fileNameFor(const Profile &profile)
{
    static const QRegularExpression unsafe(
        QStringLiteral("[^\\w.-]+"), QRegularExpression::UseUnicodePropertiesOption);
    QString name = profile.name;
    name.replace(unsafe, QStringLiteral("-"));
    return name + QStringLiteral(".rescind.json");
}

QFileDialog *fileDialog(QWidget *parent, const QString &title)
{
    auto *dialog = new QFileDialog(
        parent, title, QString(), MainWindowProfiles::tr("Profiles (*.json);;All files (*)"));
    dialog->setObjectName(QStringLiteral("profileFile"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    return dialog;
}

} // namespace

void MainWindowProfiles::importFile()
{
    QFileDialog *dialog = fileDialog(&m_window, tr("Import profile"));
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &MainWindowProfiles::importFrom);
    dialog->open();
}

void MainWindowProfiles::importFrom(const QString &path)
{
    const Result<QList<Profile>> read = readProfileFile(path);
    if (!read)
        Q_EMIT failed(read.error());
    else if (read->size() == 1)
        importOne(read->first());
    else if (!read->isEmpty())
        askToImport(*read);
}

void MainWindowProfiles::importOne(const Profile &profile)
{
    const QList<Profile> known = m_engine.profiles();
    const auto same = std::find_if(known.begin(), known.end(),
        [&profile](const Profile &other) { return other.id == profile.id; });
    ProfileDialog *dialog = openDialog(copyOf(profile, known), {});
    if (same != known.end())
        dialog->showNote(tr("You have this profile already"),
            tr("“%1” stays as it is; saving makes another one beside it.").arg(same->name));
    else
        dialog->showNote(tr("Read from the file, not saved yet"),
            tr("Look whether it is what you expect. Its secrets do not come with the file."));
}

void MainWindowProfiles::askToImport(const QList<Profile> &profiles)
{
    QStringList names;
    for (const Profile &profile : profiles)
        names.append(QStringLiteral("%1 — %2").arg(profile.name, profile.displayHost()));
    auto *box = new QMessageBox(QMessageBox::Question, tr("Import profiles"),
        tr("Import %n profile(s)?", "", static_cast<int>(profiles.size())), QMessageBox::Cancel,
        &m_window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setObjectName(QStringLiteral("importProfilesBox"));
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(names.join(u'\n'));
    QPushButton *go = box->addButton(tr("&Import"), QMessageBox::AcceptRole);
    go->setAccessibleName(tr("Import"));
    connect(go, &QPushButton::clicked, this, [this, profiles] { importNext(profiles); });
    box->open();
}

void MainWindowProfiles::importNext(QList<Profile> profiles)
{
    if (profiles.isEmpty())
        return;
    const Profile next = copyOf(profiles.takeFirst(), m_engine.profiles());
    startThen(
        m_engine.saveProfile(next, {}, this), this, [this, profiles](const Result<Profile> &kept) {
            if (!kept) {
                Q_EMIT failed(kept.error());
                return;
            }
            if (profiles.isEmpty())
                Q_EMIT saved(kept->id);
            importNext(profiles);
        });
}

void MainWindowProfiles::exportFile(const Profile &profile)
{
    QFileDialog *dialog = fileDialog(&m_window, tr("Export profile"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("json"));
    dialog->selectFile(fileNameFor(profile));
    connect(dialog, &QFileDialog::fileSelected, this,
        [this, profile](const QString &path) { exportTo(path, profile); });
    dialog->open();
}

void MainWindowProfiles::exportTo(const QString &path, const Profile &profile)
{
    if (const Result<void> written = writeProfileFile(path, profile); !written)
        Q_EMIT failed(written.error());
    else
        Q_EMIT told(tr("The profile is exported"),
            tr("It is in %1, without any secret.").arg(QDir::toNativeSeparators(path)));
}

} // namespace rescind
