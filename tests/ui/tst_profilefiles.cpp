// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profiles/profiledocument.h"
#include "core/profiles/profilefile.h"
#include "tests/ui/desk.h"
#include "tests/ui/uitestcase.h"
#include "ui/dialogs/profiledialog.h"
#include "ui/widgets/profileswitcher.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtGui/QAction>
#include <QtGui/QClipboard>
#include <QtTest/QTest>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QPushButton>

using namespace rescind;
using namespace Qt::StringLiterals;

namespace {

//! The program in its window, on a folder of managed profiles.
struct FilesDesk : Desk
{
    FilesDesk(const QString &folder, Theme &theme)
        : Desk(folder + u"/own"_s, theme, {.managed = ManagedProfiles({folder + u"/managed"_s})})
        , managed(folder + u"/managed"_s)
    {
        QDir().mkpath(managed);
    }

    void start()
    {
        controller.start();
        window.show();
    }
    void choose(const char *wish, const QString &path)
    {
        window.findChild<QAction *>(QLatin1StringView(wish))->trigger();
        auto *dialog = window.findChild<QFileDialog *>(u"profileFile"_s);
        QVERIFY(dialog != nullptr);
        if (dialog->acceptMode() == QFileDialog::AcceptSave)
            QVERIFY(dialog->selectedFiles().value(0).endsWith(u".rescind.json"_s));
        Q_EMIT dialog->fileSelected(path);
        dialog->close();
    }
    [[nodiscard]] ProfileDialog *form() const { return window.findChild<ProfileDialog *>(); }
    [[nodiscard]] QString field(const char *name) const
    {
        return form()->findChild<QLineEdit *>(QLatin1StringView(name))->text();
    }

    QString managed;
};

} // namespace

class tst_ProfileFiles final : public UiTestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        failOnUnexpectedWarning();
        m_folder = temporaryPath(u"desk%1"_s.arg(++m_count));
        m_desk = std::make_unique<FilesDesk>(m_folder, theme());
    }
    void cleanup() { m_desk.reset(); }

    void export_writesAndSaysSo();
    void import_isShownBeforeItIsKept();
    void import_ofAKnownOne_makesACopy();
    void import_ofSeveral_asksFirst();
    void import_broken_isSaid();
    void managed_isMarkedAndKept();
    void managed_isDuplicated();

private:
    [[nodiscard]] QString exported() const { return m_folder + u"/profile.json"_s; }
    [[nodiscard]] QString banner() const
    {
        const auto *shown = m_desk->window.findChild<QWidget *>(u"tokensBanner"_s);
        return shown->isVisible() ? shown->accessibleName() : QString();
    }

    std::unique_ptr<FilesDesk> m_desk;
    QString m_folder;
    int m_count = 0;
};

void tst_ProfileFiles::export_writesAndSaysSo()
{
    QVERIFY_RESULT(m_desk->profiles.save(FakeIdp::profile()));
    m_desk->start();
    m_desk->choose("exportProfile", exported());
    QCOMPARE(readProfileFile(exported())->first().clientId, FakeIdp::profile().clientId);
    QCOMPARE(banner(), u"The profile is exported"_s);
    m_desk->choose("exportProfile", m_folder + u"/none/profile.json"_s);
    QCOMPARE(banner(), u"A file of profiles cannot be used"_s);
}

void tst_ProfileFiles::import_isShownBeforeItIsKept()
{
    QDir().mkpath(m_folder);
    QVERIFY_RESULT(writeProfileFile(exported(), FakeIdp::profile()));
    m_desk->start();
    m_desk->choose("importProfile", exported());
    QVERIFY(m_desk->form() != nullptr);
    QVERIFY(m_desk->profiles.load()->profiles.isEmpty());
    QCOMPARE(m_desk->field("name"), FakeIdp::profile().name);
    m_desk->form()->findChild<QPushButton *>(u"saveButton"_s)->click();
    QTRY_COMPARE(m_desk->profiles.load()->profiles.size(), 1);
    // A file does not choose the name under which secrets are kept.
    QVERIFY(m_desk->profiles.load()->profiles.first().id != FakeIdp::profile().id);
}

