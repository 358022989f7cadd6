// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/launchlink.h"
#include "tests/support/testcase.h"

#include <vector>

using namespace rescind;

class tst_LaunchLink final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void link_isFound_data();
    void link_isFound();
};

void tst_LaunchLink::link_isFound_data()
{
    QTest::addColumn<QByteArrayList>("arguments");
    QTest::addColumn<int>("index");
    QTest::newRow("nothing") << QByteArrayList{} << 0;
    QTest::newRow("options") << QByteArrayList{"--lang", "en"} << 0;
    QTest::newRow("link") << QByteArrayList{"rescind:/callback?code=x"} << 1;
    QTest::newRow("scheme in capitals") << QByteArrayList{"RESCIND:/callback"} << 1;
    QTest::newRow("options before it") << QByteArrayList{"--profile", "x", "rescind:"} << 3;
    QTest::newRow("options that were in its text")
        << QByteArrayList{"rescind:/x", "-platformpluginpath", "//elsewhere/share"} << 1;
    QTest::newRow("another scheme") << QByteArrayList{"https://rescind:443/"} << 0;
    QTest::newRow("too short") << QByteArrayList{"rescind"} << 0;
}

void tst_LaunchLink::link_isFound()
{
    QFETCH(const QByteArrayList, arguments);
    QFETCH(const int, index);
    // The program's own name is never a link.
    std::vector<const char *> given{"rescind:"};
    for (const QByteArray &argument : arguments)
        given.push_back(argument.constData());
    QCOMPARE(linkAmong(int(given.size()), given.data()), index);
}

QTEST_GUILESS_MAIN(tst_LaunchLink)
#include "tst_launchlink.moc"
