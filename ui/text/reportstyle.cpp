// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/reportstyle.h"

namespace rescind {

// The colours are those of the window (ui/theme.cpp), which this library cannot see.
QString reportStyle()
{
    return QStringLiteral(R"(
:root{color-scheme:light dark;--ground:#f4f6f9;--card:#fff;--line:#dde2e9;--text:#171a21;
--muted:#566070;--accent:#1f50c0;--good:#14703f;--warning:#855500;--bad:#b0241c;--quiet:#858fa0}
@media (prefers-color-scheme:dark){:root{--ground:#16181c;--card:#1f2227;--line:#353a43;
--text:#e8ebf0;--muted:#a3abb8;--accent:#85abff;--good:#62cb94;--warning:#e5b54a;--bad:#ff9389;
--quiet:#757e8c}}
*{box-sizing:border-box}
body{margin:0;padding:24px;background:var(--ground);color:var(--text);
font:14px/1.45 system-ui,"Noto Sans","Noto Sans CJK SC","Microsoft YaHei",sans-serif}
main{max-width:1180px;margin:auto}
h1{font-size:22px;margin:0 0 4px}h2{font-size:16px;margin:0 0 10px}
p{margin:0 0 12px;color:var(--muted)}
section{background:var(--card);border:1px solid var(--line);border-radius:10px;
padding:14px 18px;margin:16px 0}
dl{display:grid;grid-template-columns:max-content 1fr;gap:4px 18px;margin:0}
dt{color:var(--muted)}dd{margin:0;overflow-wrap:anywhere}
table{border-collapse:collapse;width:100%}
th,td{text-align:start;vertical-align:top;padding:4px 10px 4px 0;border-bottom:1px solid var(--line);
overflow-wrap:anywhere}
th{color:var(--muted);font-weight:600}
td.n,th.n{text-align:end;font-variant-numeric:tabular-nums}
code{font-family:ui-monospace,"DejaVu Sans Mono",monospace;white-space:nowrap}
.wide{overflow-x:auto}
svg{display:block;width:100%;height:auto;margin:6px 0 12px}
svg text{font-size:11px;fill:var(--muted)}svg line{stroke:var(--line)}
rect.good{fill:var(--good)}rect.warning{fill:var(--warning)}rect.bad{fill:var(--bad)}
rect.accent{fill:var(--accent)}rect.quiet{fill:var(--quiet)}rect.also{fill:var(--good);opacity:.6}
.good,.also{color:var(--good)}.warning{color:var(--warning)}.bad{color:var(--bad)}
.quiet{color:var(--muted)}
@page{margin:14mm}
@media print{:root{color-scheme:light;--ground:#fff;--card:#fff;--line:#c2c9d4;--text:#000;
--muted:#444;--accent:#1f50c0;--good:#14703f;--warning:#855500;--bad:#b0241c;--quiet:#858fa0}
body{padding:0;font-size:10px}section{padding:0;border:0;margin:12px 0}main{max-width:none}
thead{display:table-header-group}tr,svg,h2{break-inside:avoid}h2{break-after:avoid}
.wide{overflow:visible}
rect{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
)");
}

} // namespace rescind
