// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/usage.h"

namespace rescind {

QString usageText()
{
    return QStringLiteral(
        "rescind-cli [--json] [--lang en|zh_CN] [--without-journal] COMMAND\n"
        "\n"
        "  profile add NAME [--app-host URL] [--issuer URL] --app-id ID [--secret-stdin]\n"
        "          [--protocol oidc|oauth2] [--redirect-uri URI] [--scope \"...\"]\n"
        "          [--environment production|test|sandbox]\n"
        "          [--token-auth post|basic|none|private_key_jwt|tls_client_auth]\n"
        "          [--introspection-auth ...] [--revocation-auth ...]\n"
        "          [--introspection-endpoint URL] [--revocation-endpoint URL]\n"
        "          [--id-token-alg ALG] [--trust-host HOST] [--ca-file FILE]\n"
        "  profile list | show NAME | test NAME | remove NAME\n"
        "  profile export NAME [--output FILE] | import FILE\n"
        "  login NAME [--print-url | --paste | --device] [--timeout S] [--report FILE.md|.html]\n"
        "  status NAME\n"
        "  inspect [--profile NAME]                    a token on standard input\n"
        "  refresh NAME\n"
        "  revoke NAME [--access | --refresh | --all]  or a token on standard input\n"
        "          [--hint access_token|refresh_token] [--probe none|gentle|intrusive]\n"
        "          [--looks 0,2,10,30] [--reason TEXT] [--yes]\n"
        "  bulk NAME --input FILE|- [--dry-run] [--concurrency N] [--rate N] [--reason TEXT]\n"
        "          [--looks 0,2,10,30 | --no-verify] [--report FILE.csv|.json|.html]\n"
        "          [--include-foreign] [--resume] [--yes]\n"
        "  logout NAME [--keep-server-side]\n"
        "  journal list [--since TIME] [--until TIME] [--profile NAME] [--action NAMES]\n"
        "          [--outcome NAMES] [--fingerprint HEX | --text TEXT] [--limit N]\n"
        "  journal verify\n"
        "  journal export [--format csv|jsonl|syslog] [--output FILE] and the filters of list\n"
        "  journal syslog [on|off]                     each entry to the local daemon as well\n"
        "  diagnose [NAME]                             what this computer lacks; with NAME also "
        "its provider\n"
        "  --help | --version\n"
        "\n"
        "Nothing is revoked that cannot be written into the journal (exit 15); --without-journal\n"
        "goes on all the same.\n"
        "Secrets and tokens come on standard input, never as an argument.");
}

} // namespace rescind
