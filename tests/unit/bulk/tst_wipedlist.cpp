// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/bulk/listfixture.h"

#include <QtCore/QFile>

#include <atomic>
#include <cstdlib>
#include <cstring>
#include <malloc.h>
#include <new>

namespace {

//! What no piece of memory may hold that is given back.
constexpr char canary[] = "wiped-canary-9c1f";
std::atomic_bool isWatching = false;
std::atomic_int found = 0;

void *taken(std::size_t size)
{
    // Empty, so that nothing of what others have left there is found in it.
    if (void *const memory = std::calloc(1, size == 0 ? 1 : size))
        return memory;
    throw std::bad_alloc();
}

void givenBack(void *memory) noexcept
{
    if (memory != nullptr && isWatching
        && memmem(memory, malloc_usable_size(memory), canary, sizeof(canary) - 1) != nullptr)
        ++found;
    std::free(memory);
}

} // namespace

void *operator new(std::size_t size)
{
    return taken(size);
}

void *operator new[](std::size_t size)
{
    return taken(size);
}

void operator delete(void *memory) noexcept
{
    givenBack(memory);
}

void operator delete[](void *memory) noexcept
{
    givenBack(memory);
}

void operator delete(void *memory, std::size_t) noexcept
{
    givenBack(memory);
}

void operator delete[](void *memory, std::size_t) noexcept
{
    givenBack(memory);
}

using namespace rescind;
using namespace Qt::StringLiterals;

//! Nothing of a list is left in memory that was given back.
class tst_WipedList final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void memory_thatIsNotWiped_isFound()
    {
        auto *const memory = new char[64];
        std::memcpy(memory, canary, sizeof(canary));
        watch([memory] { delete[] memory; });
        QCOMPARE(found, 1);
    }

    void list_isWipedAtItsEnd_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::newRow("a line each") << QByteArray() << QByteArray("\n");
        QTest::newRow("a table") << QByteArray("alice,") << QByteArray(",1\n");
        QTest::newRow("JSON") << QByteArray("{\"access_token\":\"") << QByteArray("\"}\n");
        // The tokens are put together elsewhere, and the rest is let go of.
        QTest::newRow("mostly other text")
            << QByteArray(QByteArray(300, 'x') + " access_token=") << QByteArray("\n");
    }

    void list_isWipedAtItsEnd()
    {
        QFETCH(const QByteArray, before);
        QFETCH(const QByteArray, after);
        QByteArray text;
        for (int i = 0; i < 200; ++i)
            text += before + canary + QByteArray::number(100000 + i) + "aZ3kQ9x7Lw2Vb8Rt" + after;
        const QString path = temporaryPath(u"list.txt"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
        file.close();
        qsizetype size = 0;
        watch([&path, &size] {
            auto list = tokenListFromFile(path, freely()).value_or(nullptr);
            size = list == nullptr ? 0 : list->size();
            if (list != nullptr && !list->bytes(0).contains(canary))
                size = -1;
        });
        QCOMPARE(size, 200);
        QCOMPARE(found, 0);
    }

    void list_thatIsCancelled_isWipedToo()
    {
        const QString path = temporaryPath(u"cancelled.txt"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        for (int i = 0; i < 2000; ++i)
            file.write(canary + QByteArray::number(100000 + i) + "aZ3kQ9x7Lw2Vb8Rt\n");
        file.close();
        watch([&path] {
            const std::atomic_bool isStopping = true;
            const TaskControl control(std::make_shared<std::atomic_bool>(true), isStopping, {});
            (void)tokenListFromFile(path, control);
        });
        QCOMPARE(found, 0);
    }

private:
    template<typename F>
    static void watch(F work)
    {
        found = 0;
        isWatching = true;
        work();
        isWatching = false;
    }
};

QTEST_GUILESS_MAIN(tst_WipedList)
#include "tst_wipedlist.moc"
