#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Rescind authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Builds what Rescind needs on Windows out of Debian's own sources: SQLite, OpenSSL's libcrypto, and Qt without what
# it does not use. About half an hour on two cores, once for each set of versions.
#
#   dependencies.sh            builds what is missing, and prints the folder
#   dependencies.sh --folder   prints the folder, and fails where it is not there yet
#
# The folder is ~/.cache/rescind-windows/VERSIONS (or under XDG_CACHE_HOME), outside of the tree. The sources come
# from where this machine's packages come from; its own lists of packages are left as they are. TLS is Windows' own.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# Named, so that one commit means one set of bytes. Of OpenSSL the newest was not whole when this was tried.
sqlite=3.40.1-2+deb12u2
openssl=3.0.20-1~deb12u2
# Its tools run here, so the two have to be of one version.
qt=$(dpkg-query -W -f '${Version}' qt6-base-dev)
# Counts up when the way of building changes.
recipe=2
cache=${XDG_CACHE_HOME:-$HOME/.cache}/rescind-windows
prefix=$cache/qt-$qt+sqlite-$sqlite+openssl-$openssl+$recipe

if [ "${1:-}" = --folder ]; then
    echo "$prefix"
    [ -e "$prefix/.complete" ]
    exit
fi
if [ -e "$prefix/.complete" ]; then
    echo "$prefix"
    exit
fi

"$here/../setup/packages.sh" build windows >&2
umask 022
export LC_ALL=C.UTF-8 TZ=UTC SOURCE_DATE_EPOCH=0
triplet=x86_64-w64-mingw32
work=$cache/work
# What is built says that it is installed here, whoever builds it; nothing looks there.
nowhere=/rescind-windows
hardened=-fstack-protector-strong
rm -rf "$work" "$prefix"
mkdir -p "$work/apt/parts" "$work/apt/lists/partial" "$prefix"
cd "$work"
exec 3>&1 >"$cache/build.log" 2>&1
# shellcheck disable=SC2154 # set by the trap itself
trap 'status=$?; [ $status = 0 ] || { tail -n 30 "$cache/build.log" >&3
    echo "dependencies.sh: failed; all of it is in $cache/build.log" >&3; }' EXIT

for list in /etc/apt/sources.list /etc/apt/sources.list.d/*.list /etc/apt/sources.list.d/*.sources; do
    [ ! -e "$list" ] || sed 's/^Types:.*/Types: deb-src/; s/^deb /deb-src /' "$list" >"$work/apt/parts/${list##*/}"
done
[ ! -e apt/parts/sources.list ] || mv apt/parts/sources.list apt/parts/main.list
apt=(-q -o Dir::Etc::SourceList=/dev/null -o "Dir::Etc::SourceParts=$work/apt/parts"
    -o "Dir::State::Lists=$work/apt/lists" -o Dir::Cache::pkgcache= -o Dir::Cache::srcpkgcache=)
apt-get "${apt[@]}" update

source_of() { # a package, its version, a folder
    apt-get "${apt[@]}" source --download-only "$1=$2"
    # Debian's signatures were checked with the lists that the hashes come from.
    dpkg-source --no-check -x "$1_${2#*:}.dsc" "$3"
}

source_of sqlite3 "$sqlite" sqlite
source_of openssl "$openssl" openssl
source_of qt6-base "$qt" qtbase

echo "== SQLite"
(
    # One C file, by its own makefile (which needs tclsh), and one library of that; the switches are those of Qt's
    # copy, which Debian's source lacks.
    cd sqlite
    ./configure --disable-tcl --disable-readline
    make sqlite3.c sqlite3.h
    "$triplet-gcc-posix" -O2 "$hardened" -DSQLITE_ENABLE_COLUMN_METADATA -DSQLITE_OMIT_LOAD_EXTENSION -DSQLITE_OMIT_COMPLETE \
        -DSQLITE_ENABLE_FTS5 -DSQLITE_ENABLE_JSON1 -c sqlite3.c -o sqlite3.o
    mkdir -p "$prefix/lib" "$prefix/include"
    "$triplet-ar" rcsD "$prefix/lib/libsqlite3.a" sqlite3.o
    cp sqlite3.h "$prefix/include/"
    cp sqlite3ext.h "$prefix/include/" || cp src/sqlite3ext.h "$prefix/include/"
)

