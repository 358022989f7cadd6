// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/sentences.h"

#include <QtCore/QCoreApplication>

namespace rescind {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(Sentences)
};

} // namespace

QString joined(const QStringList &sentences)
{
    QString text;
    for (const QString &sentence : sentences) {
        if (sentence.isEmpty())
            continue;
        if (text.isEmpty())
            text = sentence;
        else {
            //: Two whole sentences that follow each other. Chinese has no space in between.
            text = Tr::tr("%1 %2").arg(text, sentence);
        }
    }
    return text;
}

} // namespace rescind
