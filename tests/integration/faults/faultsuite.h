// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/integration/faults/faultrun.h"
#include "tests/support/testcase.h"

#include <memory>
#include <vector>

namespace rescind {

//! One row: what misbehaves, where, and what the user is told.
struct FaultRow
{
    QByteArray name = {};
    At at = At::Metadata;
    FaultRun::Arm arm = {};
    //! "signed in", "refreshed", "active", "verified_inactive"; or an error's kind, reason and
    //! code; with a revocation "not_sent: Network ConnectionLost".
    QByteArray expected = {};
    //! How often the endpoint was asked; -1 where it does not matter.
    int requests = -1;
    //! How many tokens were revoked by then; -1 where it does not matter.
    qsizetype revoked = -1;
    //! Our deadline is what ends it, and is shortened for this run.
    bool hangs = false;
    //! At most so much may have been read.
    qint64 bytes = 256 * 1024;
};

//! What is expected of one fault at each of the places.
struct Everywhere
{
    QByteArray metadata = {};
    QByteArray keys = {};
    QByteArray code = {};
    QByteArray refresh = {};
    QByteArray introspection = {};
    QByteArray revocation = {};

    //! The same error everywhere; without keys a sign-in goes on and says that it could not check.
    [[nodiscard]] static Everywhere error(const QByteArray &error, const QByteArray &outcome)
    {
        return {error, "signed in, unchecked", error, error, error, outcome + ": " + error};
    }
};

//! Runs all rows of a test program side by side, since most of them wait, and then holds each to
//! what it expects. Of every row it also asks that it ended in time, that nothing reached the other
//! host, that no error holds a secret, and that no more was read than the row allows.
class FaultSuite : public TestCase
{
    Q_OBJECT

protected:
    FaultSuite() = default;

    virtual void addRows() = 0;
    void add(FaultRow row) { m_rows.push_back(std::move(row)); }
    //! A row for each place.
    void addEverywhere(const QByteArray &name, const FaultRow &common, const Everywhere &expected);
    //! The fault as `arm`: it is what the endpoint does from now on.
    [[nodiscard]] static FaultRun::Arm always(Fault fault);
    //! First the fault, then what is right.
    [[nodiscard]] static FaultRun::Arm once(Fault fault);
    //! The honest answer, with its JSON changed and under these headers.
    [[nodiscard]] static FaultRun::Arm dressed(std::function<QByteArray(const QByteArray &)> dress,
        const RawHeaders &headers = {{"Content-Type", "application/json"}});

private Q_SLOTS:
    void initTestCase();
    void fault_data();
    void fault();
    void memory_staysBounded();

private:
    std::vector<FaultRow> m_rows;
    std::vector<Seen> m_seen;
    qint64 m_peakBefore = 0;
};

} // namespace rescind
