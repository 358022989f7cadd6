// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/managerpool.h"

#include <QtCore/QUrl>
#include <QtTest/QtTest>

using namespace rescind;
using namespace Qt::StringLiterals;

//! Which requests share a manager, and for how long.
class tst_ManagerPool : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void http1_sharesNoMoreThanItsConnections();
    void http2_isLeftBeforeItsServerEndsIt();
    void http2_isLeftEarlierOnceItsServerEndedIt();

private:
    //! One request after the other, until another manager is given; how many there were.
    [[nodiscard]] int requestsOverOne(ManagerPool &pool);

    const QUrl m_url = QUrl(u"https://op.example/revoke"_s);
};

int tst_ManagerPool::requestsOverOne(ManagerPool &pool)
{
    QNetworkAccessManager *const first = pool.take(m_url);
    pool.learn(first, m_url, true);
    int requests = 1;
    while (requests < 5000) {
        QNetworkAccessManager *const next = pool.take(m_url);
        pool.giveBack(next);
        if (next != first)
            break;
        ++requests;
    }
    pool.giveBack(first);
    return requests;
}

void tst_ManagerPool::http1_sharesNoMoreThanItsConnections()
{
    ManagerPool pool([] { return std::make_unique<QNetworkAccessManager>(); });
    for (int i = 0; i < 7; ++i)
        (void)pool.take(m_url);
    QCOMPARE(pool.size(), std::size_t(2));
}

void tst_ManagerPool::http2_isLeftBeforeItsServerEndsIt()
{
    ManagerPool pool([] { return std::make_unique<QNetworkAccessManager>(); });
    const int requests = requestsOverOne(pool);
    QVERIFY2(requests > 500 && requests < 1000, qPrintable(QString::number(requests)));
}

void tst_ManagerPool::http2_isLeftEarlierOnceItsServerEndedIt()
{
    ManagerPool pool([] { return std::make_unique<QNetworkAccessManager>(); });
    QNetworkAccessManager *const ended = pool.take(m_url);
    pool.learn(ended, m_url, true);
    for (int i = 1; i < 400; ++i)
        pool.giveBack(pool.take(m_url));
    // Every request that it had tells so.
    pool.retire(ended);
    pool.retire(ended);
    pool.giveBack(ended);
    const int requests = requestsOverOne(pool);
    QVERIFY2(requests > 200 && requests < 400, qPrintable(QString::number(requests)));
}

QTEST_MAIN(tst_ManagerPool)
#include "tst_managerpool.moc"
