// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/systembrowser.h"

#include <QtGui/QDesktopServices>

namespace rescind {

namespace {

class DesktopServicesJob final : public ResultJob<void>
{
public:
    DesktopServicesJob(QUrl url, QObject *parent)
        : ResultJob(parent)
        , m_url(std::move(url))
    {
    }

protected:
    void run() override
    {
        if (QDesktopServices::openUrl(m_url)) {
            finish({});
            return;
        }
        finish(fail(Error{.kind = ErrorKind::Browser,
            .stage = Stage::Authorization,
            .reason = Reason::BrowserNotStarted}));
    }
    [[nodiscard]] Stage stage() const override { return Stage::Authorization; }

private:
    QUrl m_url;
};

} // namespace

ResultJob<void> *SystemBrowser::open(const QUrl &url, QObject *parent)
{
#ifdef Q_OS_LINUX
    if (!linkOpener().isEmpty())
        return m_opener.open(url, parent);
#endif
    return new DesktopServicesJob(url, parent);
}

} // namespace rescind
