// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QDateTime>
#include <QtCore/QHash>
#include <QtCore/QJsonObject>
#include <QtCore/QStringList>

#include <array>
#include <optional>

namespace rescind {

//! A value of an enumeration and its name in a profile's file.
template<typename E>
struct Word
{
    E value;
    QLatin1StringView text;
};

template<typename E, std::size_t N>
[[nodiscard]] QString wordFor(E value, const std::array<Word<E>, N> &words)
{
    for (const Word<E> &word : words) {
        if (word.value == value)
            return word.text;
    }
    return {};
}

//! Reads members of one object and remembers the first that was wrong, by its path
//! ("network.caFile"). A missing member leaves the default.
class JsonReader
{
public:
    explicit JsonReader(QJsonObject object, QString prefix = {})
        : m_object(std::move(object))
        , m_prefix(std::move(prefix))
    {
    }

    void text(QLatin1StringView name, QString &value);
    void texts(QLatin1StringView name, QStringList &values);
    void flag(QLatin1StringView name, bool &value);
    void number(QLatin1StringView name, std::optional<int> &value);
    void times(QLatin1StringView name, QHash<QString, QDateTime> &values) const;

    template<typename E, std::size_t N>
    void word(QLatin1StringView name, E &value, const std::array<Word<E>, N> &words)
    {
        const QJsonValue member = m_object.value(name);
        if (member.isUndefined())
            return;
        for (const Word<E> &word : words) {
            if (member.toString() == word.text) {
                value = word.value;
                return;
            }
        }
        blame(name);
    }

    //! A reader for the object within; an empty one where there is none.
    [[nodiscard]] JsonReader within(QLatin1StringView name);
    void take(const JsonReader &inner) { blamePath(inner.m_wrong); }

    void blame(QLatin1StringView name) { blamePath(m_prefix + name); }
    [[nodiscard]] const QString &wrong() const { return m_wrong; }
    [[nodiscard]] const QJsonObject &object() const { return m_object; }

private:
    void blamePath(const QString &path)
    {
        if (m_wrong.isEmpty())
            m_wrong = path;
    }

    QJsonObject m_object;
    QString m_prefix;
    QString m_wrong;
};

} // namespace rescind
