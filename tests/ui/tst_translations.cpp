// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testcase.h"
#include "tests/ui/languages.h"
#include "ui/dialogs/aboutdialog.h"
#include "ui/dialogs/applicationtokendialog.h"
#include "ui/dialogs/claimsdialog.h"
#include "ui/dialogs/confirmrevocationdialog.h"
#include "ui/dialogs/connectiondialog.h"
#include "ui/dialogs/dangerdialog.h"
#include "ui/dialogs/devicelogindialog.h"
#include "ui/dialogs/helpwindow.h"
#include "ui/dialogs/logincheckdialog.h"
#include "ui/dialogs/pastedtokendialog.h"
#include "ui/dialogs/profiledialog.h"
#include "ui/dialogs/signindialog.h"
#include "ui/dialogs/signoutdialog.h"
#include "ui/pages/firststartpanel.h"
#include "ui/text/loginreport.h"

#include <QtCore/QFile>
#include <QtCore/QProcess>
#include <QtCore/QXmlStreamReader>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>

#include <memory>

using namespace rescind;

namespace {

struct Message
{
    QString context = {};
    QString source = {};
    QStringList translations = {};
    bool plural = false;
    bool finished = true;
};

QString fileOf(const QString &language)
{
    return QStringLiteral(RESCIND_TS_FOLDER "/rescind_") + language + QStringLiteral(".ts");
}

void readTranslation(QXmlStreamReader &xml, Message &message)
{
    message.finished = !xml.attributes().hasAttribute(QStringLiteral("type"));
    if (!message.plural) {
        message.translations.append(xml.readElementText());
        return;
    }
    while (xml.readNextStartElement())
        message.translations.append(xml.readElementText());
}

QList<Message> messagesOf(const QString &language)
{
    QFile file(fileOf(language));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QXmlStreamReader xml(&file);
    QList<Message> messages;
    QString context = {};
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == u"name")
            context = xml.readElementText();
        else if (xml.name() == u"message")
            messages.append({.context = context,
                .plural = xml.attributes().value(QStringLiteral("numerus")) == u"yes"});
        else if (xml.name() == u"source")
            messages.last().source = xml.readElementText();
        else if (xml.name() == u"translation")
            readTranslation(xml, messages.last());
    }
    return messages;
}

QStringList argumentsOf(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral("%(?:L?[0-9]+|n)"));
    QStringList found;
    auto matches = pattern.globalMatch(text);
    while (matches.hasNext())
        found.append(matches.next().captured());
    found.sort();
    return found;
}

QChar mnemonicOf(const QString &text)
{
    for (qsizetype i = 0; i + 1 < text.size(); ++i) {
        if (text.at(i) != u'&')
            continue;
        if (text.at(i + 1) != u'&')
            return text.at(i + 1).toLower();
        ++i;
    }
    return {};
}

//! Every mnemonic of a dialog with what has it. Only labels with a buddy have one.
QList<std::pair<QChar, QString>> mnemonicsOf(const QWidget &dialog)
{
    QList<std::pair<QChar, QString>> found;
    const auto add = [&found](const QString &text) {
        const QChar letter = mnemonicOf(text);
        if (!letter.isNull())
            found.append({letter, text});
    };
    for (const QLabel *label : dialog.findChildren<QLabel *>()) {
        if (label->buddy() != nullptr)
            add(label->text());
    }
    for (const QAbstractButton *button : dialog.findChildren<QAbstractButton *>())
        add(button->text());
    return found;
}

QList<std::shared_ptr<QWidget>> everyDialog()
{
    const TokenToRevoke token{
        .kind = TokenKind::Access, .fingerprint = QStringLiteral("9f86d081884c7d65")};
    auto profile = std::make_shared<ProfileDialog>();
    profile->setProfile({}, {ProfileSecret::ClientSecret});
    return {profile, std::make_shared<SignInDialog>(nullptr, Profile()),
        std::make_shared<DeviceLoginDialog>(nullptr, Profile()), std::make_shared<AboutDialog>(),
        std::make_shared<ConnectionDialog>(Profile()),
        std::make_shared<DangerDialog>(DangerQuestion{.verb = QStringLiteral("&Remove profile")}),
        std::make_shared<HelpWindow>(nullptr), std::make_shared<LoginCheckDialog>(LoginReport()),
        std::make_shared<PastedTokenDialog>(Profile(), Token(), QDateTime()),
        std::make_shared<FirstStartPanel>(),
        std::make_shared<ApplicationTokenDialog>(ApplicationTokenQuestion()),
        std::make_shared<ClaimsDialog>(QString(), QString(), QJsonObject()),
        std::make_shared<SignOutDialog>(SignOutQuestion{.tokens = {token}}),
        std::make_shared<ConfirmRevocationDialog>(ConfirmRevocation{.tokens = {token}}),
        std::make_shared<ConfirmRevocationDialog>(ConfirmRevocation{.tokens = {token, token}})};
}

} // namespace

