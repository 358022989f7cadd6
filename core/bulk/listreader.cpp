// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bulk/listreader.h"

#include "core/bulk/listinput.h"
#include "core/bulk/listscan.h"
#include "core/bulk/tokenlistbuilder.h"

namespace rescind {

namespace {

Result<std::shared_ptr<const TokenList>> listIn(
    Result<WipedBytes> input, const TaskControl &control)
{
    if (!input)
        return fail(input.error());
    const auto total = static_cast<qint64>(input->size());
    Result<FoundTokens> found = foundIn(std::move(*input), control);
    if (!found)
        return fail(found.error());
    return TokenListBuilder::listOf(std::move(*found), control, total);
}

} // namespace

Result<std::shared_ptr<const TokenList>> tokenListFromFile(
    const QString &path, const TaskControl &control)
{
    return listIn(inputFromFile(path, control), control);
}

Result<std::shared_ptr<const TokenList>> tokenListFromBytes(
    const Secret &bytes, const TaskControl &control)
{
    return listIn(inputFromBytes(bytes.view()), control);
}

ListReader::ListReader(QObject *parent)
    : QObject(parent)
{
}

ResultJob<ListReader::List> *ListReader::readFile(
    const QString &path, QObject *parent, const TaskControl::Progress &progress)
{
    return new WorkerJob<List>(
        m_thread, [path](const TaskControl &control) { return tokenListFromFile(path, control); },
        parent, progress);
}

ResultJob<ListReader::List> *ListReader::readBytes(
    const Secret &bytes, QObject *parent, const TaskControl::Progress &progress)
{
    return new WorkerJob<List>(
        m_thread,
        [bytes](const TaskControl &control) { return tokenListFromBytes(bytes, control); }, parent,
        progress);
}

} // namespace rescind
