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
            //: %1 says what is wrong with the journal, %2 is the number of an entry
            .text = MainWindowJournal::tr("%1 · entry %2")
                        .arg(verdictText(*keeper.verdict()).title,
                            QLocale().toString(keeper.verdict()->firstBroken)),
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
    connect(&m_keeper, &JournalKeeper::changed, this, &MainWindowJournal::onChanged);
    connect(&m_keeper, &JournalKeeper::appended, page, &JournalPanel::refresh);
    onChanged();
}

MainWindowJournal::~MainWindowJournal()
{
    delete m_job;
    delete m_quiet;
}

void MainWindowJournal::verifyQuietly()
{
    if (m_quiet || m_job || m_keeper.verdict())
        return;
    auto *job = m_keeper.verify(this, {}, VerifyEffort::Background);
    m_quiet = job;
    startThen(job, this, [this](const Result<JournalVerdict> &verdict) {
        m_unreadable = verdict ? std::nullopt : std::optional(verdict.error());
        showNote();
        if (m_unreadable)
            m_window.journalPage().banner().showError(*m_unreadable);
    });
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
    askBeforeDanger(
        {.name = QStringLiteral("withoutJournalDialog"),
            .question = tr("Revoke without writing it down?"),
            .explanation
            = tr("Until Rescind is closed, nothing that the journal cannot take is kept anywhere: "
                 "who revoked what, when, and with what outcome cannot be shown later."),
            .verb = tr("&Go on without a journal"),
            .profile = m_window.profile()},
        &m_window, this, [this] { m_keeper.goOnWithout(); });
}

void MainWindowJournal::onChanged()
{
    showNote();
    const std::optional<JournalVerdict> &verdict = m_keeper.verdict();
    // Whoever asked for it is told by verify().
    if (!verdict || verdict->isIntact() || m_job || verdict == m_shownBreak)
        return;
    showVerdict(*verdict);
}

void MainWindowJournal::showNote()
{
    if (m_unreadable && !m_keeper.verdict() && !m_keeper.problem() && !m_keeper.isWithout()) {
        const ErrorText text = errorText(*m_unreadable);
        m_window.setJournalNote({.sign = QStringLiteral("✕"),
            .text = text.title,
            .toolTip = text.explanation,
            .isWarning = true});
        return;
    }
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
    delete m_quiet;
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
        showVerdict(*verdict);
    });
}

void MainWindowJournal::showVerdict(const JournalVerdict &verdict)
{
    m_shownBreak = verdict.isIntact() ? std::nullopt : std::optional(verdict);
    Banner &banner = m_window.journalPage().banner();
    const VerdictText text = verdictText(verdict);
    const bool isSure = verdict.isIntact() && verdict.hadHead;
    banner.showMessage(!verdict.isIntact() ? Banner::Tone::Bad
            : isSure                       ? Banner::Tone::Good
                                           : Banner::Tone::Info,
        text.title, text.text);
    if (verdict.isOfAnotherHead())
        banner.setAction(tr("Accept and go on…"), [this, verdict] { askToAccept(verdict); });
}

void MainWindowJournal::askToAccept(const JournalVerdict &verdict)
{
    const QLocale locale;
    askBeforeDanger(
        {.name = QStringLiteral("acceptJournalDialog"),
            .question = tr("Go on with the journal as it is?"),
            .explanation
            = tr("The keychain knows %1 entries, the file has %2. Accept this only if "
                 "you know why: what the keychain knows is the evidence that entries "
                 "are missing, and it is replaced. That you accepted it is entered.")
                  .arg(locale.toString(verdict.keptSequence), locale.toString(verdict.entries)),
            .verb = tr("&Accept and go on")},
        &m_window, this, [this] { accept(); });
}

void MainWindowJournal::accept()
{
    if (m_job)
        return;
    delete m_quiet;
    JournalPanel &page = m_window.journalPage();
    page.banner().clear();
    page.showProgress(tr("Verifying…"));
    auto *job = m_keeper.accept(this);
    m_job = job;
    startThen(job, this, [this](const Result<JournalVerdict> &verdict) {
        onEnded();
        Banner &banner = m_window.journalPage().banner();
        if (!verdict) {
            banner.showError(verdict.error());
        } else if (!verdict->isIntact()) {
            showVerdict(*verdict);
        } else {
            m_shownBreak.reset();
            banner.showMessage(Banner::Tone::Good, tr("The journal goes on"),
                tr("That you accepted it is entered, and the keychain keeps its newest entry "
                   "again."));
        }
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
