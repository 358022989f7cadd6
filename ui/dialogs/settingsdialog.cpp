// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/settingsdialog.h"

#include "ui/dialogs/dialogparts.h"
#include "ui/theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/choicebox.h"
#include "ui/widgets/elidedlabel.h"

#include <QtCore/QDir>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>

namespace rescind {

namespace {

constexpr int dialogWidth = 560;

QString spoken(QString label)
{
    return label.remove(u'&').remove(u':');
}

//! Puts an item for a value that none of the others has: from a file, or of a policy.
void chooseOrAdd(ChoiceBox *box, int value, const QString &label)
{
    if (box->findData(value) < 0)
        box->addItem(label, value);
    box->choose(value);
}

} // namespace

SettingsDialog::SettingsDialog(
    const Preferences &own, const Policy &policy, const QString &dataFolder, QWidget *parent)
    : FittingDialog(dialogWidth, parent)
    , m_own(own)
    , m_form(new QGridLayout)
{
    setObjectName(QStringLiteral("settingsDialog"));
    setWindowTitle(tr("Settings"));
    m_form->setHorizontalSpacing(16);
    m_form->setVerticalSpacing(8);
    m_form->setColumnStretch(1, 1);
    buildLooks();
    buildSecrets(policy);
    buildJournal(policy, dataFolder);
    m_banner = new Banner(this);
    m_banner->setObjectName(QStringLiteral("settingsBanner"));
    body()->addLayout(m_form);
    body()->addStretch(1);
    body()->addWidget(m_banner);
    buildButtons();
    m_language->setFocus();
}

ChoiceBox *SettingsDialog::addChoice(
    const QString &label, const char *name, const QString &note, bool isManaged)
{
    const int row = m_form->rowCount();
    auto *caption = new QLabel(label, this);
    caption->setWordWrap(true);
    auto *box = new ChoiceBox(this);
    box->setObjectName(QLatin1StringView(name));
    box->setAccessibleName(spoken(label));
    caption->setBuddy(box);
    m_form->addWidget(caption, row, 0);
    m_form->addWidget(box, row, 1);
    const QString reason = isManaged ? tr("Set by your administrator.") : note;
    box->setEnabled(!isManaged);
    box->setAccessibleDescription(reason);
    addNote(reason);
    return box;
}

void SettingsDialog::addNote(const QString &text)
{
    if (!text.isEmpty())
        m_form->addWidget(footnote(text, this), m_form->rowCount(), 1);
}

void SettingsDialog::buildLooks()
{
    m_language = addChoice(tr("&Language"), "settingsLanguage", {});
    m_language->addItem(tr("As the system"), QString());
    m_language->addItem(QStringLiteral("English"), QStringLiteral("en"));
    m_language->addItem(QStringLiteral("简体中文"), QStringLiteral("zh_CN"));
    m_language->choose(m_own.language);

    m_appearance = addChoice(tr("A&ppearance"), "settingsAppearance", {});
    m_appearance->addItem(tr("As the system"), static_cast<int>(Appearance::System));
    m_appearance->addItem(tr("Light"), static_cast<int>(Appearance::Light));
    m_appearance->addItem(tr("Dark"), static_cast<int>(Appearance::Dark));
    m_appearance->choose(static_cast<int>(m_own.appearance));
}

void SettingsDialog::buildSecrets(const Policy &policy)
{
    m_clipboard = addChoice(tr("Clear the &clipboard after"), "settingsClipboard",
        tr("For a token that was copied here, if it is still on it."));
    for (const int seconds : {10, 30, 60})
        m_clipboard->addItem(tr("%n second(s)", "", seconds), seconds);
    for (const int minutes : {2, 5})
        m_clipboard->addItem(tr("%n minute(s)", "", minutes), 60 * minutes);
    const auto kept = static_cast<int>(m_own.clipboardTime.count());
    chooseOrAdd(m_clipboard, kept, tr("%n second(s)", "", kept));

    m_lock = addChoice(tr("L&ock after"), "settingsLock",
        tr("Without any input, and not during a run. Locking hides the pages and takes the secrets "
           "out of memory, except what the keychain does not keep and the list of a run that is "
           "still shown. Nothing is asked for to go on; the keychain is read again."),
        policy.lockAfter.has_value());
    m_lock->addItem(tr("Never"), 0);
    for (const int minutes : {1, 5, 15, 30})
        m_lock->addItem(tr("%n minute(s)", "", minutes), minutes);
    const auto minutes = static_cast<int>(policy.lockAfter.value_or(m_own.lockAfter).count());
    chooseOrAdd(m_lock, minutes, tr("%n minute(s)", "", minutes));
}

void SettingsDialog::buildJournal(const Policy &policy, const QString &dataFolder)
{
    m_looks = addChoice(tr("&Verify a revocation"), "settingsLooks",
        tr("When the server is asked whether a token is really dead; it ends at the first proof. "
           "More often helps with servers that take their time."));
    m_looks->addItem(tr("at once"), static_cast<int>(LookSchedule::Once));
    m_looks->addItem(tr("at once and after 2 s"), static_cast<int>(LookSchedule::Quick));
    m_looks->addItem(tr("after 0, 2, 10 and 30 s"), static_cast<int>(LookSchedule::Usual));
    m_looks->addItem(
        tr("after 0, 2, 10, 30, 60 and 120 s"), static_cast<int>(LookSchedule::Patient));
    m_looks->choose(static_cast<int>(m_own.looks));

    m_syslog = new QCheckBox(tr("Send each &journal entry to syslog as well"), this);
    m_syslog->setObjectName(QStringLiteral("settingsSyslog"));
    m_syslog->setChecked(m_own.journalToSyslog || policy.forcesSyslog);
    m_syslog->setEnabled(!policy.forcesSyslog);
    m_form->addWidget(m_syslog, m_form->rowCount(), 0, 1, 2);
    const QString reason = policy.forcesSyslog ? tr("Set by your administrator.") : QString();
    m_syslog->setAccessibleDescription(reason);
    addNote(reason);

    auto *path = new ElidedLabel(this);
    path->setObjectName(QStringLiteral("settingsDataFolder"));
    path->setTextFormat(Qt::PlainText);
    path->setText(QDir::toNativeSeparators(dataFolder));
    path->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *open = quietButton(tr("Open &folder"), "settingsOpenFolder", this);
    connect(open, &QPushButton::clicked, this,
        [this, dataFolder] { Q_EMIT openFolderRequested(dataFolder); });
    auto *place = new QHBoxLayout;
    place->setSpacing(8);
    place->addWidget(path, 1);
    place->addWidget(open);
    const int row = m_form->rowCount();
    m_form->addWidget(new QLabel(tr("Data folder"), this), row, 0);
    m_form->addLayout(place, row, 1);
    addNote(tr("Journal and unfinished runs. RESCIND_DATA_HOME moves it."));
}

void SettingsDialog::buildButtons()
{
    auto *cancel = quietButton(tr("Cancel"), "cancelButton", this);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    auto *save = new QPushButton(tr("&Save"), this);
    save->setObjectName(QStringLiteral("saveButton"));
    save->setDefault(true);
    setWidgetRole(save, WidgetRole::Primary);
    connect(save, &QPushButton::clicked, this, [this] { Q_EMIT saveRequested(preferences()); });
    buttons()->addStretch(1);
    buttons()->addWidget(cancel);
    buttons()->addWidget(save);
}

Preferences SettingsDialog::preferences() const
{
    Preferences chosen = m_own;
    chosen.language = m_language->currentData().toString();
    chosen.appearance = static_cast<Appearance>(m_appearance->currentData().toInt());
    chosen.clipboardTime = std::chrono::seconds(m_clipboard->currentData().toInt());
    chosen.looks = static_cast<LookSchedule>(m_looks->currentData().toInt());
    if (m_lock->isEnabled())
        chosen.lockAfter = std::chrono::minutes(m_lock->currentData().toInt());
    if (m_syslog->isEnabled())
        chosen.journalToSyslog = m_syslog->isChecked();
    return chosen;
}

void SettingsDialog::showError(const Error &error)
{
    m_banner->showError(error);
    scrollTo(m_banner);
}

} // namespace rescind
