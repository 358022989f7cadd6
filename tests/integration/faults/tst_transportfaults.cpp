// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/faults/faultsuite.h"

using namespace rescind;

//! The connection itself fails: silence, a trickle, resets, halves.
class tst_TransportFaults final : public FaultSuite
{
    Q_OBJECT

protected:
    void addRows() override;

private:
    void addHanging(const QByteArray &name, const Fault &fault)
    {
        addEverywhere(name, {.arm = always(fault), .requests = -1, .hangs = true},
            Everywhere::error("Timeout NoAnswer", "not_sent"));
    }
    //! What may be repeated is asked three times; a code or a refresh token goes out once.
    void addLost(const QByteArray &name, const FaultRun::Arm &arm)
    {
        addEverywhere(name, {.arm = arm}, Everywhere::error("Network ConnectionLost", "not_sent"));
    }
};

void tst_TransportFaults::addRows()
{
    addHanging("hangs before the head", hang());
    addHanging("hangs after the head", hangAfterHead());
    addHanging("hangs in the body", hangInBody());
    addHanging("a byte a second", drip(std::chrono::seconds(1)));
    addLost("reset before the head", always(resetConnection(ResetAt::Start)));
    addLost("reset after the head", always(resetConnection(ResetAt::AfterHead)));
    addLost("reset in the body", always(resetConnection(ResetAt::InBody)));
    addLost("closed before the head", always(closeWithoutAnswer()));
    addLost("truncated body", always(closeInMidBody(Length::Announced)));
    addLost("truncated chunks", always(closeInMidBody(Length::Chunked)));
    // Qt takes a size that is no number for the end of the body, which is then half an object.
    addEverywhere("broken chunks", {.arm = always(brokenChunks())},
        {"Protocol NotJson", "signed in, unchecked", "Protocol NotJson", "Protocol NotJson",
            "Protocol NotJson", "accepted_still_active"});
    addLost("no HTTP", always(garbage()));
    const FaultRun::Arm resetAll = [](FaultRun &run) {
        run.provider.server.closeAllConnections();
        run.provider.server.resetConnections();
    };
    for (const At at : {At::Metadata, At::Refresh, At::Introspection, At::Revocation}) {
        const QByteArray error = "Network ConnectionLost";
        add({.name = "reset at once, " + nameOf(at),
            .at = at,
            .arm = resetAll,
            .expected = at == At::Revocation ? "not_sent: " + error : error});
    }
    // Once is enough to be forgiven where repeating does no harm.
    for (const At at : {At::Metadata, At::Keys, At::Introspection, At::Revocation}) {
        add({.name = "reset, then well, " + nameOf(at),
            .at = at,
            .arm = once(resetConnection(ResetAt::Start)),
            .expected = at == At::Introspection ? "active"
                : at == At::Revocation          ? "verified_inactive"
                                                : "signed in"});
    }
    add({.name = "reset, then well, code",
        .at = At::Code,
        .arm = once(resetConnection(ResetAt::Start)),
        .expected = "Network ConnectionLost",
        .requests = 1});
}

QTEST_GUILESS_MAIN(tst_TransportFaults)
#include "tst_transportfaults.moc"
