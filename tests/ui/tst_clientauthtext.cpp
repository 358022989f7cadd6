// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testcase.h"
#include "tests/ui/languages.h"
#include "ui/text/clientauthtext.h"

using namespace rescind;
using namespace Qt::StringLiterals;

namespace {

using Method = ClientAuthMethod;

constexpr std::array methods{
    Method::Post, Method::Basic, Method::None, Method::PrivateKeyJwt, Method::Tls};
constexpr std::array endpoints{Stage::Token, Stage::Introspection, Stage::Revocation};

Error refusal(Stage endpoint, const QString &wanted = {})
{
    return {.kind = ErrorKind::OAuth,
        .stage = endpoint,
        .reason = Reason::ClientRejected,
        .code = u"invalid_client"_s,
        .subject = wanted,
        .httpStatus = 401};
}

Profile profileWith(Method method)
{
    return {.tokenAuth = method, .introspectionAuth = method, .revocationAuth = method};
}

} // namespace

class TestClientAuthText final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void everything_reads_data();
    void everything_reads();
    void refusal_isTheClients();
    void refusal_saysWhatIsUsedAndWanted_data();
    void refusal_saysWhatIsUsedAndWanted();
    void finding_saysWhatCameOut();

private:
    static void verifyReads(const QString &text, const QString &language)
    {
        QVERIFY(!text.isEmpty());
        QVERIFY2(flawIn(text).isEmpty(), qPrintable(flawIn(text)));
        if (language == u"zh_CN")
            QVERIFY2(hasChinese(text), qPrintable(text));
    }
};

void TestClientAuthText::everything_reads_data()
{
    QTest::addColumn<QString>("language");
    for (const QString &language : languages())
        QTest::newRow(qPrintable(language)) << language;
}

void TestClientAuthText::everything_reads()
{
    QFETCH(const QString, language);
    const Spoken spoken(language);
    for (const Stage endpoint : endpoints) {
        for (const Method method : methods) {
            const ErrorText text
                = clientRefusalText(refusal(endpoint, u"client_secret"_s), profileWith(method));
            verifyReads(text.title, language);
            verifyReads(text.explanation, language);
            verifyReads(text.nextStep, language);
            Error bare = refusal(endpoint);
            bare.code.clear();
            verifyReads(clientRefusalText(bare, profileWith(method)).explanation, language);
            const FindingText search = searchText(endpoint, method);
            verifyReads(search.title, language);
            verifyReads(search.text, language);
            for (const bool works : {true, false}) {
                for (const bool odd : {true, false}) {
                    MethodFinding finding{.finding = {.endpoint = endpoint,
                                              .trials = {{.method = method,
                                                             .verdict = AuthVerdict::Refused,
                                                             .error = refusal(endpoint)},
                                                  {.method = method, .error = refusal(endpoint)}},
                                              .acceptsAnything = odd}};
                    if (works)
                        finding.finding.works = method;
                    if (odd)
                        finding.notKept = refusal(endpoint);
                    const FindingText found = findingText(finding);
                    verifyReads(found.title, language);
                    verifyReads(found.text, language);
                    verifyReads(found.details, language);
                }
            }
        }
    }
}

void TestClientAuthText::refusal_isTheClients()
{
    for (const Stage endpoint : endpoints)
        QVERIFY(isClientRefusal(refusal(endpoint)));
    // User info refuses tokens, not clients.
    QVERIFY(!isClientRefusal(refusal(Stage::UserInfo)));
    QVERIFY(!isClientRefusal({.stage = Stage::Token, .reason = Reason::CodeRejected}));
}

void TestClientAuthText::refusal_saysWhatIsUsedAndWanted_data()
{
    QTest::addColumn<Method>("used");
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<QString>("sentence"); // empty: none about it
    const auto row
        = [](const char *name, Method used, const QString &wanted, const QString &sentence) {
              QTest::newRow(name) << used << wanted << sentence;
          };
    row("other place", Method::Post, u"client_secret_basic"_s, u"in the header"_s);
    row("no secret", Method::Post, u"none"_s, u"without a secret"_s);
    row("some secret", Method::None, u"client_secret"_s, u"seems to want the App Secret"_s);
    row("some secret, sent", Method::Basic, u"client_secret"_s, {});
    row("the same", Method::Basic, u"client_secret_basic"_s, {});
    row("nothing said", Method::Post, {}, {});
    row("one we do not have", Method::Post, u"client_secret_jwt"_s, u"client_secret_jwt"_s);
    row("certificate", Method::Post, u"self_signed_tls_client_auth"_s, u"certificate"_s);
}

void TestClientAuthText::refusal_saysWhatIsUsedAndWanted()
{
    QFETCH(Method, used);
    QFETCH(QString, wanted);
    QFETCH(QString, sentence);
    const Spoken spoken(u"en"_s);
    const QString text
        = clientRefusalText(refusal(Stage::Revocation, wanted), profileWith(used)).explanation;
    QVERIFY2(text.contains(
                 u"At the revocation endpoint the profile authenticates "_s + methodPhrase(used)),
        qPrintable(text));
    QCOMPARE(text.contains(u"seems to want"_s), !sentence.isEmpty());
    QVERIFY2(text.contains(sentence), qPrintable(text));
}

void TestClientAuthText::finding_saysWhatCameOut()
{
    const Spoken spoken(u"en"_s);
    MethodFinding finding{.finding = {.endpoint = Stage::Token, .works = Method::Basic}};
    QCOMPARE(findingText(finding).result, EventResult::Good);
    QVERIFY(findingText(finding).text.contains(u"has been changed"_s));
    finding.notKept = Error{.stage = Stage::Storage, .reason = Reason::SettingsNotWritable};
    QCOMPARE(findingText(finding).result, EventResult::Warning);
    QVERIFY(findingText(finding).text.contains(u"until Rescind ends"_s));
    finding.before = Method::Basic;
    QCOMPARE(findingText(finding).result, EventResult::Quiet);
    QVERIFY(findingText(finding).text.contains(u"has already"_s));
    finding.finding.works.reset();
    QCOMPARE(findingText(finding).result, EventResult::Bad);
    finding.finding.acceptsAnything = true;
    QCOMPARE(findingText(finding).result, EventResult::Warning);
    QVERIFY(findingText(finding).title.contains(u"proves nothing"_s));
}

QTEST_GUILESS_MAIN(TestClientAuthText)
#include "tst_clientauthtext.moc"
