// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/opener.h"

#include "core/base/logging.h"

#include <QtCore/QProcess>
#include <QtCore/QStandardPaths>

namespace rescind {

namespace {

using namespace std::chrono_literals;

QStringList openerArguments(const QUrl &url)
{
    QStringList arguments{url.toString(QUrl::FullyEncoded)};
#ifdef Q_OS_WIN
    arguments.prepend(QStringLiteral("url.dll,FileProtocolHandler"));
#endif
    return arguments;
}

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
        const QString opener = linkOpener();
        if (opener.isEmpty()) {
            end(false);
            return;
        }
        // Nobody's child: xdg-open may be the browser itself by now, and must outlive this program.
        auto *const process = new QProcess;
        process->setStandardInputFile(QProcess::nullDevice());
        process->setStandardOutputFile(QProcess::nullDevice());
        process->setStandardErrorFile(QProcess::nullDevice());
        connect(process, &QProcess::finished, process, &QObject::deleteLater);
        connect(process, &QProcess::finished, this, [this](int code, QProcess::ExitStatus status) {
            qCDebug(appLog) << "the opener ended with" << code;
            end(status == QProcess::NormalExit && code == 0);
        });
        connect(process, &QProcess::errorOccurred, this, [this, process](QProcess::ProcessError e) {
            if (e == QProcess::FailedToStart) {
                process->deleteLater();
                end(false);
            }
        });
        process->start(opener, openerArguments(m_url));
        // Still running: it is the browser now.
        QTimer::singleShot(5s, this, [this] { end(true); });
    }
    [[nodiscard]] Stage stage() const override { return Stage::Authorization; }

private:
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

QString linkOpener()
{
#if defined(Q_OS_WIN)
    return QStandardPaths::findExecutable(QStringLiteral("rundll32"));
#elif defined(Q_OS_MACOS)
    return QStandardPaths::findExecutable(QStringLiteral("open"));
#else
    return QStandardPaths::findExecutable(QStringLiteral("xdg-open"));
#endif
}

ResultJob<void> *OpenerBrowser::open(const QUrl &url, QObject *parent)
{
    return new OpenJob(url, parent);
}

} // namespace rescind
