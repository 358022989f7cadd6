// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/qnamtransport.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QPointer>
#include <QtNetwork/QNetworkReply>

namespace rescind {

//! One request of a QnamTransport, from the first check to the last byte of the answer.
class QnamSendJob final : public ResultJob<HttpResponse>
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(QnamSendJob)

public:
    QnamSendJob(QnamTransport &transport, HttpRequest request, QObject *parent);
    ~QnamSendJob() override;

protected:
    void run() override;
    void stop() override { letGo(); }
    void finishWith(Error error) override;
    [[nodiscard]] Stage stage() const override { return m_request.stage; }

private:
    void leave();
    [[nodiscard]] bool isStranded() const;
    void leaveAnew();
    [[nodiscard]] QNetworkReply *open(QNetworkAccessManager &manager);
    void watch();
    void onLeaving();
    void onMetaData();
    void onReadyRead();
    void refuseSize();
    void onReplyFinished();
    void completeWithAnswer();
    void failWithReply();
    [[nodiscard]] Error failure();
    void blameProxy(Error &error) const;
    void blameTls(Error &error);
    [[nodiscard]] int status() const;
    void letGo();
    void dropReply();

    QnamTransport &m_transport;
    HttpRequest m_request;
    //! Where this request has a connection of its own.
    QPointer<QNetworkAccessManager> m_ownManager;
    //! Where it shares one; null once the transport has gone.
    QPointer<QNetworkAccessManager> m_sharedManager;
    QPointer<QNetworkReply> m_reply;
    QTimer m_connectLimit;
    //! Asks again and again whether it is stranded, until it has left.
    QTimer m_strandedLimit;
    QElapsedTimer m_elapsed;
    QByteArray m_body;
    std::optional<CertificateProblem> m_certificate;
    bool m_sent = false;
};

} // namespace rescind
