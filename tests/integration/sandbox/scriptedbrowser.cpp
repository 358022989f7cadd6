// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/sandbox/scriptedbrowser.h"

#include <QtCore/QProcess>

namespace rescind {

namespace {

//! Outlives whoever started it, as a browser does.
void run(const QString &script, const QStringList &arguments, const QString &act)
{
    auto *const process = new QProcess;
    QObject::connect(process, &QProcess::finished, process, &QObject::deleteLater);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("RESCIND_BROWSER_ACT"), act);
    process->setProcessEnvironment(environment);
    process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process->start(QStringLiteral(RESCIND_SOURCE_DIR "/tests/e2e/browser/") + script, arguments);
}

class VisitJob final : public ResultJob<void>
{
public:
    VisitJob(QUrl url, QString act, QObject *parent)
        : ResultJob(parent)
        , m_url(std::move(url))
        , m_act(std::move(act))
    {
    }

protected:
    void run() override
    {
        rescind::run(
            QStringLiteral("sign-in-plain.mjs"), {m_url.toString(QUrl::FullyEncoded)}, m_act);
        finish({});
    }
    [[nodiscard]] Stage stage() const override { return Stage::Authorization; }

private:
    QUrl m_url;
    QString m_act;
};

} // namespace

ScriptedBrowser::ScriptedBrowser(QString act)
    : m_act(std::move(act))
{
}

ResultJob<void> *ScriptedBrowser::open(const QUrl &url, QObject *parent)
{
    return new VisitJob(url, m_act, parent);
}

void confirmOnDevice(const QUrl &address, const QString &code, const QString &act)
{
    run(QStringLiteral("confirm-device.mjs"), {address.toString(QUrl::FullyEncoded), code}, act);
}

} // namespace rescind
