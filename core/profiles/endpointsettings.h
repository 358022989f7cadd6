// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

namespace rescind {

//! Endpoints set by hand, for a provider that publishes none or the wrong ones. What is set here is
//! used whatever the metadata say; empty means that nothing is set.
struct EndpointSettings
{
    QString authorization = {};
    QString token = {};
    QString introspection = {};
    QString revocation = {};
    QString userInfo = {};
    QString endSession = {};
    QString jwks = {};

    friend bool operator==(const EndpointSettings &, const EndpointSettings &) = default;
};

} // namespace rescind
