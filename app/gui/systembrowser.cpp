// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/systembrowser.h"

#include "core/base/logging.h"

#include <QtCore/QProcess>
#include <QtCore/QStandardPaths>
#include <QtGui/QDesktopServices>

namespace rescind {

namespace {

using namespace std::chrono_literals;

class OpenJob final : public ResultJob<void>
{
public:
    OpenJob(QUrl url, QObject *parent)
        : ResultJob(parent)
        , m_url(std::move(url))
    {
    }

protected:
    void run() override
    {
        QString opener;
#ifdef Q_OS_LINUX
        opener = QStandardPaths::findExecutable(QStringLiteral("xdg-open"));
#endif
        if (opener.isEmpty())
            end(QDesktopServices::openUrl(m_url));
        else
            runOpener(opener);
    }
    [[nodiscard]] Stage stage() const override
    {
        return Stage::Authorization;
    }

private:
    void runOpener(const QString &opener)
    {
        // Nobody's child: xdg-open may be the browser itself by now, and must outlive this program.
        auto *const process = new QProcess;
        process->setStandardInputFile(QProcess::nullDevice());
        process->setStandardOutputFile(QProcess::nullDevice());
        process->setStandardErrorFile(QProcess::nullDevice());
        connect(process, &QProcess::finished, process, &QObject::deleteLater);
        connect(process, &QProcess::finished, this, [this](int code, QProcess::ExitStatus status) {
            qCDebug(appLog) << "xdg-open ended with" << code;
            end(status == QProcess::NormalExit && code == 0);
        });
        connect(process, &QProcess::errorOccurred, this, [this, process](QProcess::ProcessError e) {
            if (e == QProcess::FailedToStart) {
                process->deleteLater();
                end(false);
            }
        });
        process->start(opener, {m_url.toString(QUrl::FullyEncoded)});
        // Still running: it is the browser now.
        QTimer::singleShot(5s, this, [this] { end(true); });
    }

    void end(bool opened)
    {
        if (opened) {
            finish({});
            return;
        }
        finish(fail(Error{.kind = ErrorKind::Browser,
            .stage = Stage::Authorization,
            .reason = Reason::BrowserNotStarted}));
    }

    QUrl m_url;
};

} // namespace

ResultJob<void> *SystemBrowser::open(const QUrl &url, QObject *parent)
{
    return new OpenJob(url, parent);
}

} // namespace rescind
