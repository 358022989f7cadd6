// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bulk/bulkplan.h"

#include "core/bulk/planjudge.h"

#include <utility>

namespace rescind {

BulkPlan::BulkPlan(std::shared_ptr<const TokenList> list, PlanContext context, PlanFilter filter)
    : m_list(std::move(list))
    , m_context(std::move(context))
    , m_filter(std::move(filter))
{
    const qsizetype rows = total();
    if (rows == 0)
        return;
    PlanJudge judge(*m_list, m_context, m_filter);
    m_skips.reserve(static_cast<std::size_t>(rows));
    for (qsizetype i = 0; i < rows; ++i) {
        SkipReason reason = judge.judge(m_list->row(i));
        if (reason == SkipReason::None && m_filter.leftOut.contains(i))
            reason = SkipReason::Filtered;
        m_skips.push_back(reason);
        ++m_counts[std::size_t(reason)];
        if (reason == SkipReason::None)
            m_selected.push_back(static_cast<qint32>(i));
    }
}

qsizetype BulkPlan::total() const
{
    return m_list ? m_list->size() : 0;
}

SkipReason BulkPlan::skip(qsizetype index) const
{
    return m_skips[static_cast<std::size_t>(index)];
}

qsizetype BulkPlan::count(SkipReason reason) const
{
    return m_counts[std::size_t(reason)];
}

} // namespace rescind
