// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bulk/findsink.h"
#include "core/bulk/listscan.h"
#include "tests/unit/bulk/listfixture.h"

#include <QtCore/QFile>
#include <QtCore/QStringEncoder>

using namespace rescind;
using namespace Qt::StringLiterals;

namespace {

const QByteArray jwtA = jwtOf({{u"sub"_s, u"alice"_s}});
const QByteArray jwtB = jwtOf({{u"sub"_s, u"bob"_s}, {u"aud"_s, u"api"_s}});
const QByteArray opaque = opaqueToken(1);

//! "line kind token" of each row; "!" before what is malformed.
QByteArrayList described(const TokenList &list)
{
    QByteArrayList rows;
    for (qsizetype i = 0; i < list.size(); ++i) {
        const ListRow &row = list.row(i);
        constexpr std::array<const char *, 4> kinds{"access", "refresh", "id", "-"};
        QByteArray text = list.bytes(i).toByteArray();
        text.replace(jwtA, "A").replace(jwtB, "B").replace(opaque, "O");
        rows.append(QByteArray::number(row.line) + ' '
            + (row.format == TokenFormat::Malformed ? QByteArray("!")
                                                    : QByteArray(kinds[std::size_t(row.kind)]))
            + ' ' + text);
    }
    return rows;
}

//! The letters A, B and O in braces stand for the tokens.
QByteArray filledIn(QByteArray text)
{
    return text.replace("{A}", jwtA).replace("{B}", jwtB).replace("{O}", opaque);
}

QByteArray inUtf16(const QByteArray &utf8, bool isLittle, bool hasMark)
{
    QStringEncoder encoder(isLittle ? QStringEncoder::Utf16LE : QStringEncoder::Utf16BE,
        hasMark ? QStringEncoder::Flag::WriteBom : QStringEncoder::Flag::Default);
    return encoder.encode(QString::fromUtf8(utf8));
}

} // namespace

class tst_ListReader final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void format_isFoundByTheContent_data();
    void format_isFoundByTheContent();
    void encoding_isFoundByTheContent_data();
    void encoding_isFoundByTheContent();
    void garbage_isARowOfItsOwn_data();
    void garbage_isARowOfItsOwn();
    void file_thatCannotBeRead_isSaid_data();
    void file_thatCannotBeRead_isSaid();
    void rows_haveALimit();
    void file_isReadLikeBytes();
    void job_tellsProgress_andFinishes();
    void job_cancelled_endsAsCancelled();
    void task_cancelled_givesUp();
};

