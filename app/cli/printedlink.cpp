// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/printedlink.h"

#include "app/cli/console.h"

namespace rescind {

namespace {

class PrintJob final : public ResultJob<void>
{
public:
    PrintJob(QUrl url, QObject *parent)
        : ResultJob(parent)
        , m_url(std::move(url))
    {
    }

protected:
    void run() override
    {
        printResult(m_url.toString(QUrl::FullyEncoded));
        finish({});
    }
    [[nodiscard]] Stage stage() const override { return Stage::Authorization; }

private:
    QUrl m_url;
};

} // namespace

ResultJob<void> *PrintedLink::open(const QUrl &url, QObject *parent)
{
    return new PrintJob(url, parent);
}

} // namespace rescind
