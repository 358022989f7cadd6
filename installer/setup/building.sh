# SPDX-FileCopyrightText: 2026 The Rescind authors
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash

# For scripts that build what people install; sourced, with $root and $build set. Nothing of whoever builds it gets in:
# neither a mask, a language nor a zone; and whatever has a time in it has the commit's, or SOURCE_DATE_EPOCH.
# Offers run: a log's name, then the command that writes it.

umask 022
export LC_ALL=C.UTF-8 TZ=UTC
# A compiler cache may rewrite paths, and then __FILE__ says something else.
export CCACHE_BASEDIR=
if [ -z "${SOURCE_DATE_EPOCH:-}" ]; then
    SOURCE_DATE_EPOCH=$(git -C "${root:?}" log -1 --format=%ct)
fi
export SOURCE_DATE_EPOCH

run() { # a log's name, command...
    local log=${build:?}/$1.log
    shift
    if ! "$@" >"$log" 2>&1; then
        tail -n 30 "$log" >&2
        echo "${0##*/}: failed; all of it is in $log" >&2
        return 1
    fi
}