void tst_ProfileFiles::import_ofAKnownOne_makesACopy()
{
    QVERIFY_RESULT(m_desk->profiles.save(FakeIdp::profile()));
    QVERIFY_RESULT(writeProfileFile(exported(), FakeIdp::profile()));
    m_desk->start();
    m_desk->choose("importProfile", exported());
    QVERIFY(m_desk->form() != nullptr);
    QCOMPARE(m_desk->field("name"), FakeIdp::profile().name + u" (2)"_s);
    const auto *note = m_desk->form()->findChild<QWidget *>(u"banner"_s);
    QCOMPARE(note->accessibleName(), u"You have this profile already"_s);
    m_desk->form()->findChild<QPushButton *>(u"saveButton"_s)->click();
    QTRY_COMPARE(m_desk->profiles.load()->profiles.size(), 2);
    QCOMPARE(*m_desk->profiles.byId(FakeIdp::profile().id), FakeIdp::profile());
}

void tst_ProfileFiles::import_ofSeveral_asksFirst()
{
    m_desk->start();
    m_desk->choose("importProfile", QStringLiteral(RESCIND_EXAMPLE_FOLDER "/example.json"));
    auto *box = m_desk->window.findChild<QMessageBox *>(u"importProfilesBox"_s);
    QVERIFY(box != nullptr);
    QVERIFY(box->informativeText().contains(u"portal.authing.cn"_s));
    QVERIFY(m_desk->profiles.load()->profiles.isEmpty());
    for (QAbstractButton *button : box->buttons()) {
        if (button->accessibleName() == u"Import")
            button->click();
    }
    QTRY_COMPARE(m_desk->profiles.load()->profiles.size(), 2);
}

void tst_ProfileFiles::import_broken_isSaid()
{
    QDir().mkpath(m_folder);
    QFile file(exported());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"schema\":1,\"profiles\":[{\"secret\":\"canary\"}]}");
    file.close();
    m_desk->start();
    m_desk->choose("importProfile", exported());
    QCOMPARE(banner(), u"A file of profiles cannot be used"_s);
    QVERIFY(m_desk->form() == nullptr);
}

void tst_ProfileFiles::managed_isMarkedAndKept()
{
    QVERIFY_RESULT(writeProfileFile(m_desk->managed + u"/a.json"_s, FakeIdp::profile()));
    m_desk->start();
    const auto *switcher = m_desk->window.findChild<ProfileSwitcher *>();
    QVERIFY(switcher->accessibleName().endsWith(u", managed"_s));
    QVERIFY(!m_desk->window.findChild<QAction *>(u"removeProfile"_s)->isEnabled());
    QAction *view = m_desk->window.findChild<QAction *>(u"editProfile"_s);
    QCOMPARE(view->text(), u"&View profile…"_s);
    view->trigger();
    QVERIFY(m_desk->form() != nullptr);
    m_desk->form()->findChild<QLineEdit *>(u"clientSecret"_s)->setText(u"mine"_s);
    m_desk->form()->findChild<QPushButton *>(u"saveButton"_s)->click();
    QTRY_VERIFY(m_desk->form() == nullptr);
    QVERIFY(m_desk->secrets.entries.contains(
        secretKey(ProfileSecret::ClientSecret, FakeIdp::profile().id)));
}

void tst_ProfileFiles::managed_isDuplicated()
{
    QVERIFY_RESULT(writeProfileFile(m_desk->managed + u"/a.json"_s, FakeIdp::profile()));
    m_desk->start();
    m_desk->window.findChild<QAction *>(u"editProfile"_s)->trigger();
    m_desk->form()->findChild<QPushButton *>(u"duplicateButton"_s)->click();
    const auto copies = [this] {
        QList<ProfileDialog *> open;
        for (ProfileDialog *dialog : m_desk->window.findChildren<ProfileDialog *>()) {
            if (dialog->isVisible())
                open.append(dialog);
        }
        return open;
    };
    QTRY_COMPARE(copies().size(), 1);
    copies().first()->findChild<QPushButton *>(u"saveButton"_s)->click();
    QTRY_COMPARE(m_desk->profiles.load()->profiles.size(), 2);
    const Profile copy = m_desk->profiles.load()->profiles.first();
    QCOMPARE(copy.name, FakeIdp::profile().name + u" (2)"_s);
    QVERIFY(!copy.isManaged);
}

QTEST_MAIN(tst_ProfileFiles)
#include "tst_profilefiles.moc"