class TestTranslations final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnOtherWarnings(); }
    void everything_isTranslated_data();
    void everything_isTranslated();
    void arguments_areKept_data();
    void arguments_areKept();
    void contexts_haveNames();
    void plurals_areFormed();
    void mnemonics_doNotClash_data();
    void mnemonics_doNotClash();
    void chineseMnemonics_areTheEnglishOnes();
    void files_areInStepWithTheSources_data();
    void files_areInStepWithTheSources();
};

void TestTranslations::everything_isTranslated_data()
{
    QTest::addColumn<QString>("language");
    for (const QString &language : languages())
        QTest::newRow(qPrintable(language)) << language;
}

void TestTranslations::everything_isTranslated()
{
    QFETCH(const QString, language);
    const auto messages = messagesOf(language);
    QVERIFY(!messages.isEmpty());
    for (const Message &message : messages) {
        QVERIFY2(message.finished, qPrintable(message.context + u": " + message.source));
        const qsizetype forms = message.plural && language == u"en" ? 2 : 1;
        QCOMPARE(message.translations.size(), forms);
        for (const QString &translation : message.translations)
            QVERIFY2(!translation.isEmpty(), qPrintable(message.source));
    }
}

void TestTranslations::arguments_areKept_data()
{
    everything_isTranslated_data();
}

void TestTranslations::arguments_areKept()
{
    QFETCH(const QString, language);
    for (const Message &message : messagesOf(language)) {
        for (QString translation : message.translations) {
            QStringList wanted = argumentsOf(message.source);
            const QStringList found = argumentsOf(translation);
            // "One token" may do without its number.
            if (message.plural && !found.contains(QStringLiteral("%n")))
                wanted.removeAll(QStringLiteral("%n"));
            QVERIFY2(found == wanted, qPrintable(message.source));
        }
    }
}

void TestTranslations::contexts_haveNames()
{
    for (const Message &message : messagesOf(QStringLiteral("zh_CN")))
        QVERIFY2(!message.context.isEmpty(), qPrintable(message.source));
}

void TestTranslations::plurals_areFormed()
{
    const Spoken spoken(QStringLiteral("en"));
    const TokenToRevoke token{};
    QCOMPARE(ConfirmRevocationDialog({.tokens = {token, token}}).windowTitle(),
        QStringLiteral("Revoke 2 tokens?"));
    for (const Message &message : messagesOf(QStringLiteral("zh_CN"))) {
        if (!message.plural)
            continue;
        for (const int count : {1, 2}) {
            const QString text = QCoreApplication::translate(message.context.toUtf8().constData(),
                message.source.toUtf8().constData(), nullptr, count);
            QVERIFY2(!text.contains(QStringLiteral("(s)")), qPrintable(text));
        }
    }
}

void TestTranslations::mnemonics_doNotClash_data()
{
    everything_isTranslated_data();
}

void TestTranslations::mnemonics_doNotClash()
{
    QFETCH(const QString, language);
    const Spoken spoken(language);
    for (const auto &dialog : everyDialog()) {
        QHash<QChar, QString> seen;
        for (const auto &[letter, text] : mnemonicsOf(*dialog)) {
            QVERIFY2(!seen.contains(letter), qPrintable(seen.value(letter) + u" / " + text));
            seen.insert(letter, text);
        }
    }
}

void TestTranslations::chineseMnemonics_areTheEnglishOnes()
{
    for (const Message &message : messagesOf(QStringLiteral("zh_CN"))) {
        const QString translation = message.translations.value(0);
        QVERIFY2(mnemonicOf(message.source) == mnemonicOf(translation),
            qPrintable(message.source + u" / " + translation));
    }
}

void TestTranslations::files_areInStepWithTheSources_data()
{
    everything_isTranslated_data();
}

void TestTranslations::files_areInStepWithTheSources()
{
    QFETCH(const QString, language);
    const QString copy
        = temporaryPath(QStringLiteral("rescind_") + language + QStringLiteral(".ts"));
    QFile::remove(copy);
    QVERIFY(QFile::copy(fileOf(language), copy));
    QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner);
    QStringList arguments{QStringLiteral("-silent"), QStringLiteral("-I"),
        QStringLiteral(RESCIND_SOURCE_FOLDER), QStringLiteral("-no-obsolete"),
        QStringLiteral("-locations"), QStringLiteral("none"),
        QStringLiteral("@" RESCIND_TRANSLATED_SOURCES)};
    if (language == u"en")
        arguments.append(QStringLiteral("-pluralonly"));
    arguments.append({QStringLiteral("-ts"), copy});
    QProcess lupdate;
    lupdate.start(QStringLiteral(RESCIND_LUPDATE), arguments);
    QVERIFY(lupdate.waitForFinished(60000));
    QCOMPARE(lupdate.exitCode(), 0);
    QFile ours(fileOf(language));
    QFile updated(copy);
    QVERIFY(ours.open(QIODevice::ReadOnly) && updated.open(QIODevice::ReadOnly));
    QVERIFY2(ours.readAll() == updated.readAll(),
        "the texts have changed: build the target update_translations and translate what is new");
}

QTEST_MAIN(TestTranslations)
#include "tst_translations.moc"
