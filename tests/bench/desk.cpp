// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/windowkeeper.h"
#include "tests/bench/benchengine.h"
#include "tests/bench/journalentries.h"
#include "tests/bench/runparts.h"
#include "tests/support/cputime.h"
#include "ui/pages/bulkpage.h"
#include "ui/pages/diagnosticspanel.h"
#include "ui/pages/journalpanel.h"
#include "ui/pages/requestspanel.h"
#include "ui/pages/tokenspage.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QTemporaryDir>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QApplication>
#include <QtWidgets/QTableView>

#include <array>
#include <cstdio>

//! The window at work; see desk.sh.

namespace {

using namespace rescind;
using namespace Qt::StringLiterals;

constexpr int rounds = 7;
constexpr int listRows = 10'000;

[[noreturn]] void giveUp(const char *what)
{
    std::fprintf(stderr, "desk: %s\n", what);
    std::exit(1);
}

template<typename Condition>
void waitFor(const char *what, const Condition &condition)
{
    constexpr qint64 longest = 300'000;
    QElapsedTimer timer;
    timer.start();
    while (!condition()) {
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 50);
        if (timer.elapsed() > longest)
            giveUp(what);
    }
}

void rest(int milliseconds)
{
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < milliseconds)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
}

//! When a window was last painted.
class Painted final : public QObject
{
public:
    Painted() { qApp->installEventFilter(this); }

    //! Milliseconds from the deed until the window is painted with what came of it, and nothing
    //! more of that waits.
    template<typename Deed, typename Condition>
    [[nodiscard]] double after(const Deed &deed, const Condition &isDone)
    {
        m_last = 0;
        const double before = cpuMilliseconds();
        m_since.start();
        deed();
        waitFor("nothing was painted", [&] { return isDone() && m_last > 0; });
        const qint64 done = m_since.nsecsElapsed();
        m_cpu = cpuMilliseconds() - before;
        // What follows at once belongs to it.
        while (m_since.nsecsElapsed() < std::max(done, m_last) + 30'000'000)
            QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
        return double(std::max(done, m_last)) / 1e6;
    }

    //! Of this thread, in the last deed: what a busy machine hardly changes.
    [[nodiscard]] double cpu() const { return m_cpu; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        // All of a window is painted in the course of its update request.
        if (event->type() != QEvent::UpdateRequest || !watched->isWidgetType() || m_isInside)
            return false;
        m_isInside = true;
        QCoreApplication::sendEvent(watched, event);
        m_isInside = false;
        m_last = m_since.nsecsElapsed();
        return true;
    }

private:
    QElapsedTimer m_since;
    double m_cpu = 0;
    qint64 m_last = 0;
    bool m_isInside = false;
};

struct Times
{
    void add(double value) { all.push_back(value); }
    [[nodiscard]] double median() const
    {
        std::vector<double> sorted = all;
        std::sort(sorted.begin(), sorted.end());
        return sorted.at(sorted.size() / 2);
    }
    [[nodiscard]] double worst() const { return *std::max_element(all.begin(), all.end()); }

    std::vector<double> all;
};

//! Somebody at the desk.
class User final
{
public:
    User(bench::BenchEngine &parts, Theme &theme, Language &language, const QString &folder)
        : m_parts(parts)
        , m_theme(theme)
        , m_keeper({.engine = parts.engine,
                       .clipboard = parts.clipboard,
                       .theme = theme,
                       .language = language,
                       .stateFile = QString(folder + u"/window.ini"_s)},
              u"en"_s)
    {
        m_keeper.open({});
        rest(300);
    }

    //! With each page made once, which is when there is most to be changed.
    void switchThemeAndLanguage()
    {
        std::printf("%-12s %26s   %26s\n", "page", "theme: median, worst, CPU",
            "language: the same, in ms");
        Q_EMIT window().bulkPage().textGiven(Secret(bench::listText(listRows)));
        waitFor(
            "no plan", [this] { return window().bulkPage().showing() == BulkPage::Showing::Plan; });
        constexpr std::array names{"tokens", "bulk", "journal", "requests", "diagnostics"};
        for (int page = 0; page < int(names.size()); ++page) {
            Times theme;
            Times language;
            Times themeCpu;
            Times languageCpu;
            for (int round = 0; round < rounds; ++round) {
                for (int each = 0; each < int(names.size()); ++each) {
                    show(each);
                    rest(20);
                }
                show(page);
                rest(100);
                const auto mode = m_theme.isDark() ? Theme::Mode::Light : Theme::Mode::Dark;
                theme.add(m_painted.after(
                    [&] { Q_EMIT window().themeModeChosen(mode); }, [] { return true; }));
                themeCpu.add(m_painted.cpu());
                waitFor("the window is busy", [this] { return !m_keeper.controller().isBusy(); });
                language.add(switchLanguage());
                languageCpu.add(m_painted.cpu());
            }
            std::printf("%-12s %8.0f %8.0f %8.0f   %8.0f %8.0f %8.0f\n",
                names.at(std::size_t(page)), theme.median(), theme.worst(), themeCpu.median(),
                language.median(), language.worst(), languageCpu.median());
        }
    }

