// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/benchengine.h"
#include "tests/bench/runparts.h"
#include "ui/mainwindow.h"
#include "ui/mainwindowcontroller.h"
#include "ui/pages/bulkpage.h"
#include "ui/pages/bulkplanpanel.h"
#include "ui/pages/bulkrunpanel.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtWidgets/QApplication>
#include <QtWidgets/QDialog>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSpinBox>

#include <cstdio>

//! The whole window during a run of so many rows against a server that is there; see window.sh.

namespace {

using namespace rescind;
using namespace Qt::StringLiterals;

//! Resident memory that belongs to nobody else, in bytes.
qint64 residentMemory()
{
    QFile status(u"/proc/self/smaps_rollup"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    qint64 kibibytes = 0;
    const QList<QByteArray> lines = status.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith("Private_"))
            kibibytes += line.simplified().split(' ').value(1).toLongLong();
    }
    return kibibytes * 1024;
}

//! One who pastes a list, revokes it, and watches.
class Operator final : public QObject
{
public:
    Operator(MainWindow &window, MainWindowController &controller, int rows, int concurrency)
        : m_window(window)
        , m_controller(controller)
        , m_rows(rows)
        , m_concurrency(concurrency)
    {
        m_poll.setInterval(50);
        connect(&m_poll, &QTimer::timeout, this, [this] { m_next(); });
    }

    void start()
    {
        m_window.showPage(&m_window.bulkPage());
        m_before = residentMemory();
        Q_EMIT m_window.bulkPage().textGiven(Secret(bench::listText(m_rows)));
        m_next = [this] { revoke(); };
        m_poll.start();
    }

private:
    template<typename T>
    [[nodiscard]] T *part(const QString &name) const
    {
        return m_window.findChild<T *>(name);
    }

    void revoke()
    {
        auto *button = part<QPushButton>(u"bulkRevoke"_s);
        if (m_window.bulkPage().showing() != BulkPage::Showing::Plan || !button->isEnabled())
            return;
        m_planned = residentMemory();
        part<QSpinBox>(u"bulkConcurrency"_s)->setValue(m_concurrency);
        button->click();
        auto *dialog = part<QDialog>(u"confirmBulkDialog"_s);
        if (auto *count = dialog->findChild<QLineEdit *>(u"typedCount"_s))
            count->setText(QString::number(m_rows));
        m_next = [this] { wait(); };
        dialog->findChild<QPushButton *>(u"revokeButton"_s)->click();
        m_elapsed.start();
        m_gaps.start();
    }

    void wait()
    {
        const bool isRunning = m_controller.closing().isUnderWay();
        if (std::exchange(m_isRunning, isRunning) && !isRunning)
            tell();
    }

    void tell()
    {
        m_poll.stop();
        const double seconds = double(m_elapsed.nsecsElapsed()) / 1e9;
        const auto perRow = [this](qint64 from, qint64 to) { return double(to - from) / m_rows; };
        const double tokens = double(bench::listText(1).size() - 1);
        const qint64 ended = residentMemory();
        std::printf("%9d %9.1f %9.0f %9.2f %9.2f %9.2f %12.0f %12.0f\n", m_rows, seconds,
            m_rows / seconds, m_gaps.at(0.5), m_gaps.at(0.99), m_gaps.at(1),
            perRow(m_planned, ended), perRow(m_before, ended) - tokens);
        const bool isDone = m_window.bulkPage().runPanel().title().startsWith(u"Done");
        if (!isDone)
            std::fprintf(stderr, "%s\n", qPrintable(m_window.bulkPage().runPanel().title()));
        QCoreApplication::exit(isDone ? 0 : 1);
    }

    MainWindow &m_window;
    MainWindowController &m_controller;
    int m_rows;
    int m_concurrency;
    QTimer m_poll;
    std::function<void()> m_next;
    bench::Gaps m_gaps;
    QElapsedTimer m_elapsed;
    bool m_isRunning = false;
    qint64 m_before = 0;
    qint64 m_planned = 0;
};

} // namespace

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption server(u"server"_s, {}, u"url"_s);
    const QCommandLineOption rows(u"rows"_s, {}, u"n"_s, u"100000"_s);
    const QCommandLineOption concurrency(u"concurrency"_s, {}, u"n"_s, u"64"_s);
    parser.addOptions({server, rows, concurrency});
    parser.process(application);

    const QTemporaryDir folder;
    bench::BenchEngine parts(folder.path());
    if (!parts.profiles.save(bench::benchProfile(QUrl(parser.value(server))))) {
        std::fprintf(stderr, "the profile is not usable\n");
        return 1;
    }
    Theme theme(application, nullptr);
    MainWindow window;
    MainWindowController controller(parts.engine, parts.clipboard, theme, window, nullptr);
    controller.start();
    window.show();
    Operator somebody(
        window, controller, parser.value(rows).toInt(), parser.value(concurrency).toInt());
    // When the window is at rest.
    QTimer::singleShot(2000, &somebody, [&somebody] { somebody.start(); });
    return QApplication::exec();
}
