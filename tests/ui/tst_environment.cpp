// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/samples.h"
#include "tests/ui/uitestcase.h"
#include "ui/dialogs/confirmbulkdialog.h"
#include "ui/dialogs/confirmrevocationdialog.h"
#include "ui/dialogs/connectiondialog.h"
#include "ui/dialogs/dangerdialog.h"
#include "ui/dialogs/pastedtokendialog.h"
#include "ui/dialogs/signoutdialog.h"
#include "ui/text/tokentext.h"
#include "ui/widgets/profileswitcher.h"

#include <QtTest/QTest>
#include <QtWidgets/QLabel>

#include <functional>

using namespace rescind;
using namespace Qt::StringLiterals;

namespace {

using Make = std::function<QWidget *(const Profile &)>;

//! Whatever takes something away, and the rail.
QList<std::pair<QByteArray, Make>> dialogs()
{
    const auto token = [](TokenKind kind) {
        return TokenToRevoke{.kind = kind, .fingerprint = u"9f86d081884c7d65"_s};
    };
    return {{"revoke",
                [token](const Profile &profile) {
                    return new ConfirmRevocationDialog({.profileName = profile.name,
                        .host = profile.displayHost(),
                        .environment = profile.environment,
                        .tokens = {token(TokenKind::Access)}});
                }},
        {"revoke many",
            [](const Profile &profile) {
                return new ConfirmBulkDialog({.profileName = profile.name,
                    .host = profile.displayHost(),
                    .environment = profile.environment,
                    .tokens = 4812});
            }},
        {"sign out",
            [](const Profile &profile) {
                return new SignOutDialog({.profileName = profile.name,
                    .host = profile.displayHost(),
                    .environment = profile.environment});
            }},
        {"remove, validate, forget, without a journal",
            [](const Profile &profile) {
                return new DangerDialog({.question = u"Remove?"_s, .profile = profile});
            }},
        {"revoke what was pasted",
            [](const Profile &profile) {
                return new PastedTokenDialog(profile, samples::accessToken(), samples::now());
            }},
        {"measure cascade", [](const Profile &profile) { return new ConnectionDialog(profile); }}};
}

bool holdsColor(const QImage &image, const QColor &color)
{
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y) == color)
                return true;
        }
    }
    return false;
}

} // namespace

class tst_Environment : public UiTestCase
{
    Q_OBJECT

private Q_SLOTS:
    void dialog_saysWhereItIsAbout_data()
    {
        QTest::addColumn<int>("which");
        QTest::addColumn<Environment>("environment");
        const auto all = dialogs();
        for (int i = 0; i < all.size(); ++i) {
            for (const Environment environment :
                {Environment::Production, Environment::Test, Environment::Sandbox})
                QTest::addRow("%s, %d", all.at(i).first.constData(), static_cast<int>(environment))
                    << i << environment;
        }
    }

    void dialog_saysWhereItIsAbout()
    {
        QFETCH(int, which);
        QFETCH(Environment, environment);
        const Profile profile = samples::profile(environment);
        const std::unique_ptr<QWidget> dialog(dialogs().at(which).second(profile));
        dialog->show();
        const auto text = [&dialog](const char *name) {
            const auto *label = dialog->findChild<QLabel *>(QLatin1StringView(name));
            return label == nullptr ? QString() : label->text();
        };
        QCOMPARE(text("profileName"), profile.name);
        QCOMPARE(text("profileHost"), u"portal.authing.cn"_s);
        QCOMPARE(text("profileEnvironment"), environmentName(environment));
        auto *strip = dialog->findChild<QWidget *>(u"profileHeader"_s);
        for (const Theme::Mode mode : {Theme::Mode::Dark, Theme::Mode::Light}) {
            // A dialog that is open goes with the theme.
            theme().setMode(mode);
            const QColor color = themeColors(strip->palette()).environment(environment);
            QVERIFY(holdsColor(strip->grab().toImage(), color));
            auto *word = dialog->findChild<QLabel *>(u"profileEnvironment"_s);
            QVERIFY(holdsColor(word->grab().toImage(), color));
        }
    }

    void rail_saysWhereItIsAbout()
    {
        for (const Environment environment :
            {Environment::Production, Environment::Test, Environment::Sandbox}) {
            ProfileSwitcher switcher;
            const Profile profile = samples::profile(environment);
            switcher.setProfiles({profile}, profile.id);
            switcher.resize(switcher.sizeHint());
            QVERIFY(switcher.accessibleName().contains(environmentName(environment)));
            QVERIFY(switcher.accessibleName().contains(u"portal.authing.cn"_s));
            QVERIFY(holdsColor(switcher.grab().toImage(),
                themeColors(switcher.palette()).environment(environment)));
        }
    }
};

QTEST_MAIN(tst_Environment)
#include "tst_environment.moc"
