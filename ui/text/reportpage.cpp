// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/reportpage.h"

#include "ui/text/reportcharts.h"
#include "ui/text/reportstyle.h"

#include <QtCore/QLocale>

namespace rescind {

using namespace Qt::StringLiterals;

QString reportPageHead(const QString &title)
{
    // Whatever got into it: the page runs and loads nothing.
    return u"<!DOCTYPE html>\n<html lang=\""_s % escaped(QLocale().bcp47Name())
        % u"\"><head><meta charset=\"utf-8\">"
          "<meta http-equiv=\"Content-Security-Policy\" "
          "content=\"default-src 'none'; style-src 'unsafe-inline'\">"
          "<meta name=\"viewport\" content=\"width=device-width\"><title>"
        % escaped(title) % u"</title><style>" % reportStyle() % u"</style></head><body><main>\n<h1>"
        % escaped(title) % u"</h1>\n";
}

QString isolated(const QString &text)
{
    return text.isEmpty() ? QString() : u"<bdi>"_s % escaped(text) % u"</bdi>";
}

} // namespace rescind
