// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/qnamtransports.h"

#include "core/base/logging.h"
#include "core/net/namedfile.h"
#include "core/net/proxychoice.h"
#include "core/net/qnamtransport.h"
#include "core/net/unusabletransport.h"

#include <QtCore/QFileInfo>

#include <algorithm>

namespace rescind {

namespace {

Result<TransportOptions> optionsFor(const Route &route)
{
    TransportOptions options{.proxy = route.proxy, .identityHosts = route.clientCertificateHosts};
    if (route.proxy.use == ProxyRule::Use::Explicit) {
        if (const auto proxy = explicitProxy(route.proxy); !proxy)
            return fail(proxy.error());
    }
    if (!route.caFile.isEmpty()) {
        const auto authorities = authoritiesIn(route.caFile);
        if (!authorities)
            return fail(authorities.error());
        options.trusted = *authorities;
    }
    if (!route.clientCertificateFile.isEmpty()) {
        const auto identity
            = clientIdentityIn(route.clientCertificateFile, route.clientCertificatePassword);
        if (!identity)
            return fail(identity.error());
        options.identity = *identity;
    }
    return options;
}

std::shared_ptr<HttpTransport> made(const Route &route)
{
    const auto options = optionsFor(route);
    if (options)
        return std::make_shared<QnamTransport>(*options);
    qCWarning(netLog) << "no way to the provider:" << options.error();
    return std::make_shared<UnusableTransport>(options.error());
}

} // namespace

QnamTransports::QnamTransports() = default;
QnamTransports::~QnamTransports() = default;

std::shared_ptr<HttpTransport> QnamTransports::transportFor(const Route &route)
{
    const FileStates files = filesOf(route);
    const auto same = std::find_if(m_known.begin(), m_known.end(),
        [&](const Known &known) { return known.route == route && known.files == files; });
    if (same != m_known.end())
        return same->transport;
    std::erase_if(m_known, [](const Known &known) { return known.transport.use_count() == 1; });
    m_known.push_back({route, files, made(route)});
    return m_known.back().transport;
}

QnamTransports::FileStates QnamTransports::filesOf(const Route &route)
{
    const auto stateOf = [](const QString &path) {
        const QFileInfo info(path);
        // A file that may not be read now may be later, without having been changed.
        return path.isEmpty() || !info.isReadable() ? FileState()
                                                    : FileState(info.lastModified(), info.size());
    };
    return {stateOf(route.caFile), stateOf(route.clientCertificateFile)};
}

} // namespace rescind
