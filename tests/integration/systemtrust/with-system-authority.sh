#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Rescind authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs a program on a system that trusts one authority more, made for this run: in a mount
# namespace of its own, where /etc/ssl/certs is a copy. The authority's certificate and key are in
# $RESCIND_SYSTEM_AUTHORITY. Exit code 77 where this system lets nobody make such a namespace.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/certs"
cp -L /etc/ssl/certs/*.pem "$folder/certs/" 2>/dev/null || true
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj "/CN=System Authority" \
    -keyout "$folder/authority.key" -out "$folder/authority.pem" 2>/dev/null
cp "$folder/authority.pem" "$folder/certs/rescind-test.pem"
openssl rehash "$folder/certs" 2>/dev/null
export RESCIND_SYSTEM_AUTHORITY="$folder"
unshare --map-root-user --mount true 2>/dev/null || exit 77
# The script stays, to clean up.
# shellcheck disable=SC2016 # the inner shell is to expand it
unshare --map-root-user --mount sh -c 'mount --bind "$RESCIND_SYSTEM_AUTHORITY/certs" /etc/ssl/certs || exit 77; exec "$@"' sh "$@"
