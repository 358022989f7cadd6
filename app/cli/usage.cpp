// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/usage.h"

namespace rescind {

QString usageText()
{
    return QStringLiteral(
        "rescind-cli [--json] [--lang en|zh_CN] COMMAND\n"
        "\n"
        "  profile add NAME --app-host URL --app-id ID [--redirect-uri URI] [--scope \"...\"]\n"
        "          [--protocol oidc|oauth2] [--environment production|test|sandbox]\n"
        "          [--token-auth post|basic|none] [--introspection-auth ...] [--revocation-auth "
        "...]\n"
        "          [--id-token-alg ALG] [--trust-host HOST] [--secret-stdin]\n"
        "  profile list | show NAME | test NAME | remove NAME\n"
        "  login NAME [--print-url] [--paste] [--timeout S]\n"
        "  status NAME\n"
        "  inspect [--profile NAME]                    a token on standard input\n"
        "  refresh NAME\n"
        "  revoke NAME [--access | --refresh | --all]  or a token on standard input\n"
        "          [--hint access_token|refresh_token] [--probe none|gentle|intrusive]\n"
        "          [--looks 0,2,10,30] [--reason TEXT] [--yes]\n"
        "  logout NAME [--keep-server-side]\n"
        "  --help | --version\n"
        "\n"
        "Secrets and tokens come on standard input, never as an argument.");
}

} // namespace rescind
