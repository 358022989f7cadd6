// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/dialogparts.h"

#include "ui/text/tokentext.h"
#include "ui/theme.h"
#include "ui/widgets/sign.h"

#include <QtCore/QCoreApplication>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QVBoxLayout>

namespace rescind {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(DialogParts)
};

constexpr int signSize = 16;
constexpr int tokensShownWhole = 4;

QLayout *tokenRow(const TokenToRevoke &token, QWidget *list)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    row->addWidget(heading(kindName(token.kind), list));
    QLabel *fingerprint = paragraph(spacedFingerprint(token.fingerprint), list);
    fingerprint->setWordWrap(false);
    fingerprint->setFont(textFont(TextRole::Fixed));
    fingerprint->setAccessibleName(Tr::tr("Fingerprint %1").arg(token.fingerprint));
    row->addWidget(fingerprint);
    // Generation 0 is the application's own.
    QLabel *generation
        = paragraph(token.generation == 0 ? Tr::tr("the application's own")
                                          : Tr::tr("generation %1").arg(token.generation),
            list);
    setWidgetRole(generation, WidgetRole::Muted);
    row->addWidget(generation, 1);
    return row;
}

} // namespace

QLabel *paragraph(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

QLabel *namedText(const char *name, QWidget *parent)
{
    QLabel *label = paragraph({}, parent);
    label->setObjectName(QLatin1StringView(name));
    return label;
}

QPushButton *quietButton(const QString &text, const char *name, QWidget *parent)
{
    auto *made = new QPushButton(text, parent);
    made->setObjectName(QLatin1StringView(name));
    made->setAutoDefault(false);
    return made;
}

QLabel *heading(const QString &text, QWidget *parent)
{
    QLabel *label = paragraph(text, parent);
    label->setFont(textFont(TextRole::BodyStrong));
    return label;
}

QLabel *footnote(const QString &text, QWidget *parent)
{
    QLabel *label = paragraph(text, parent);
    label->setFont(textFont(TextRole::Secondary));
    setWidgetRole(label, WidgetRole::Muted);
    return label;
}

QWidget *reasonRow(QLineEdit *field, QWidget *parent)
{
    auto *part = new QWidget(parent);
    auto *row = new QHBoxLayout(part);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    auto *caption = new QLabel(Tr::tr("Reason or &ticket"), part);
    caption->setBuddy(field);
    field->setObjectName(QStringLiteral("reasonField"));
    field->setAccessibleName(Tr::tr("Reason or ticket"));
    field->setPlaceholderText(Tr::tr("may stay empty; kept in the journal"));
    field->setMaxLength(500);
    row->addWidget(caption);
    row->addWidget(field, 1);
    return part;
}

QLayout *point(QWidget *sign, const QString &text, QWidget *parent)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    sign->setFixedWidth(signSize);
    row->addWidget(sign, 0, Qt::AlignTop);
    row->addWidget(paragraph(text, parent), 1);
    return row;
}

QWidget *bullet(QWidget *parent)
{
    auto *mark = new QLabel(QStringLiteral("•"), parent);
    mark->setAlignment(Qt::AlignTop | Qt::AlignHCenter);
    setWidgetRole(mark, WidgetRole::Muted);
    return mark;
}

QWidget *warningSign(QWidget *parent)
{
    auto *mark = new SignLabel(signSize, parent);
    mark->setSign(QStringLiteral("!"), Tone::Warning);
    mark->setAccessibleName(Tr::tr("Warning"));
    return mark;
}

QWidget *tokenList(const QList<TokenToRevoke> &tokens, QWidget *parent)
{
    auto *list = new QWidget(parent);
    list->setObjectName(QStringLiteral("tokenList"));
    auto *column = new QVBoxLayout(list);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    for (const TokenToRevoke &token : tokens)
        column->addLayout(tokenRow(token, list));
    if (tokens.size() <= tokensShownWhole)
        return list;
    auto *scroll = new QScrollArea(parent);
    scroll->setAccessibleName(Tr::tr("Tokens to be revoked"));
    scroll->setWidgetResizable(true);
    scroll->setWidget(list);
    scroll->setFixedHeight(
        list->sizeHint().height() * tokensShownWhole / static_cast<int>(tokens.size()));
    return scroll;
}

std::optional<QDateTime> longestExposure(const QList<TokenToRevoke> &tokens)
{
    std::optional<QDateTime> longest;
    for (const TokenToRevoke &token : tokens) {
        if (!token.exposureUntil)
            continue;
        if (!token.exposureUntil->isValid())
            return token.exposureUntil;
        if (!longest || *longest < *token.exposureUntil)
            longest = token.exposureUntil;
    }
    return longest;
}

} // namespace rescind
