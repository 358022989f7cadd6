// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/secretclipboard.h"

#include "core/base/random.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QMimeData>
#include <QtGui/QClipboard>

#include <memory>

namespace rescind {

namespace {

constexpr auto markType = "application/x-rescind-copy";

//! What the clipboard managers of each platform look for before they keep something.
void addConcealedHints(QMimeData &data)
{
    data.setData(QStringLiteral("x-kde-passwordManagerHint"), QByteArrayLiteral("secret"));
    data.setData(
        QStringLiteral("application/x-nspasteboard-concealed-type"), QByteArrayLiteral("1"));
#ifdef Q_OS_WIN
    const QByteArray no(4, '\0');
    const auto windowsFormat = [](QLatin1StringView name) {
        return QStringLiteral("application/x-qt-windows-mime;value=\"%1\"").arg(name);
    };
    data.setData(
        windowsFormat(QLatin1StringView("ExcludeClipboardContentFromMonitorProcessing")), no);
    data.setData(windowsFormat(QLatin1StringView("CanIncludeInClipboardHistory")), no);
    data.setData(windowsFormat(QLatin1StringView("CanUploadToCloudClipboard")), no);
#endif
}

} // namespace

SecretClipboard::SecretClipboard(QClipboard &clipboard, QObject *parent, std::chrono::seconds keep)
    : QObject(parent)
    , m_clipboard(clipboard)
    , m_keep(keep)
{
    m_timer.setInterval(std::chrono::seconds(1));
    connect(&m_timer, &QTimer::timeout, this, &SecretClipboard::tick);
    // The clipboard must not be touched any more once the application object is going.
    if (const auto *application = qApp)
        connect(application, &QCoreApplication::aboutToQuit, this, &SecretClipboard::clear);
}

SecretClipboard::~SecretClipboard()
{
    if (isStillOurs())
        m_clipboard.clear();
}

void SecretClipboard::copy(const Secret &secret)
{
    m_copied = secret;
    m_mark = randomText(16);
    auto data = std::make_unique<QMimeData>();
    data->setText(QString::fromUtf8(secret.view()));
    data->setData(QString::fromLatin1(markType), m_mark);
    addConcealedHints(*data);
    m_clipboard.setMimeData(data.release());
    m_timer.start();
    setSecondsLeft(static_cast<int>(m_keep.count()));
}

void SecretClipboard::clear()
{
    const bool ours = isStillOurs();
    m_timer.stop();
    m_copied = {};
    m_mark.clear();
    if (ours)
        m_clipboard.clear();
    setSecondsLeft(0);
}

bool SecretClipboard::isStillOurs() const
{
    if (m_mark.isEmpty())
        return false;
    const QMimeData *data = m_clipboard.mimeData();
    if (data == nullptr)
        return false;
    // A clipboard manager may have taken the text over without our mark: it is the same secret.
    return data->data(QString::fromLatin1(markType)) == m_mark
        || (data->hasText() && Secret(data->text()) == m_copied);
}

void SecretClipboard::tick()
{
    if (m_secondsLeft <= 1 || !isStillOurs())
        clear();
    else
        setSecondsLeft(m_secondsLeft - 1);
}

void SecretClipboard::setSecondsLeft(int seconds)
{
    if (seconds == m_secondsLeft)
        return;
    m_secondsLeft = seconds;
    Q_EMIT secondsLeftChanged(seconds);
}

} // namespace rescind
