#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Rescind authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Starts the unpacked program, or with "cli" first the one for scripts. Libraries that belong to the machine's
# graphics are its own where it has them.
here=$(dirname "$(readlink -f "$0")")
program=rescind
if [ "${1:-}" = cli ]; then
    program=rescind-cli
    shift
fi
there=$(/sbin/ldconfig -p 2>/dev/null || ldconfig -p 2>/dev/null || :)
for folder in "$here"/fallback/*; do
    case "$there" in
    *"	${folder##*/} "*) ;;
    *) LD_LIBRARY_PATH=${LD_LIBRARY_PATH:+$LD_LIBRARY_PATH:}$folder ;;
    esac
done
[ -z "${LD_LIBRARY_PATH:-}" ] || export LD_LIBRARY_PATH
exec "$here/bin/$program" "$@"
