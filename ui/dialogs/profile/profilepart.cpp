// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/profile/profilepart.h"

#include "ui/theme.h"
#include "ui/widgets/secretlineedit.h"

#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>

#include <algorithm>

namespace rescind {

namespace {

constexpr auto editsProperty = "rescindEdits";

//! A label without its mnemonic, as assistive technology reads it.
QString plainLabel(const QString &label)
{
    QString plain = label;
    plain.remove(QLatin1Char('&'));
    // Chinese labels have the letter in brackets at their end.
    const qsizetype bracket = plain.lastIndexOf(QLatin1Char('('));
    if (bracket > 0 && plain.size() - bracket == 3)
        plain.truncate(bracket);
    return plain;
}

} // namespace

ProviderKind providerKindOf(const Profile &profile)
{
    if (!profile.appHost.isEmpty() || profile.issuerUrl.isEmpty())
        return ProviderKind::Authing;
    return profile.protocol == Protocol::Oidc ? ProviderKind::OpenIdConnect : ProviderKind::OAuth2;
}

ProfilePart::ProfilePart(const char *objectName, QWidget *parent)
    : QWidget(parent)
    , m_form(new QFormLayout(this))
{
    setObjectName(QLatin1StringView(objectName));
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setHorizontalSpacing(16);
    m_form->setVerticalSpacing(12);
    m_form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    m_form->setLabelAlignment(Qt::AlignLeading | Qt::AlignVCenter);
}

QWidget *ProfilePart::fieldFor(const QString &subject) const
{
    return findChild<QWidget *>(subject);
}

void ProfilePart::setReadOnly(bool readOnly)
{
    for (QWidget *widget : findChildren<QWidget *>()) {
        if (auto *edit = qobject_cast<QLineEdit *>(widget)) {
            if (qobject_cast<SecretLineEdit *>(edit) == nullptr)
                edit->setReadOnly(readOnly);
        } else if (qobject_cast<QComboBox *>(widget) != nullptr
            || qobject_cast<QCheckBox *>(widget) != nullptr
            || widget->property(editsProperty).toBool()) {
            widget->setEnabled(!readOnly);
        }
    }
}

int ProfilePart::wantedCaptionWidth() const
{
    int width = 0;
    for (const QLabel *caption : m_captions) {
        const QSize size = caption->fontMetrics().size(Qt::TextShowMnemonic, caption->text());
        width = std::max(width, size.width());
    }
    return width;
}

void ProfilePart::setCaptionWidth(int width)
{
    for (QLabel *caption : std::as_const(m_captions))
        caption->setFixedWidth(width);
}

QLabel *ProfilePart::addField(const QString &label, const char *name, QWidget *field, QWidget *row)
{
    field->setObjectName(QLatin1StringView(name));
    auto *caption = new QLabel(this);
    caption->setWordWrap(true);
    caption->setBuddy(field);
    setCaption(caption, field, label);
    m_captions.append(caption);
    m_form->addRow(caption, row != nullptr ? row : field);
    return caption;
}

void ProfilePart::setCaption(QLabel *caption, QWidget *field, const QString &label)
{
    caption->setText(label);
    field->setAccessibleName(plainLabel(label));
}

QLabel *ProfilePart::addHeading(const QString &text)
{
    auto *label = new QLabel(text, this);
    label->setFont(textFont(TextRole::BodyStrong));
    label->setContentsMargins(0, 8, 0, 0);
    m_form->addRow(label);
    return label;
}

QLabel *ProfilePart::addNote(const QString &text)
{
    QLabel *label = hint(text);
    m_form->addRow(label);
    return label;
}

QLabel *ProfilePart::hint(const QString &text)
{
    auto *label = new QLabel(text, this);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setFont(textFont(TextRole::Secondary));
    setWidgetRole(label, WidgetRole::Muted);
    return label;
}

QWidget *ProfilePart::rowWith(QWidget *field, QWidget *button, QLabel *below)
{
    auto *row = new QWidget(this);
    auto *column = new QVBoxLayout(row);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    const bool stretches = qobject_cast<QComboBox *>(field) == nullptr;
    line->addWidget(field, stretches ? 1 : 0);
    if (!stretches)
        line->addStretch(1);
    if (button != nullptr)
        line->addWidget(button);
    column->addLayout(line);
    if (below != nullptr)
        column->addWidget(below);
    return row;
}

void setEditsField(QWidget *button)
{
    button->setProperty(editsProperty, true);
}

} // namespace rescind