void tst_ListReader::format_isFoundByTheContent_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<int>("format");
    QTest::addColumn<QByteArrayList>("rows");
    const auto row = [](const char *name, const QByteArray &input, ListFormat format,
                         const QByteArrayList &rows) {
        QTest::newRow(name) << filledIn(input) << int(format) << rows;
    };
    using enum ListFormat;
    const QByteArrayList aThenO{"1 access A", "2 - O"};

    row("nothing", "", Lines, {});
    row("white space", " \r\n\n\t\n", Lines, {});
    row("one token", "{A}", Lines, {"1 access A"});
    row("lines", "{A}\n{O}\n", Lines, aThenO);
    row("lines: CRLF", "{A}\r\n{O}\r\n", Lines, aThenO);
    row("lines: wrapped", "  \"{A}\",\n'{O}'\t\n", Lines, aThenO);
    row("lines: Bearer", "Bearer {A}\nbearer {O}\n", Lines, aThenO);
    row("lines: empty ones between", "\n\n{A}\n\n{O}", Lines, {"3 access A", "5 - O"});
    row("lines: half of them garbage", "{A}\nnot a token\n{O}\n= x y\n", Lines,
        {"1 access A", "2 ! not a token", "3 - O", "4 ! = x y"});

    row("csv: header", "id,access_token,note\n1,{O},x\n2,{A},y\n", Csv,
        {"2 access O", "3 access A"});
    row("csv: any order and case", "Refresh-Token,USER\n{O},bob\n", Csv, {"2 refresh O"});
    row("csv: several columns of tokens", "access_token,refresh_token\n{A},{O}\n,\n{B},\n", Csv,
        {"2 access A", "2 refresh O", "4 access B"});
    row("csv: kind column", "kind,token\nrefresh_token,{O}\naccess,{A}\n,{B}\n", Csv,
        {"2 refresh O", "3 access A", "4 access B"});
    row("csv: one column", "token\n{O}\n{A}\n", Csv, {"2 - O", "3 access A"});
    row("csv: quoted", "\"user\",\"token\"\r\n\"a \"\"b\"\", c\",\"{A}\"\r\n\"two\nlines\",\"{O}\"",
        Csv, {"2 access A", "3 - O"});
    row("csv: doubled quotes in a token", "token\n\"a\"\"b\"\n", Csv, {"2 - a\"b"});
    row("csv: open quote", "token,x\n\"{O},1\n{A},2\n", Csv, {"2 - \"O", "3 access A"});
    row("csv: semicolons", "name;token\nx;{O}\n", Csv, {"2 - O"});
    row("csv: no header", "1,alice,{A}\n2,bob,{O}\n", Csv, aThenO);
    row("csv: no header, kinds", "{O},refresh_token\n{A},access_token\n", Csv,
        {"1 refresh O", "2 access A"});
    row("csv: short records", "id,token\n1,{O}\n2\n", Csv, {"2 - O", "3 ! 2"});
    row("csv: value", "name,value\nx,{O}\ny,hello\n", Csv, {"2 - O"});
    row("tsv: header", "user\ttoken\nbob\t{O}\n", Tsv, {"2 - O"});
    row("tsv: no header", "bob\t{O}\nalice\t{A}\n", Tsv, {"1 - O", "2 access A"});

    row("json lines", "{\"token\":\"{O}\"}\n{\"access_token\":\"{A}\",\"expires_in\":3600}\n",
        JsonLines, {"1 - O", "2 access A"});
    row("json lines: kinds", "{\"token\":\"{O}\",\"token_type_hint\":\"refresh_token\"}", JsonLines,
        {"1 refresh O"});
    row("json lines: nested", "{\"a\":[{\"b\":{\"refreshToken\":\"{O}\"}}]}\n", JsonLines,
        {"1 refresh O"});
    row("json lines: in a message", "{\"msg\":\"GET /?access_token={O} 200\",\"id\":\"{O}\"}",
        JsonLines, {"1 access O"});
    row("json lines: value", "{\"value\":\"{O}\"}\n{\"value\":\"hello\"}\n", JsonLines, {"1 - O"});
    row("json lines: escapes", "{\"token\":\"\\u0061b\\/c\\\"\"}", JsonLines, {"1 - ab/c\""});
    row("json lines: a broken one", "{\"token\":\"{O}\"}\n{\"token\":\n{\"token\":\"{A}\"}\n",
        JsonLines, {"1 - O", "2 ! {\"token\":", "3 access A"});
    row("json lines: a broken one with a token", "{\"token\":\"{O}\"}\n{\"token\":\"{A}\",\n",
        JsonLines, {"1 - O", "2 access A"});
    row("json array", "[{\"token\":\"{O}\"},\n {\"access_token\":\"{A}\"}]", JsonLines,
        {"1 - O", "2 access A"});
    row("json array of strings", "[\n\"{O}\",\n\"{A}\"\n]\n", JsonLines, {"2 - O", "3 access A"});
    row("json, pretty", "{\n \"access_token\": \"{A}\",\n \"refresh_token\": \"{O}\"\n}\n",
        JsonLines, {"2 access A", "3 refresh O"});
    row("json: list of a name", "{\"tokens\":[\"{O}\",\"{A}\"]}", JsonLines,
        {"1 - O", "1 access A"});

    row("text: a log",
        "[2026-11-25] login ok\nGET /x?access_token={O}&y=1 HTTP/1.1\n"
        "Authorization: Bearer {A}\n",
        Text, {"2 access O", "3 access A"});
    row("text: parameter with escapes", "GET /?token=abc%2Bdef123&x=2 HTTP/1.1\n", Text,
        {"1 - abc+def123"});
    row("text: in JSON in text", "saved {\"refresh_token\":\"{O}\", \"n\":1} now\n", Text,
        {"1 refresh O"});
    row("text: escaped JSON", R"(msg="{\"id_token\":\"{A}\"}" level=info)", Text, {"1 id A"});
    row("text: a JWT at a sentence's end", "It was {A}. Then {B}, too.\n", Text,
        {"1 access A", "1 access B"});
    row("text: no tokens",
        "the token is expired\nBearer realm=\"x\", error=\"invalid_token\"\n"
        "token: missing\nrequest 550e8400-e29b-41d4-a716-446655440000\n"
        "sha256 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\n",
        Text, {});
    row("text: alone", "leaked: {O} yesterday\n", Text, {"1 - O"});
}

