// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Shows each page of the profile's form, to be looked at:
//   rescind_profilegallery --page 3 --kind oidc --theme dark --lang zh_CN --shot FILE.png
// The language "long" makes every text 40 % longer.

#include "ui/dialogs/profile/profilepart.h"
#include "ui/dialogs/profiledialog.h"
#include "ui/theme.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QTimer>
#include <QtCore/QTranslator>
#include <QtWidgets/QApplication>
#include <QtWidgets/QPushButton>

using namespace rescind;

namespace {

class LongTexts final : public QTranslator
{
public:
    LongTexts() = default;
    QString translate(const char *, const char *text, const char *, int) const override
    {
        const QString given = QString::fromUtf8(text);
        return given + QStringLiteral(" longer words everywhere").left(given.size() * 2 / 5);
    }
    bool isEmpty() const override { return false; }
};

Profile profileOf(const QString &kind)
{
    Profile profile{.id = QStringLiteral("1"),
        .name = QStringLiteral("Customer portal"),
        .clientId = QStringLiteral("5a4db0c0d1e2f3a4b5c6d7e8"),
        .redirectUri = QStringLiteral("http://127.0.0.1:8765/callback")};
    if (kind == u"authing" || kind == u"managed")
        profile.appHost = QStringLiteral("https://portal.authing.cn");
    else
        profile.issuerUrl = QStringLiteral("https://id.example.com/realms/staff");
    if (kind == u"oauth2")
        profile.protocol = Protocol::OAuth2;
    profile.isManaged = kind == u"managed";
    profile.authorization.extra = {{QStringLiteral("audience"), QStringLiteral("https://api")},
        {QStringLiteral("branding"), QStringLiteral("company")}};
    return profile;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    QCommandLineParser parser;
    for (const char *name : {"page", "kind", "theme", "lang", "shot", "height", "error"})
        parser.addOption({QLatin1StringView(name), QString(), QLatin1StringView(name)});
    parser.process(app);
    const auto value
        = [&parser](const char *name) { return parser.value(QLatin1StringView(name)); };

    LongTexts longTexts;
    QTranslator translator;
    if (value("lang") == u"long")
        QCoreApplication::installTranslator(&longTexts);
    else if (translator.load(value("lang")))
        QCoreApplication::installTranslator(&translator);
    Theme theme(app, &app);
    theme.setMode(value("theme") == u"dark" ? Theme::Mode::Dark : Theme::Mode::Light);

    ProfileDialog dialog;
    dialog.setTestable(true);
    const bool isNew = value("kind") == u"new";
    dialog.setProfile(isNew ? Profile() : profileOf(value("kind")),
        isNew ? QList<ProfileSecret>() : QList<ProfileSecret>{ProfileSecret::ClientSecret});
    dialog.show();
    const QList<ProfilePart *> pages = dialog.findChildren<ProfilePart *>();
    const QString page = pages.at(value("page").toInt())->objectName();
    dialog.findChild<QPushButton *>(page + QStringLiteral("Button"))->click();
    if (!value("error").isEmpty())
        dialog.showError({.kind = ErrorKind::Usage,
            .stage = Stage::Profile,
            .reason = Reason::InvalidProfile,
            .subject = value("error")});
    if (!value("height").isEmpty())
        QTimer::singleShot(150, &dialog, [&] { dialog.resize(780, value("height").toInt()); });
    if (!value("shot").isEmpty())
        QTimer::singleShot(300, &dialog,
            [&] { QCoreApplication::exit(dialog.grab().save(value("shot")) ? 0 : 1); });
    return QApplication::exec();
}