echo "== OpenSSL"
(
    cd openssl
    # No configuration file: what anybody may put into a folder of drive C: must not decide. No ciphers, hashes or
    # protocols that neither JOSE nor a client certificate's file needs: a third of a megabyte less to install and to trust.
    ./Configure mingw64 shared no-tests no-engine no-module no-autoload-config no-deprecated \
        no-{aria,bf,blake2,camellia,cast,chacha,cmp,cms,ct,dgram,dh,dsa,ec2m,gost,idea,md4,mdc2,ocb,ocsp,poly1305} \
        no-{rfc3779,rmd160,seed,siphash,siv,sm2,sm3,sm4,sock,srp,srtp,ts,whirlpool} "$hardened" \
        --cross-compile-prefix="$triplet-" --prefix="$nowhere" --libdir=lib --openssldir="$nowhere/ssl" \
        -Wl,--no-insert-timestamp
    make -j"$(nproc)" build_libs
    make DESTDIR="$work/openssl-installed" install_dev
    cp -r "$work/openssl-installed$nowhere/." "$prefix/"
)

echo "== tl::expected"
# The header that Debian's package has, where the cross compiler finds it and nothing else of /usr/include.
mkdir -p "$prefix/share/cmake" "$prefix/include"
cp -r /usr/include/tl "$prefix/include/"
cp -r /usr/share/cmake/tl-expected "$prefix/share/cmake/"

echo "== Qt"
launcher=()
! command -v ccache >/dev/null || launcher=(-DCMAKE_C_COMPILER_LAUNCHER=ccache -DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
flags="-w $hardened -ffile-prefix-map=$work=."
cmake -G Ninja -S qtbase -B qb -DCMAKE_TOOLCHAIN_FILE="$here/mingw.cmake" -DRESCIND_WINDOWS_PREFIX="$prefix" \
    -DCMAKE_BUILD_TYPE=MinSizeRel -DCMAKE_INSTALL_PREFIX="$nowhere" \
    -DQT_HOST_PATH=/usr -DQT_HOST_PATH_CMAKE_DIR=/usr/lib/x86_64-linux-gnu/cmake \
    -DQT_QMAKE_TARGET_MKSPEC=win32-g++ -DBUILD_SHARED_LIBS=ON -DQT_BUILD_EXAMPLES=OFF -DQT_BUILD_TESTS=OFF \
    -DFEATURE_pkg_config=OFF -DFEATURE_optimize_size=ON -DINPUT_opengl=no -DFEATURE_vulkan=OFF -DFEATURE_dbus=OFF \
    -DFEATURE_sql=ON -DFEATURE_sql_sqlite=ON -DFEATURE_system_sqlite=ON -DFEATURE_sql_odbc=OFF \
    -DFEATURE_printsupport=OFF -DFEATURE_concurrent=OFF -DINPUT_openssl=no -DFEATURE_schannel=ON \
    -DFEATURE_tabletevent=OFF -DFEATURE_mimetype_database=OFF -DFEATURE_pdf=OFF -DFEATURE_dtls=OFF \
    -DFEATURE_icu=OFF -DFEATURE_glib=OFF -DFEATURE_zstd=OFF -DFEATURE_brotli=OFF \
    -DFEATURE_system_zlib=OFF -DFEATURE_system_png=OFF -DFEATURE_system_jpeg=OFF -DFEATURE_system_freetype=OFF \
    -DFEATURE_system_harfbuzz=OFF -DFEATURE_system_pcre2=OFF -DFEATURE_system_doubleconversion=OFF \
    -DCMAKE_CXX_FLAGS="$flags" -DCMAKE_C_FLAGS="$flags" "${launcher[@]}"
ninja -C qb
DESTDIR=$work/qt-installed cmake --install qb --strip
cp -r "$work/qt-installed$nowhere/." "$prefix/"

: >"$prefix/.complete"
cd /
rm -rf "$work"
echo "$prefix" >&3
