// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/profilesecrets.h"

#include <QtWidgets/QLabel>
#include <QtWidgets/QWidget>

namespace rescind {

inline const QDateTime now(QDate(2026, 11, 22), QTime(14, 2), Qt::UTC);
inline const QList<ProfileSecret> kept{ProfileSecret::ClientSecret};

template<typename Widget>
Widget *part(const QWidget &dialog, const char *name)
{
    auto *widget = dialog.findChild<Widget *>(QLatin1StringView(name));
    if (widget == nullptr)
        qFatal("no widget %s", name);
    return widget;
}

inline QString allText(const QWidget &dialog)
{
    QStringList texts;
    for (const QLabel *label : dialog.findChildren<QLabel *>())
        texts.append(label->text());
    return texts.join(u'\n');
}

//! The object names of what Tab reaches, in its order.
inline QStringList tabOrder(QWidget &dialog)
{
    QStringList names;
    const QWidget *first = dialog.focusWidget();
    for (QWidget *widget = dialog.focusWidget(); widget != nullptr;
         widget = widget->nextInFocusChain()) {
        if (names.size() > 0 && widget == first)
            break;
        if ((widget->focusPolicy() & Qt::TabFocus) != 0 && widget->isEnabled()
            && widget->isVisibleTo(&dialog) && !widget->objectName().startsWith(u"qt_"))
            names.append(widget->objectName());
    }
    return names;
}

inline Profile filledProfile()
{
    Profile profile;
    profile.id = QStringLiteral("6f1c8f5e");
    profile.name = QStringLiteral("Customer portal");
    profile.environment = Environment::Test;
    profile.protocol = Protocol::OAuth2;
    profile.clientId = QStringLiteral("6f1c8f5e0123456789abcdef");
    profile.appHost = QStringLiteral("https://portal.authing.cn/POOL");
    profile.host = QStringLiteral("https://core.authing.cn");
    profile.redirectUri = QStringLiteral("http://127.0.0.1:8765/callback");
    profile.scope = QStringLiteral("openid email");
    profile.tokenAuth = ClientAuthMethod::Basic;
    profile.introspectionAuth = ClientAuthMethod::Post;
    profile.revocationAuth = ClientAuthMethod::None;
    profile.idTokenAlgorithms = {QStringLiteral("ES256")};
    profile.trustedHosts = {QStringLiteral("a.example"), QStringLiteral("b.example")};
    profile.endpoints = {.authorization = QStringLiteral("https://a.example/auth"),
        .token = QStringLiteral("https://a.example/token"),
        .introspection = QStringLiteral("https://a.example/introspect"),
        .revocation = QStringLiteral("https://a.example/revoke"),
        .userInfo = QStringLiteral("https://a.example/me"),
        .endSession = QStringLiteral("https://a.example/out"),
        .jwks = QStringLiteral("https://a.example/jwks")};
    profile.issuerUrl = QStringLiteral("https://a.example/issuer");
    profile.clientKeyId = QStringLiteral("key-1");
    profile.assertionAudience = AssertionAudience::TokenEndpoint;
    profile.dpop = true;
    profile.authorization = {.prompt = QStringLiteral("login"),
        .maxAge = 0,
        .acrValues = QStringLiteral("a b"),
        .loginHint = QStringLiteral("alice"),
        .uiLocales = QStringLiteral("zh-CN"),
        .tenantId = QStringLiteral("t1"),
        .responseMode = ResponseMode::FormPost,
        .extra = {{QStringLiteral("k"), QStringLiteral("v")}},
        .pushed = false};
    profile.network = {.caFile = QStringLiteral("/etc/corp.pem"),
        .proxy = ProxyUse::Explicit,
        .proxyAddress = QStringLiteral("http://proxy.corp:3128"),
        .proxyUser = QStringLiteral("me"),
        .clientCertificateFile = QStringLiteral("/home/me/me.p12")};
    profile.witnessedKinds.insert(QStringLiteral("access"), now);
    return profile;
}

} // namespace rescind
