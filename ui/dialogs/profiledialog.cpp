// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/profiledialog.h"

#include "ui/dialogs/profile/authenticationpart.h"
#include "ui/dialogs/profile/endpointspart.h"
#include "ui/dialogs/profile/generalpart.h"
#include "ui/dialogs/profile/networkpart.h"
#include "ui/dialogs/profile/signinrequestpart.h"
#include "ui/dialogs/profile/trustpart.h"
#include "ui/theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/secretlineedit.h"

#include <QtGui/QKeySequence>
#include <QtWidgets/QFrame>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace rescind {

namespace {

constexpr int dialogWidth = 780;
constexpr int widestCaption = 150;
constexpr int aroundPageName = 30;
constexpr int pageCount = 6;

} // namespace

ProfileDialog::ProfileDialog(QWidget *parent)
    : FittingDialog(dialogWidth, parent)
    , m_banner(new Banner(this))
{
    setObjectName(QStringLiteral("profileDialog"));
    addManagedNote();
    head()->addWidget(m_banner);
    // Room for the scroll bar, so that it never lies over a field.
    body()->setContentsMargins(0, 0, 8, 0);
    side()->setSpacing(4);
    addPages();
    side()->addStretch(1);
    body()->addStretch(1);
    addButtons();
    setProfile(Profile(), {});
}

void ProfileDialog::addPages()
{
    // Made first, and so first for Tab: then comes what is in the page that is shown.
    for (int i = 0; i < pageCount; ++i)
        m_pageButtons.append(new QPushButton(this));
    m_general = new GeneralPart(this);
    addPage(m_general);
    addPage(new EndpointsPart(this));
    addPage(new AuthenticationPart(this));
    addPage(new SignInRequestPart(this));
    addPage(new NetworkPart(this));
    addPage(new TrustPart(this));
    connect(m_general, &GeneralPart::kindChanged, this, [this](ProviderKind kind) {
        for (ProfilePart *part : std::as_const(m_parts))
            part->setProviderKind(kind);
    });
}

void ProfileDialog::addPage(ProfilePart *part)
{
    const qsizetype index = m_parts.size();
    QPushButton *button = m_pageButtons.at(index);
    button->setText(part->title());
    button->setObjectName(part->objectName() + QStringLiteral("Button"));
    button->setAccessibleName(part->title());
    button->setCheckable(true);
    button->setAutoExclusive(true);
    button->setAutoDefault(false);
    // A letter for each page would leave none for the fields.
    button->setShortcut(QKeySequence(Qt::ALT | static_cast<Qt::Key>(Qt::Key_1 + index)));
    button->setToolTip(button->shortcut().toString(QKeySequence::NativeText));
    setWidgetRole(button, WidgetRole::RailItem);
    // Chosen it is bold, which must neither be cut nor move anything.
    QFont bold = button->font();
    bold.setWeight(QFont::DemiBold);
    button->setMinimumWidth(QFontMetrics(bold).horizontalAdvance(part->title()) + aroundPageName);
    connect(button, &QPushButton::clicked, this, [this, index] { showPage(index); });
    side()->addWidget(button);
    body()->addWidget(part);
    m_parts.append(part);
}

void ProfileDialog::addManagedNote()
{
    m_managedNote = new QFrame(this);
    m_managedNote->setObjectName(QStringLiteral("managedNote"));
    m_managedNote->setProperty("tone", QStringLiteral("info"));
    auto *text = new QLabel(tr("Managed by your administrator. It can be looked at here, not "
                               "changed; secrets are yours to enter. Duplicate it to have one of "
                               "your own."),
        m_managedNote);
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    auto *row = new QHBoxLayout(m_managedNote);
    row->setContentsMargins(12, 8, 12, 8);
    row->addWidget(text);
    head()->addWidget(m_managedNote);
}

QPushButton *ProfileDialog::addButton(const QString &label, const char *name)
{
    auto *button = new QPushButton(label, this);
    button->setObjectName(QLatin1StringView(name));
    button->setAutoDefault(false);
    buttons()->addWidget(button);
    return button;
}

void ProfileDialog::addButtons()
{
    m_test = addButton(tr("Test connectio&n…"), "testButton");
    m_duplicate = addButton(tr("&Duplicate…"), "duplicateButton");
    buttons()->addStretch(1);
    QPushButton *cancel = addButton(tr("&Cancel"), "cancelButton");
    m_save = addButton(tr("&Save"), "saveButton");
    m_save->setDefault(true);
    setWidgetRole(m_save, WidgetRole::Primary);
    m_test->hide();

    connect(m_test, &QPushButton::clicked, this, [this] {
        settle();
        Q_EMIT testRequested(profile(), secretChanges());
    });
    connect(
        m_duplicate, &QPushButton::clicked, this, [this] { Q_EMIT duplicateRequested(m_given); });
    // Whoever chooses the button means it; only Escape and the window's own button may be a slip.
    connect(cancel, &QPushButton::clicked, this, [this] { done(QDialog::Rejected); });
    connect(m_save, &QPushButton::clicked, this, &ProfileDialog::submit);
}

