// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QUrl>
#include <QtNetwork/QNetworkAccessManager>
#include <QtNetwork/QNetworkReply>

#include <functional>

namespace rescind {

//! Visits a page of this computer as a browser does, and tells where it sends on; an empty URL
//! where it does not.
inline void visitLoopback(
    const QUrl &page, QObject *context, std::function<void(const QUrl &)> then)
{
    auto *const manager = new QNetworkAccessManager(context);
    manager->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    QNetworkReply *const reply = manager->get(QNetworkRequest(page));
    QObject::connect(
        reply, &QNetworkReply::finished, context, [reply, manager, then = std::move(then)] {
            then(QUrl::fromEncoded(reply->rawHeader("Location")));
            manager->deleteLater();
        });
}

} // namespace rescind