void tst_ListReader::format_isFoundByTheContent()
{
    QFETCH(QByteArray, input);
    QFETCH(int, format);
    QFETCH(QByteArrayList, rows);
    const auto list = listOf(input);
    QVERIFY_RESULT(list);
    QCOMPARE(described(**list).join('\n'), rows.join('\n'));
    QCOMPARE(int((*list)->format()), format);
}

void tst_ListReader::encoding_isFoundByTheContent_data()
{
    QTest::addColumn<QByteArray>("input");
    const QByteArray text = filledIn("user,token\r\n王,{O}\r\nb,{A}\r\n");
    QTest::newRow("UTF-8") << text;
    QTest::newRow("UTF-8 with a mark") << "\xEF\xBB\xBF" + text;
    QTest::newRow("UTF-16 LE") << inUtf16(text, true, false);
    QTest::newRow("UTF-16 LE with a mark") << inUtf16(text, true, true);
    QTest::newRow("UTF-16 BE") << inUtf16(text, false, false);
    QTest::newRow("UTF-16 BE with a mark") << inUtf16(text, false, true);
    QTest::newRow("UTF-16 with half a character") << inUtf16(text, true, true) + 'x';
}

void tst_ListReader::encoding_isFoundByTheContent()
{
    QFETCH(QByteArray, input);
    const auto list = listOf(input);
    QVERIFY_RESULT(list);
    QCOMPARE(described(**list), (QByteArrayList{"2 - O", "3 access A"}));
}

void tst_ListReader::garbage_isARowOfItsOwn_data()
{
    QTest::addColumn<QByteArray>("garbage");
    QTest::newRow("words") << QByteArray("hello world");
    QTest::newRow("NUL") << QByteArray("abc\0def", 7);
    QTest::newRow("control") << QByteArray("abc\x01"
                                           "def");
    QTest::newRow("right to left") << QByteArray("\xE2\x80\xAE"
                                                 "abc\xD7\x90");
    QTest::newRow("no UTF-8") << QByteArray("ab\xff\xfe"
                                            "cd");
    QTest::newRow("a megabyte") << QByteArray(1 << 20, 'a');
    QTest::newRow("more than 256 KiB") << QByteArray(256 * 1024 + 1, 'a');
    QTest::newRow("cut JWT") << jwtA.first(30);
    QTest::newRow("JWT without a signature") << jwtA.first(jwtA.lastIndexOf('.') + 1);
    QTest::newRow("JWT with four parts") << QByteArray(jwtA + ".abc");
}

void tst_ListReader::garbage_isARowOfItsOwn()
{
    QFETCH(QByteArray, garbage);
    const auto list = listOf(jwtA + '\n' + garbage + '\n' + opaque + '\n');
    QVERIFY_RESULT(list);
    QCOMPARE((*list)->size(), 3);
    QCOMPARE((*list)->row(0).format, TokenFormat::Jws);
    QCOMPARE((*list)->row(1).format, TokenFormat::Malformed);
    QCOMPARE((*list)->row(1).line, 2U);
    QCOMPARE((*list)->bytes(1), QByteArrayView(garbage));
    QCOMPARE((*list)->bytes(2), QByteArrayView(opaque));
}

