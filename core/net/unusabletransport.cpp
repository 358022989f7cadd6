// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/unusabletransport.h"

namespace rescind {

namespace {

class RefusingJob final : public ResultJob<HttpResponse>
{
public:
    RefusingJob(Error why, QObject *parent)
        : ResultJob(parent)
        , m_why(std::move(why))
    {
    }

protected:
    void run() override { finish(fail(m_why)); }
    [[nodiscard]] Stage stage() const override { return m_why.stage; }

private:
    Error m_why;
};

} // namespace

ResultJob<HttpResponse> *UnusableTransport::send(const HttpRequest &request, QObject *parent)
{
    Error why = m_why;
    why.stage = request.stage;
    return new RefusingJob(std::move(why), parent);
}

} // namespace rescind
