// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/profilecommand.h"

#include "app/cli/console.h"
#include "app/cli/humanlines.h"
#include "app/cli/profileoptions.h"
#include "app/cli/profileshape.h"
#include "app/cli/shapes.h"
#include "app/cli/testcommand.h"
#include "core/profiles/freename.h"
#include "core/profiles/profiledocument.h"
#include "core/profiles/profilefile.h"

#include <QtCore/QCommandLineParser>

#include <algorithm>

namespace rescind {

namespace {

class Command
{
public:
    Command(Engine &engine, bool json, QObject *context, std::function<void(ExitCode)> done)
        : m_engine(engine)
        , m_json(json)
        , m_context(context)
        , m_done(std::move(done))
    {
    }

    void add(const QStringList &arguments) const
    {
        const auto order = profileOrder(arguments);
        if (!order) {
            refuse(order.error());
            return;
        }
        SecretChanges secrets;
        if (order->readsSecret) {
            const Secret secret = readStandardInput();
            if (secret.isEmpty()) {
                refuse(QStringLiteral("--secret-stdin: standard input is empty"));
                return;
            }
            secrets.insert(ProfileSecret::ClientSecret, secret);
        }
        startThen(m_engine.saveProfile(order->profile, secrets, m_context), m_context,
            [self = *this](const Result<Profile> &saved) { self.onSaved(saved, {}); });
    }

    void list() const { showNext(m_engine.profiles()); }

    void show(const QString &name) const
    {
        if (const auto profile = named(name))
            showNext({*profile});
    }

    void remove(const QString &name) const
    {
        const auto profile = named(name);
        if (!profile)
            return;
        startThen(m_engine.removeProfile(profile->id, m_context), m_context,
            [self = *this](const Result<void> &removed) {
                if (removed)
                    self.m_done(ExitCode::Done);
                else
                    self.failWith(removed.error());
            });
    }

    void exportOne(const QStringList &arguments) const
    {
        QCommandLineParser parser;
        const QCommandLineOption output(
            QStringLiteral("output"), QString(), QStringLiteral("file"));
        parser.addOption(output);
        if (!parser.parse(QStringList(QStringLiteral("profile export")) + arguments)
            || parser.positionalArguments().size() != 1) {
            refuse(QStringLiteral("profile export NAME [--output FILE]"));
            return;
        }
        const auto profile = named(parser.positionalArguments().constFirst());
        if (!profile)
            return;
        if (!parser.isSet(output)) {
            printResult(QString::fromUtf8(profileDocument(*profile)).trimmed());
            m_done(ExitCode::Done);
            return;
        }
        if (const auto written = writeProfileFile(parser.value(output), *profile); !written)
            failWith(written.error());
        else
            m_done(ExitCode::Done);
    }

    void importFrom(const QString &path) const
    {
        const auto read = readProfileFile(path);
        if (!read)
            failWith(read.error());
        else
            importNext(*read);
    }

    void test(const QString &name) const
    {
        if (const auto profile = named(name)) {
            runTestCommand(m_engine, *profile,
                m_json ? std::optional(profileShape(*profile, std::nullopt)) : std::nullopt,
                m_context, m_done);
        }
    }

    void refuse(const QString &message) const
    {
        printMessage(message);
        m_done(ExitCode::Usage);
    }

private:
    //! Says so where there is none of this name.
    [[nodiscard]] std::optional<Profile> named(const QString &name) const
    {
        for (const Profile &profile : m_engine.profiles()) {
            if (profile.name == name)
                return profile;
        }
        refuse(QStringLiteral("no profile of this name: ") + name);
        return std::nullopt;
    }

    void onSaved(const Result<Profile> &saved, const QList<Profile> &rest) const
    {
        if (!saved) {
            failWith(saved.error());
            return;
        }
        const Session *const session = m_engine.session(saved->id);
        if (session != nullptr && session->keychainError()) {
            print(*saved, std::nullopt);
            failWith(*session->keychainError());
            return;
        }
        print(*saved, m_engine.keptSecrets(saved->id));
        importNext(rest);
    }

    //! Always new profiles: a file never replaces one.
    void importNext(QList<Profile> profiles) const
    {
        if (profiles.isEmpty()) {
            m_done(ExitCode::Done);
            return;
        }
        const Profile next = profiles.takeFirst();
        const QList<Profile> known = m_engine.profiles();
        const Profile copy = copyOf(next, known);
        if (std::any_of(known.begin(), known.end(),
                [&next](const Profile &other) { return other.id == next.id; }))
            printMessage(
                QStringLiteral("this profile is here already; imported as a copy: ") + copy.name);
        startThen(m_engine.saveProfile(copy, {}, m_context), m_context,
            [self = *this, profiles](
                const Result<Profile> &saved) { self.onSaved(saved, profiles); });
    }

    void showNext(QList<Profile> profiles) const
    {
        if (profiles.isEmpty()) {
            m_done(ExitCode::Done);
            return;
        }
        const Profile next = profiles.takeFirst();
        if (!m_json) {
            print(next, std::nullopt);
            showNext(profiles);
            return;
        }
        startThen(m_engine.findSecrets(next.id, m_context), m_context,
            [self = *this, next, profiles](const Result<QList<ProfileSecret>> &found) {
                // The question was about the profile: that is answered.
                if (!found)
                    printMessage(errorLines(found.error()).join(u'\n'));
                self.print(next, found ? std::optional(*found) : std::nullopt);
                self.showNext(profiles);
            });
    }

    void print(const Profile &profile, const std::optional<QList<ProfileSecret>> &secrets) const
    {
        if (m_json)
            printJson(profileShape(profile, secrets));
        else
            printResult(profile.name + u'\t' + profile.issuer() + u'\t' + profile.clientId
                + (profile.isManaged ? QStringLiteral("\tmanaged") : QString()));
    }

    void failWith(const Error &error) const
    {
        if (m_json)
            printJson(errorShape(error));
        else
            printMessage(errorLines(error).join(u'\n'));
        m_done(exitCodeFor(error));
    }

    Engine &m_engine;
    bool m_json;
    QObject *m_context;
    std::function<void(ExitCode)> m_done;
};

} // namespace

void runProfileCommand(Engine &engine, const QStringList &arguments, bool json, QObject *context,
    std::function<void(ExitCode)> done)
{
    // A profile that cannot be used is said, and hurts no other.
    QObject::connect(&engine, &Engine::profileProblem, context,
        [](const Error &error) { printMessage(errorLines(error).join(u'\n')); });
    const Command command(engine, json, context, std::move(done));
    const QString verb = arguments.value(0);
    const QStringList rest = arguments.mid(1);
    if (verb == QLatin1StringView("add"))
        command.add(rest);
    else if (verb == QLatin1StringView("list") && rest.isEmpty())
        command.list();
    else if (verb == QLatin1StringView("show") && rest.size() == 1)
        command.show(rest.constFirst());
    else if (verb == QLatin1StringView("remove") && rest.size() == 1)
        command.remove(rest.constFirst());
    else if (verb == QLatin1StringView("export"))
        command.exportOne(rest);
    else if (verb == QLatin1StringView("import") && rest.size() == 1)
        command.importFrom(rest.constFirst());
    else if (verb == QLatin1StringView("test") && rest.size() == 1)
        command.test(rest.constFirst());
    else
        command.refuse(QStringLiteral("profile add|list|show|test|remove|export|import"));
}

} // namespace rescind
