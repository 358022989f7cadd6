#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Rescind authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Builds what Rescind needs on Windows out of Debian's own sources: SQLite, OpenSSL's libcrypto, and Qt without what
# it does not use. About half an hour on two cores, once for each set of versions.
#
#   dependencies.sh            builds what is missing, and prints the folder
#   dependencies.sh --folder   prints the folder, and fails where it is not there yet
#
# The folder is ~/.cache/rescind-windows/VERSIONS, outside of the tree. apt needs a deb-src entry. TLS is Windows' own.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# Debian's newest source of OpenSSL was not whole when this was tried, so it is named.
openssl=3.0.20-1~deb12u2
qt=$(dpkg-query -W -f '${Version}' qt6-base-dev)
sqlite=$(apt-cache showsrc sqlite3 2>/dev/null | sed -n 's/^Version: //p' | sort -V | tail -n 1)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/rescind-windows
prefix=$cache/qt-$qt+sqlite-$sqlite+openssl-$openssl

if [ "${1:-}" = --folder ]; then
    echo "$prefix"
    [ -e "$prefix/.complete" ]
    exit
fi
if [ ! -e "$prefix/.complete" ]; then
    work=$cache/work
    rm -rf "$work" "$prefix"
    mkdir -p "$work" "$prefix"
    cd "$work"
    source_of() { # a package or package=version, a folder
        apt-get -qq source --download-only "$1"
        dpkg-source --no-check -x "${1%%=*}"_*.dsc "$2" >/dev/null
    }
    triplet=x86_64-w64-mingw32

    source_of sqlite3 sqlite
    # One C file, by its own makefile (which needs tclsh), and one library of that.
    (
        cd sqlite
        ./configure --disable-tcl --disable-readline
        make sqlite3.c sqlite3.h
        "$triplet-gcc-posix" -O2 -DSQLITE_THREADSAFE=1 -c sqlite3.c -o sqlite3.o
        mkdir -p "$prefix/lib" "$prefix/include"
        "$triplet-ar" rcs "$prefix/lib/libsqlite3.a" sqlite3.o
        cp sqlite3.h sqlite3ext.h "$prefix/include/" 2>/dev/null || cp sqlite3.h src/sqlite3ext.h "$prefix/include/"
    )

    source_of "openssl=$openssl" openssl
    (cd openssl && ./Configure mingw64 no-shared no-tests no-apps no-engine no-module --cross-compile-prefix="$triplet-" \
        --prefix="$prefix" --libdir=lib && make -j"$(nproc)" build_libs && make install_dev)

    source_of qt6-base qtbase
    cmake -G Ninja -S qtbase -B qb -DCMAKE_TOOLCHAIN_FILE="$here/mingw.cmake" -DRESCIND_WINDOWS_PREFIX="$prefix" \
        -DCMAKE_BUILD_TYPE=MinSizeRel -DCMAKE_INSTALL_PREFIX="$prefix" \
        -DQT_HOST_PATH=/usr -DQT_HOST_PATH_CMAKE_DIR=/usr/lib/x86_64-linux-gnu/cmake \
        -DQT_QMAKE_TARGET_MKSPEC=win32-g++ -DBUILD_SHARED_LIBS=ON -DQT_BUILD_EXAMPLES=OFF -DQT_BUILD_TESTS=OFF \
        -DFEATURE_pkg_config=OFF -DFEATURE_optimize_size=ON -DINPUT_opengl=no -DFEATURE_vulkan=OFF -DFEATURE_dbus=OFF \
        -DFEATURE_sql=ON -DFEATURE_sql_sqlite=ON -DFEATURE_system_sqlite=ON -DFEATURE_sql_odbc=OFF \
        -DFEATURE_printsupport=OFF -DFEATURE_concurrent=OFF -DINPUT_openssl=no -DFEATURE_schannel=ON \
        -DFEATURE_tabletevent=OFF -DFEATURE_icu=OFF -DFEATURE_glib=OFF -DFEATURE_zstd=OFF -DFEATURE_brotli=OFF \
        -DFEATURE_system_zlib=OFF -DFEATURE_system_png=OFF -DFEATURE_system_jpeg=OFF -DFEATURE_system_freetype=OFF \
        -DFEATURE_system_harfbuzz=OFF -DFEATURE_system_pcre2=OFF -DFEATURE_system_doubleconversion=OFF \
        -DCMAKE_CXX_FLAGS=-w -DCMAKE_C_FLAGS=-w
    ninja -C qb
    cmake --install qb --strip
    : >"$prefix/.complete"
    rm -rf "$work"
fi
echo "$prefix"