void tst_ListReader::file_thatCannotBeRead_isSaid_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("reason");
    QTest::newRow("missing") << temporaryPath(u"nothing.txt"_s) << int(Reason::FileMissing);
    QTest::newRow("a folder") << temporaryPath(u"."_s) << int(Reason::FileUnreadable);
    // Takes no room on the disk.
    QFile large(temporaryPath(u"large.txt"_s));
    QVERIFY(large.open(QIODevice::WriteOnly) && large.resize((qint64(1) << 30) + 1));
    QTest::newRow("too large") << large.fileName() << int(Reason::TooLarge);
}

void tst_ListReader::file_thatCannotBeRead_isSaid()
{
    QFETCH(QString, path);
    QFETCH(int, reason);
    const auto list = tokenListFromFile(path, freely());
    QVERIFY(!list);
    QCOMPARE(int(list.error().reason), reason);
    QCOMPARE(list.error().kind, ErrorKind::Usage);
    QCOMPARE(list.error().stage, Stage::Storage);
}

void tst_ListReader::rows_haveALimit()
{
    const QByteArray line = "aZ3kQ9x7Lw2Vb8Rt\n";
    const auto rows = static_cast<qsizetype>(mostListRows);
    const auto found = [&line](qsizetype lines) {
        WipedBytes input(static_cast<std::size_t>(lines * line.size()));
        for (qsizetype i = 0; i < lines; ++i)
            std::memcpy(input.data() + i * line.size(), line.constData(),
                static_cast<std::size_t>(line.size()));
        input.setSize(input.capacity());
        return foundIn(std::move(input), freely());
    };
    const auto most = found(rows);
    QVERIFY_RESULT(most);
    QCOMPARE(most->finds.size(), mostListRows);
    const auto more = found(rows + 1);
    QVERIFY(!more);
    QCOMPARE(more.error().kind, ErrorKind::Usage);
    QCOMPARE(more.error().reason, Reason::TooLarge);
}

void tst_ListReader::file_isReadLikeBytes()
{
    QFile file(temporaryPath(u"tokens.txt"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(filledIn("{A}\r\n{O}\r\n"));
    file.close();
    const auto list = tokenListFromFile(file.fileName(), freely());
    QVERIFY_RESULT(list);
    QCOMPARE(described(**list), (QByteArrayList{"1 access A", "2 - O"}));
}

void tst_ListReader::job_tellsProgress_andFinishes()
{
    QByteArray bytes;
    for (int i = 0; i < 5000; ++i)
        bytes += opaqueToken(i) + '\n';
    ListReader reader;
    qint64 last = 0;
    bool isSteady = true;
    const auto list
        = resultOf(reader.readBytes(Secret(bytes), &reader, [&](qint64 done, qint64 total) {
              isSteady = isSteady && done >= last && done <= total && total == bytes.size();
              last = done;
          }));
    QVERIFY_RESULT(list);
    QCOMPARE((*list)->size(), 5000);
    QVERIFY(isSteady);
    QCOMPARE(last, bytes.size());
}

void tst_ListReader::job_cancelled_endsAsCancelled()
{
    ListReader reader;
    ResultJob<ListReader::List> *const job = reader.readBytes(Secret(opaque), &reader);
    std::optional<Result<ListReader::List>> result;
    job->onFinished(this, [&result](const auto &r) { result = r; });
    job->start();
    job->cancel();
    QTRY_VERIFY(result.has_value());
    QVERIFY(!*result);
    QCOMPARE(result->error().kind, ErrorKind::Cancelled);
}

void tst_ListReader::task_cancelled_givesUp()
{
    const std::atomic_bool isStopping = false;
    const TaskControl control(std::make_shared<std::atomic_bool>(true), isStopping, nullptr);
    QFile file(temporaryPath(u"some.txt"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(opaque);
    file.close();
    for (const auto &list : {tokenListFromFile(file.fileName(), control),
             tokenListFromBytes(Secret(opaque), control)}) {
        QVERIFY(!list);
        QCOMPARE(list.error().kind, ErrorKind::Cancelled);
    }
}

QTEST_GUILESS_MAIN(tst_ListReader)
#include "tst_listreader.moc"
