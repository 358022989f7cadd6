// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/profilesecrets.h"

#include <QtWidgets/QWidget>

class QFormLayout;
class QLabel;

namespace rescind {

//! Whose application a profile is for: what the form asks for first.
enum class ProviderKind { Authing, OpenIdConnect, OAuth2 };

//! A new profile counts as one of Authing's.
[[nodiscard]] ProviderKind providerKindOf(const Profile &profile);

//! One page of the profile's form. Each shows and fills its own members of the profile; fields have
//! the names that the profile's checks give to those.
class ProfilePart : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProfilePart)

public:
    [[nodiscard]] virtual QString title() const = 0;
    virtual void showProfile(const Profile &profile, const QList<ProfileSecret> &kept) = 0;
    virtual void fill(Profile &profile) const = 0;
    virtual void addSecrets(SecretChanges &) const { }
    virtual void setProviderKind(ProviderKind) { }
    //! The widget for a member of the profile; null where it is on another page.
    [[nodiscard]] virtual QWidget *fieldFor(const QString &subject) const;
    //! Takes over what is still being typed.
    virtual void commit() { }

    //! For a managed profile: it can be read and copied, and its secrets can be entered.
    virtual void setReadOnly(bool readOnly);
    //! All pages have the same, so that fields stand below each other from page to page.
    void setCaptionWidth(int width);
    [[nodiscard]] int wantedCaptionWidth() const;

protected:
    explicit ProfilePart(const char *objectName, QWidget *parent);

    [[nodiscard]] QFormLayout *form() const { return m_form; }
    //! `row`: what stands there, where that is more than the field.
    QLabel *addField(
        const QString &label, const char *name, QWidget *field, QWidget *row = nullptr);
    //! Another word for the same field, with its mnemonic.
    static void setCaption(QLabel *caption, QWidget *field, const QString &label);
    QLabel *addHeading(const QString &text);
    QLabel *addNote(const QString &text);
    [[nodiscard]] QLabel *hint(const QString &text);
    //! A field with something at its end, or not, and a line below it, or not.
    [[nodiscard]] QWidget *rowWith(QWidget *field, QWidget *button, QLabel *below);

private:
    QFormLayout *m_form;
    QList<QLabel *> m_captions;
};

//! Marks a button that changes a field, to be switched off with the fields.
void setEditsField(QWidget *button);

template<typename Enum>
[[nodiscard]] Enum chosen(const QVariant &value)
{
    return static_cast<Enum>(value.toInt());
}

} // namespace rescind
