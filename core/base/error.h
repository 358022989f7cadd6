// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/certificateproblem.h"

#include <QtCore/QMetaType>
#include <QtCore/QString>

#include <optional>

namespace rescind {

//! Errors are data. No sentence is built in core; ui/text turns an Error into what happened and
//! what to do. Nothing in an Error is secret: its text is redacted where it is made.
Q_NAMESPACE

//! What sort of thing went wrong. The names are those of the command line's contract.
enum class ErrorKind {
    Usage,
    Network,
    Timeout,
    Tls,
    Cancelled,
    HttpStatus, //!< an answer whose status alone is the failure
    OAuth,      //!< an OAuth 2.0 error answer; `code` holds its `error` (RFC 6749 §5.2)
    Protocol,   //!< an answer that breaks the protocol, or a check that failed
    Insecure,   //!< refused before sending: not https and not loopback
    Keychain,
    Journal,
    Browser,
    Denied, //!< the user or the provider refused the sign-in
    Internal,
};
Q_ENUM_NS(ErrorKind)

//! Where in the work it went wrong.
enum class Stage {
    Profile,
    Discovery,
    Authorization,
    PushedAuthorization, //!< RFC 9126
    DeviceAuthorization, //!< RFC 8628: asking for the code; asking for tokens with it is Token
    Token,
    Keys,
    IdToken,
    Introspection,
    Revocation,
    UserInfo,
    Logout,
    Storage,
};
Q_ENUM_NS(Stage)

//! Which of the known cases it was. Every value has its own sentence in ui/text/errortext.cpp.
enum class Reason {
    Unspecified,
    // Network, Tls, Timeout
    HostNotFound,
    ConnectionRefused,
    ConnectionLost,
    ProxyFailed,         //!< `subject` is the proxy
    ProxyMayHaveRefused, //!< the same with a password of ours, which may be why; `subject` too
    ProxyWantsPassword,  //!< none was given, or it was refused; `subject` is the proxy
    ProxyAddressInvalid, //!< `subject` is the address
    CertificateRejected, //!< `certificate` says which and why; `subject` is the host
    NoAnswer,
    // Tls: files that the profile names, `subject`
    FileMissing,
    FileUnreadable,
    NoCertificateInFile,
    ClientCertificateUnusable, //!< no PKCS#12 file, or no private key in it
    ClientCertificateLocked,   //!< its password is missing or wrong
    // Tls: `subject` is the host
    HandshakeRefused, //!< the server broke off and did not say why
    ClientCertificateWanted,
    ClientCertificateRefused,
    // HttpStatus
    UnexpectedStatus,
    TooManyRequests,
    ServerFault,
    Redirected, //!< `subject` is the host it wanted to send us to
    // Protocol
    NotJson,
    TooLarge,
    MalformedAnswer,        //!< `subject` is the member that is missing or of the wrong type
    NotARevocationAnswer,   //!< 200 with a body that no revocation endpoint sends
    MetadataMissing,        //!< the provider publishes none; `subject` is its host
    MetadataIssuerMismatch, //!< `subject` is the issuer the metadata names
    ForeignEndpoint,        //!< `subject` is the host that is not the issuer's
    EndpointMissing,        //!< `stage` says which one
    NoUsableKey,
    WrongSubject, //!< user info about somebody else; `subject` is who
    // Insecure
    PlainHttp, //!< `subject` is the host
    // Authorization
    PortTaken, //!< `subject` is the port
    BadRedirectUri,
    UserRefused,
    WaitedTooLong,
    WrongState,
    WrongIssuer,
    IssuerNotSent,
    PastedNothingUsable,
    DeviceCodeExpired, //!< nobody typed it in, in time
    CodeRejected,      //!< used, expired or foreign code (invalid_grant at the token endpoint)
    // IdToken
    IdTokenMissing,
    IdTokenRejected, //!< `subject` names the failed checks
    // client
    ClientRejected, //!< `subject` is the way to authenticate that the server seems to want
    // Keychain
    KeychainUnavailable,
    KeychainLocked,
    KeychainDenied,
    SecretNotFound,
    SecretUnreadable,
    // Browser
    BrowserNotStarted,
    // Profile, Storage
    InvalidProfile, //!< `subject` is the field
    SettingsNotWritable,
    //! `subject` is the file, and after '#' the JSON pointer of the place in it (RFC 6901); `code`
    //! what is wrong there, see profiledocument.h.
    ProfileFileRefused,
    // Journal: `subject` is the file, `code` SQLite's result code where it gave one
    JournalFull,          //!< no space left on its disk
    JournalNotWritable,   //!< its folder or file may not be written to
    JournalLocked,        //!< another program kept it locked too long
    JournalBroken,        //!< not an SQLite file, or a damaged one
    JournalNewer,         //!< a newer version wrote it; it is not touched
    JournalUnavailable,   //!< SQLite cannot be used, or reports something else
    JournalTampered,      //!< `code` says how, `subject` is the number of the first broken entry
    ExportNotWritten,     //!< `subject` is the file
    StoppedAfterRefusals, //!< not sent, since the client was refused for the rows before
    // the file of a run over many tokens, `subject`; `code` as above
    RunInUse,         //!< another program, or another window, works on it
    RunFull,          //!< no space left on its disk
    RunNotWritable,   //!< its folder or file may not be written to
    RunOfAnotherList, //!< the list that was given is not the one it was begun with
    RunBroken,        //!< it is missing, damaged, or a newer version's
    // settings: `subject` is the file, and after '#' the JSON pointer of the place in it
    PreferencesRefused, //!< usual values stand in; `code` as in preferences.h
    PolicyRefused,      //!< the strictest stands in; `code` as in policy.h
    ForbiddenByPolicy,  //!< an administrator's decision; `subject` is what: "bulk", "paste",
                        //!< "syslog"
};
Q_ENUM_NS(Reason)

struct Error
{
    ErrorKind kind = ErrorKind::Internal;
    Stage stage = Stage::Profile;
    Reason reason = Reason::Unspecified;
    //! The machine's code: the provider's `error`, or empty.
    QString code = {};
    //! The other side's own words, untranslated, cut to 500 characters and redacted.
    QString serverText = {};
    //! What it is about (a host, a port, a field); see Reason. Never secret.
    QString subject = {};
    //! 0 where no HTTP answer came.
    int httpStatus = 0;
    //! The provider's id for this exchange, for its support.
    QString requestId = {};
    //! Seconds, from `Retry-After`.
    std::optional<int> retryAfter = {};
    //! For Reason::CertificateRejected.
    std::optional<CertificateProblem> certificate = {};
    //! True where the request may have reached the server although no answer came.
    bool maybeSent = false;

    friend bool operator==(const Error &, const Error &) = default;
};

//! For the log: kind, stage, reason, code and status; never the server's words.
QDebug operator<<(QDebug debug, const Error &error);

} // namespace rescind
