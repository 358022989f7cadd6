// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/journalentry.h"

#include "core/base/redaction.h"
#include "core/journal/journalchain.h"

#include <QtCore/QMutex>

#include <algorithm>
#include <array>

#ifdef Q_OS_UNIX
#include <pwd.h>
#include <unistd.h>
#elif defined(Q_OS_WIN)
#include <windows.h>
// Needs the types of windows.h.
#include <lmcons.h>
#endif

namespace rescind {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype textLimit = 256;

constexpr std::array<QLatin1StringView, journalActionCount> actionNames{"unknown"_L1, "login"_L1,
    "introspection"_L1, "refresh"_L1, "revocation"_L1, "logout"_L1, "local_copies_cleared"_L1,
    "bulk_begin"_L1, "bulk_end"_L1, "export"_L1, "profile_saved"_L1, "profile_removed"_L1,
    "resumed"_L1, "application_token"_L1, "user_info"_L1, "online_validation"_L1,
    "method_search"_L1, "connection_test"_L1, "cascade_measurement"_L1, "journal_accepted"_L1};

bool isControl(QChar c)
{
    return c.unicode() < 0x20 || (c.unicode() >= 0x7f && c.unicode() < 0xa0)
        || c.unicode() == 0x2028 || c.unicode() == 0x2029;
}

//! Nothing but what ASCII prints, as nearly all is. Without a branch, so that it costs nothing.
bool isPlain(QStringView text)
{
    bool isOdd = false;
    for (const QChar c : text)
        isOdd |= ushort(c.unicode() - 0x20) > 0x7e - 0x20;
    return !isOdd;
}

void makeHarmless(QString &text)
{
    if (text.size() > textLimit)
        text.truncate(text.at(textLimit - 1).isHighSurrogate() ? textLimit - 1 : textLimit);
    if (!isPlain(text))
        std::replace_if(text.begin(), text.end(), isControl, u' ');
}

//! Redacting is slow beside all else, and the rows of a bulk run have one reason.
QString harmlessReason(const QString &reason)
{
    if (reason.isEmpty())
        return reason;
    // Of all threads together: MinGW frees what is of one thread before it destroys it.
    static QBasicMutex lock;
    static QString last;
    static QString result;
    const QMutexLocker locker(&lock);
    if (reason != last) {
        last = reason;
        result = redacted(reason);
    }
    return result;
}

//! By libcrypto, since Qt's own SHA-256 took a fifth of the time of an entry.
bool isTheTokenItself(const QString &tokenId, const QString &fingerprint)
{
    if (tokenId.isEmpty() || fingerprint.isEmpty())
        return false;
    static QBasicMutex lock;
    static JournalHasher hasher;
    std::array<unsigned char, 32> digest{};
    const QMutexLocker locker(&lock);
    hasher.hash({}, tokenId.toUtf8(), digest.data());
    return QByteArrayView(digest).toByteArray().toHex().startsWith(fingerprint.toLatin1());
}

} // namespace

QLatin1StringView actionName(JournalAction action)
{
    return actionNames.at(size_t(action));
}

JournalAction actionNamed(QStringView name)
{
    const auto found = std::find(actionNames.begin(), actionNames.end(), name);
    return found == actionNames.end() ? JournalAction::Unknown
                                      : JournalAction(found - actionNames.begin());
}

const std::array<JournalTextField, 13> &journalTextFields()
{
    static const std::array<JournalTextField, 13> fields{{
        {"operator"_L1, &JournalEntry::operatorName},
        {"profile_id"_L1, &JournalEntry::profileId},
        {"profile"_L1, &JournalEntry::profileName},
        {"host"_L1, &JournalEntry::host},
        {"token_kind"_L1, &JournalEntry::tokenKind},
        {"fingerprint"_L1, &JournalEntry::fingerprint},
        {"jti"_L1, &JournalEntry::tokenId},
        {"sub"_L1, &JournalEntry::subject},
        {"client_id"_L1, &JournalEntry::clientId},
        {"outcome"_L1, &JournalEntry::outcome},
        {"request_id"_L1, &JournalEntry::requestId},
        {"reason"_L1, &JournalEntry::reason},
        {"version"_L1, &JournalEntry::programVersion},
    }};
    return fields;
}

JournalEntry harmless(JournalEntry entry)
{
    entry.reason = harmlessReason(entry.reason);
    if (isTheTokenItself(entry.tokenId, entry.fingerprint))
        entry.tokenId.clear();
    for (const JournalTextField &field : journalTextFields()) {
        if (field.member != &JournalEntry::reason)
            makeHarmless(entry.*field.member);
    }
    return entry;
}

QString operatingSystemUser()
{
    // The environment can be set to anything; the user database cannot.
#ifdef Q_OS_UNIX
    if (const passwd *const user = getpwuid(getuid()))
        return QString::fromLocal8Bit(user->pw_name);
    return QString::number(getuid());
#elif defined(Q_OS_WIN)
    std::array<wchar_t, UNLEN + 1> name{};
    DWORD size = DWORD(name.size());
    return GetUserNameW(name.data(), &size) ? QString::fromWCharArray(name.data()) : QString();
#else
    return qEnvironmentVariable("USER");
#endif
}

} // namespace rescind
