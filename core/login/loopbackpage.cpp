// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/login/loopbackpage.h"

#include <QtCore/QFile>

namespace rescind {

using namespace Qt::StringLiterals;

namespace {

QLatin1StringView fileName(LoopbackPage page)
{
    switch (page) {
    case LoopbackPage::Success:
        return "success"_L1;
    case LoopbackPage::Refused:
        return "refused"_L1;
    case LoopbackPage::Failed:
        return "failed"_L1;
    case LoopbackPage::Unfinished:
        return "unfinished"_L1;
    case LoopbackPage::CopyAddress:
        return "copy-address"_L1;
    case LoopbackPage::WrongState:
        return "wrong-state"_L1;
    case LoopbackPage::NotFound:
        return "not-found"_L1;
    case LoopbackPage::BadRequest:
        return "bad-request"_L1;
    }
    return {};
}

QByteArray phrase(int status)
{
    switch (status) {
    case 200:
        return "OK"_ba;
    case 403:
        return "Forbidden"_ba;
    case 404:
        return "Not Found"_ba;
    case 405:
        return "Method Not Allowed"_ba;
    case 411:
        return "Length Required"_ba;
    case 413:
        return "Content Too Large"_ba;
    case 415:
        return "Unsupported Media Type"_ba;
    case 421:
        return "Misdirected Request"_ba;
    case 431:
        return "Request Header Fields Too Large"_ba;
    case 505:
        return "HTTP Version Not Supported"_ba;
    default:
        return "Bad Request"_ba;
    }
}

QByteArray resource(const QString &name)
{
    QFile file(":/rescind/pages/"_L1 + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray body(LoopbackPage page, PageLanguage language)
{
    const bool isChinese = language == PageLanguage::Chinese;
    const QString folder = isChinese ? u"zh_CN/"_s : u"en/"_s;
    QByteArray html = resource(u"frame.html"_s);
    html.replace("@LANGUAGE@", isChinese ? "zh-CN" : "en");
    html.replace("@PAGE@", resource(folder + fileName(page) + ".html"_L1));
    return html;
}

double quality(const QByteArrayList &parts)
{
    for (const QByteArray &part : parts.sliced(1)) {
        const QByteArray parameter = part.trimmed();
        if (parameter.startsWith("q="))
            return parameter.sliced(2).toDouble();
    }
    return 1.0;
}

} // namespace

PageLanguage preferredLanguage(QByteArrayView acceptLanguage)
{
    PageLanguage best = PageLanguage::English;
    double bestQuality = 0;
    for (const QByteArray &range : acceptLanguage.toByteArray().toLower().split(',')) {
        const QByteArrayList parts = range.split(';');
        const QByteArray language = parts.first().trimmed().split('-').first();
        // What is named first wins over its equals.
        if ((language != "en" && language != "zh") || quality(parts) <= bestQuality)
            continue;
        best = language == "zh" ? PageLanguage::Chinese : PageLanguage::English;
        bestQuality = quality(parts);
    }
    return best;
}

QByteArray loopbackAnswer(
    LoopbackPage page, int status, PageLanguage language, bool isHead, const QByteArray &methods)
{
    const QByteArray html = body(page, language);
    QByteArray answer = "HTTP/1.1 " + QByteArray::number(status) + ' ' + phrase(status) + "\r\n";
    if (status == 405)
        answer += "Allow: " + methods + "\r\n";
    answer += "Content-Type: text/html; charset=utf-8\r\n"
              "Content-Length: "
        + QByteArray::number(html.size())
        + "\r\n"
          "Content-Language: "
        + (language == PageLanguage::Chinese ? "zh-CN" : "en")
        + "\r\n"
          "Cache-Control: no-store\r\n"
          "Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'; base-uri 'none';"
          " form-action 'none'; frame-ancestors 'none'\r\n"
          "Referrer-Policy: no-referrer\r\n"
          "X-Content-Type-Options: nosniff\r\n"
          "Connection: close\r\n"
          "\r\n";
    return isHead ? answer : answer + html;
}

} // namespace rescind
