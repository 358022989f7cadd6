// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindowjournal.h"

#include "ui/dialogs/dangerdialog.h"
#include "ui/pages/journalpanel.h"
#include "ui/text/errortext.h"
#include "ui/text/journalentrytext.h"
#include "ui/widgets/banner.h"

#include <QtCore/QDir>
#include <QtCore/QLocale>
#include <QtWidgets/QFileDialog>

#include <array>

namespace rescind {

FootNote journalNote(const JournalKeeper &keeper)
{
    if (keeper.isWithout())
        return {.sign = QStringLiteral("!"),
            .text = MainWindowJournal::tr("Going on without a journal"),
            .toolTip
            = MainWindowJournal::tr("Until Rescind is closed, or the journal can be written "
                                    "again."),
            .isWarning = true};
    if (keeper.problem()) {
        const ErrorText text = errorText(*keeper.problem());
        return {.sign = QStringLiteral("!"),
            .text = text.title,
            .toolTip = text.explanation,
            .isWarning = true};
    }
    if (keeper.verdict() && !keeper.verdict()->isIntact())
        return {.sign = QStringLiteral("✕"),
            .text = verdictText(*keeper.verdict()).title,
            .toolTip = verdictText(*keeper.verdict()).text,
            .isWarning = true};
    if (!keeper.entries())
        return {};
    const int entries = static_cast<int>(*keeper.entries());
    if (keeper.verdict())
        return {.sign = QStringLiteral("✓"),
            .text = MainWindowJournal::tr("Journal intact · %Ln entries", "", entries),
            .toolTip = verdictText(*keeper.verdict()).text};
    return {.sign = QStringLiteral("–"),
        .text = MainWindowJournal::tr("Journal · %Ln entries", "", entries),
        .toolTip = MainWindowJournal::tr("Not verified since Rescind was opened.")};
}

MainWindowJournal::MainWindowJournal(JournalKeeper &keeper, MainWindow &window)
    : m_keeper(keeper)
    , m_window(window)
{
    JournalPanel *page = &m_window.journalPage();
    page->setReader(&m_keeper.reader());
    connect(page, &JournalPanel::verifyRequested, this, &MainWindowJournal::verify);
    connect(page, &JournalPanel::exportRequested, this, &MainWindowJournal::askWhereTo);
    connect(page, &JournalPanel::cancelRequested, this, [this] {
        delete m_job;
        onEnded();
    });
    connect(&m_keeper, &JournalKeeper::changed, this, &MainWindowJournal::showNote);
    connect(&m_keeper, &JournalKeeper::appended, page, &JournalPanel::refresh);
    showNote();
}

MainWindowJournal::~MainWindowJournal()
{
    delete m_job;
}

void MainWindowJournal::setProfiles(const QList<Profile> &profiles)
{
    m_window.journalPage().setProfiles(profiles);
}

bool MainWindowJournal::showTrouble(const Error &error, Banner &banner)
{
    if (error.kind != ErrorKind::Journal || error.reason == Reason::JournalTampered
        || m_keeper.isWithout())
        return false;
    banner.showError(error);
    banner.setAction(tr("Go on without a journal…"), [this] { askToGoOn(); });
    return true;
}

void MainWindowJournal::askToGoOn()
{
    auto *dialog = new DangerDialog(
        {.name = QStringLiteral("withoutJournalDialog"),
            .question = tr("Revoke without writing it down?"),
            .explanation
            = tr("Until Rescind is closed, nothing that the journal cannot take is kept anywhere: "
                 "who revoked what, when, and with what outcome cannot be shown later."),
            .verb = tr("&Go on without a journal"),
            .profile = m_window.profile()},
        &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this] { m_keeper.goOnWithout(); });
    dialog->open();
}

void MainWindowJournal::showNote()
{
    m_window.setJournalNote(journalNote(m_keeper));
    m_window.journalPage().setEntryCount(m_keeper.entries());
}

JournalReader::Progress MainWindowJournal::progress()
{
    return [this](qint64 done, qint64 total) { m_window.journalPage().setProgress(done, total); };
}

void MainWindowJournal::verify()
{
    if (m_job)
        return;
    JournalPanel &page = m_window.journalPage();
    page.banner().clear();
    page.showProgress(tr("Verifying…"));
    auto *job = m_keeper.verify(this, progress());
    m_job = job;
    startThen(job, this, [this](const Result<JournalVerdict> &verdict) {
        onEnded();
        Banner &banner = m_window.journalPage().banner();
        if (!verdict) {
            banner.showError(verdict.error());
            return;
        }
        const VerdictText text = verdictText(*verdict);
        const bool isSure = verdict->isIntact() && verdict->hadHead;
        banner.showMessage(!verdict->isIntact() ? Banner::Tone::Bad
                : isSure                        ? Banner::Tone::Good
                                                : Banner::Tone::Info,
            text.title, text.text);
    });
}

void MainWindowJournal::askWhereTo(const JournalFilter &filter)
{
    const QList<std::pair<QString, JournalFormat>> formats{
        {tr("Table (*.csv)"), JournalFormat::Csv},
        {tr("JSON Lines (*.jsonl)"), JournalFormat::JsonLines},
        {tr("Syslog, RFC 5424 (*.log)"), JournalFormat::Syslog}};
    auto *dialog = new QFileDialog(&m_window, tr("Export journal"));
    dialog->setObjectName(QStringLiteral("journalFile"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    QStringList names;
    for (const auto &[name, format] : formats)
        names.append(name);
    dialog->setNameFilters(names);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    dialog->selectFile(QStringLiteral("journal.csv"));
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog, names](const QString &name) {
        constexpr std::array suffixes{"csv", "jsonl", "log"};
        const auto chosen = static_cast<std::size_t>(std::max<qsizetype>(0, names.indexOf(name)));
        dialog->setDefaultSuffix(QString::fromLatin1(suffixes.at(chosen)));
    });
    connect(dialog, &QFileDialog::fileSelected, this,
        [this, dialog, filter, formats](const QString &path) {
            JournalFormat chosen = JournalFormat::Csv;
            for (const auto &[name, format] : formats) {
                if (name == dialog->selectedNameFilter())
                    chosen = format;
            }
            // What is typed says more than what stands in a list.
            if (path.endsWith(u".jsonl"))
                chosen = JournalFormat::JsonLines;
            else if (path.endsWith(u".log"))
                chosen = JournalFormat::Syslog;
            exportTo(path, chosen, filter);
        });
    dialog->open();
}

void MainWindowJournal::exportTo(
    const QString &path, JournalFormat format, const JournalFilter &filter)
{
    if (m_job)
        return;
    m_window.journalPage().banner().clear();
    m_window.journalPage().showProgress(tr("Exporting…"));
    auto *job = m_keeper.exportTo(path, format, filter, this, progress());
    m_job = job;
    startThen(job, this, [this, path](const Result<qint64> &written) {
        onEnded();
        Banner &banner = m_window.journalPage().banner();
        if (!written)
            banner.showError(written.error());
        else
            banner.showMessage(Banner::Tone::Good, tr("The entries are exported"),
                //: %1 is a file
                tr("%Ln entries are in %1, readable by you only.", "", static_cast<int>(*written))
                    .arg(QDir::toNativeSeparators(path)));
    });
}

void MainWindowJournal::onEnded()
{
    m_job = nullptr;
    m_window.journalPage().showProgress({});
}

} // namespace rescind