    void lookAtJournal()
    {
        Times first;
        for (int round = 0; round < rounds; ++round) {
            show(0);
            (void)switchLanguage(); // the page is made anew
            rest(100);
            first.add(m_painted.after([this] { show(journalPage); },
                [this] { return table() != nullptr && table()->model()->rowCount() > 0; }));
        }
        std::printf("journal: first rows painted after %.0f ms (median), %.0f ms (worst)\n",
            first.median(), first.worst());
    }

    //! Page by page, then to the end of what is there and back to the top, as the keys do it.
    void scrollJournal()
    {
        show(journalPage);
        waitFor("no rows", [this] { return table()->model()->rowCount() > 0; });
        rest(500);
        scroll("page down", 600, [](int) { return Qt::Key_PageDown; });
        scroll("page up", 200, [](int) { return Qt::Key_PageUp; });
        scroll("end and home", 100,
            [](int step) { return step % 2 == 0 ? Qt::Key_End : Qt::Key_Home; });
        std::printf("journal: %d rows were read meanwhile\n", table()->model()->rowCount());
    }

private:
    static constexpr int journalPage = 2;

    [[nodiscard]] MainWindow &window() { return m_keeper.window(); }
    [[nodiscard]] QTableView *table()
    {
        return window().findChild<QTableView *>(u"journalTable"_s);
    }

    void show(int page)
    {
        const std::array<QWidget *, 5> pages{&window().tokensPage(), &window().bulkPage(),
            &window().journalPage(), &window().requestsPage(), &window().diagnosticsPage()};
        window().showPage(pages.at(std::size_t(page)));
    }

    [[nodiscard]] double switchLanguage()
    {
        Preferences own = m_parts.engine.settings().own();
        own.language = own.language == u"zh_CN"_s ? u"en"_s : u"zh_CN"_s;
        const QPointer<MainWindow> before(&window());
        return m_painted.after(
            [&] {
                if (!m_parts.engine.settings().set(own))
                    giveUp("the preferences are not kept");
            },
            [&before] { return before.isNull(); });
    }

    template<typename Key>
    void scroll(const char *name, int steps, const Key &keyOf)
    {
        bench::Gaps gaps;
        QTimer keys;
        int step = 0;
        keys.setTimerType(Qt::PreciseTimer);
        QObject::connect(&keys, &QTimer::timeout, &keys, [&] {
            const int key = keyOf(step++);
            for (const QEvent::Type type : {QEvent::KeyPress, QEvent::KeyRelease})
                QCoreApplication::postEvent(table(), new QKeyEvent(type, key, Qt::NoModifier));
        });
        keys.start(33); // as a key that is held repeats
        gaps.start();
        waitFor("the scrolling does not end", [&] { return step >= steps; });
        gaps.stop();
        std::printf(
            "journal, %s: event loop late by %.1f ms (median), %.1f (99 %%), %.1f (worst)\n", name,
            gaps.at(0.5), gaps.at(0.99), gaps.at(1));
    }

    bench::BenchEngine &m_parts;
    Theme &m_theme;
    Painted m_painted;
    WindowKeeper m_keeper;
};

template<typename T>
T valueOf(ResultJob<T> *job)
{
    std::optional<Result<T>> result;
    QObject context;
    startThen(job, &context, [&](const Result<T> &found) { result = found; });
    waitFor("a job does not end", [&] { return result.has_value(); });
    if (!*result)
        giveUp("a job failed");
    return **result;
}

void fillJournal(JournalKeeper &keeper, const QString &folder, int total)
{
    constexpr int batch = 10'000;
    Journal journal(folder);
    for (int first = 1; first <= total; first += batch)
        (void)valueOf(journal.append(bench::entries(first, std::min(batch, total)), &journal));
    (void)valueOf(keeper.reader().updateIndex(&keeper));
}

} // namespace

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    const int total = argc > 1 ? QByteArray(argv[1]).toInt() : 1'000'000;
    const QTemporaryDir folder;
    bench::BenchEngine parts(folder.path());
    // Nobody listens there, and nobody is asked.
    if (!parts.profiles.save(bench::benchProfile(QUrl(u"http://127.0.0.1:9"_s))))
        giveUp("the profile is not usable");
    fillJournal(parts.journal, bench::BenchEngine::dataFolder(folder.path()), total);
    Theme theme(application, nullptr);
    Language language(QStringLiteral(RESCIND_QM_FOLDER));
    User user(parts, theme, language, folder.path());
    user.lookAtJournal();
    user.scrollJournal();
    user.switchThemeAndLanguage();
}