void ProfileDialog::setProfile(const Profile &profile, const QList<ProfileSecret> &kept)
{
    m_given = profile;
    for (ProfilePart *part : std::as_const(m_parts))
        part->showProfile(profile, kept);
    alignCaptions();
    setManaged(profile.isManaged);
    m_shown = this->profile();
    showPage(0);
    m_general->focusFirst();
}

void ProfileDialog::setManaged(bool managed)
{
    if (managed)
        setWindowTitle(tr("Managed profile"));
    else
        setWindowTitle(m_given.id.isEmpty() ? tr("New profile") : tr("Change profile"));
    m_managedNote->setVisible(managed);
    m_duplicate->setVisible(managed);
    for (ProfilePart *part : std::as_const(m_parts))
        part->setReadOnly(managed);
}

void ProfileDialog::alignCaptions()
{
    int width = 0;
    for (const ProfilePart *part : std::as_const(m_parts))
        width = std::max(width, part->wantedCaptionWidth());
    for (ProfilePart *part : std::as_const(m_parts))
        part->setCaptionWidth(std::min(width + 2, widestCaption));
}

void ProfileDialog::showPage(qsizetype index)
{
    for (qsizetype i = 0; i < m_parts.size(); ++i) {
        m_parts.at(i)->setVisible(i == index);
        // One stop for Tab; from page to page by the arrow keys.
        m_pageButtons.at(i)->setFocusPolicy(i == index ? Qt::StrongFocus : Qt::ClickFocus);
    }
    m_pageButtons.at(index)->setChecked(true);
}

Profile ProfileDialog::profile() const
{
    Profile profile = m_given;
    // What is managed goes through as it was given.
    if (profile.isManaged)
        return profile;
    for (const ProfilePart *part : m_parts)
        part->fill(profile);
    return profile;
}

SecretChanges ProfileDialog::secretChanges() const
{
    SecretChanges changes;
    for (const ProfilePart *part : m_parts)
        part->addSecrets(changes);
    return changes;
}

bool ProfileDialog::isChanged() const
{
    return profile() != m_shown || !secretChanges().isEmpty();
}

//! Nothing half typed, nothing revealed.
void ProfileDialog::settle()
{
    m_banner->clear();
    for (ProfilePart *part : std::as_const(m_parts))
        part->commit();
    for (SecretLineEdit *edit : findChildren<SecretLineEdit *>())
        edit->setRevealed(false);
}

void ProfileDialog::submit()
{
    settle();
    Q_EMIT submitted(profile(), secretChanges());
}

void ProfileDialog::reject()
{
    if (!isChanged() || m_warned) {
        QDialog::reject();
        return;
    }
    m_warned = true;
    m_banner->showMessage(Banner::Tone::Warning, tr("Not saved yet"),
        tr("Choose Save to keep what you changed, or Cancel to leave it."));
}

void ProfileDialog::setBusy(bool busy)
{
    m_save->setEnabled(!busy);
    m_save->setText(busy ? tr("Saving…") : tr("&Save"));
}

void ProfileDialog::setTestable(bool testable)
{
    m_test->setVisible(testable);
}

void ProfileDialog::showNote(const QString &title, const QString &text)
{
    m_banner->showMessage(Banner::Tone::Info, title, text);
}

void ProfileDialog::showError(const Error &error)
{
    setBusy(false);
    Error shown = error;
    // Without an issuer the check asks for an App Host, which only Authing has.
    if (error.reason == Reason::InvalidProfile && error.subject == QLatin1StringView("appHost")
        && m_general->kind() != ProviderKind::Authing)
        shown.subject = QStringLiteral("issuer");
    m_banner->showError(shown);
    showField(shown);
}

void ProfileDialog::showField(const Error &error)
{
    QString subject;
    if (error.kind == ErrorKind::Keychain)
        subject = QStringLiteral("clientSecret");
    // The fields have the names that the profile's check gives them.
    else if (error.stage == Stage::Profile)
        subject = error.subject;
    else if (error.reason == Reason::PlainHttp)
        subject = QStringLiteral("appHost");
    if (subject.isEmpty())
        return;
    for (qsizetype i = 0; i < m_parts.size(); ++i) {
        QWidget *field = m_parts.at(i)->fieldFor(subject);
        if (field == nullptr)
            continue;
        showPage(i);
        field->setFocus(Qt::OtherFocusReason);
        scrollTo(field);
        return;
    }
}

} // namespace rescind
