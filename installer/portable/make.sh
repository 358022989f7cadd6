#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Rescind authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Packs the programs with all libraries that a distribution may lack into one file that starts itself.
#
#   make.sh BUILD    a build for packages; the file is put into BUILD/portable
#
# Called by package.sh. BUILD/portable/bundled.tsv says what was packed, for the list of parts.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
build=$1
work=$build/portable
stage=$work/stage
plugins=$(qmake6 -query QT_INSTALL_PLUGINS 2>/dev/null || qtpaths6 --query QT_INSTALL_PLUGINS)
translations=$(qmake6 -query QT_INSTALL_TRANSLATIONS 2>/dev/null || qtpaths6 --query QT_INSTALL_TRANSLATIONS)

rm -rf "$work"
mkdir -p "$stage/lib" "$stage/fallback" "$stage/plugins"
for component in rescind licences; do
    cmake --install "$build" --prefix "$stage" --component "$component" --strip >/dev/null
done

# What is loaded by name: windows on X11 and Wayland, TLS, the journal's database, input methods, the desktop's
# portals, the keychain.
for plugin in platforms/libqxcb.so platforms/libqoffscreen.so platforms/libqwayland-generic.so \
    wayland-shell-integration/libxdg-shell.so wayland-decoration-client/libbradient.so \
    xcbglintegrations/libqxcb-glx-integration.so tls/libqopensslbackend.so sqldrivers/libqsqlite.so \
    platforminputcontexts/libibusplatforminputcontextplugin.so \
    platforminputcontexts/libcomposeplatforminputcontextplugin.so \
    platformthemes/libqxdgdesktopportal.so imageformats/libqico.so; do
    mkdir -p "$stage/plugins/${plugin%/*}"
    cp "$plugins/$plugin" "$stage/plugins/$plugin"
    printf '%s\t%s\n' "plugins/$plugin" "$plugins/$plugin" >>"$work/origins"
done
mkdir -p "$stage/translations"
cp "$translations/qtbase_zh_CN.qm" "$stage/translations/"
printf '%s\t%s\n' translations/qtbase_zh_CN.qm "$translations/qtbase_zh_CN.qm" >>"$work/origins"
secret=$(ldconfig -p | sed -n 's/^\tlibsecret-1\.so\.0 .*x86-64.* => //p' | head -n 1)
cp -L "$secret" "$stage/lib/libsecret-1.so.0"
printf 'lib/libsecret-1.so.0\t%s\n' "$secret" >>"$work/origins"

# Part of every system's C library, and bound to its version.
is_the_systems() {
    case "$1" in
    linux-vdso.* | ld-linux* | libc.so.* | libm.so.* | libdl.so.* | libpthread.so.* | librt.so.* | libresolv.so.* | \
        libutil.so.*) return 0 ;;
    esac
    return 1
}

# Bound to the machine's graphics: ours serve only where there are none.
is_a_fallback() {
    case "$1" in
    libGL* | libEGL* | libOpenGL* | libdrm* | libgbm* | libX11.so.* | libX11-xcb* | libxcb.so.* | libXau* | \
        libXdmcp*) return 0 ;;
    esac
    return 1
}

add_libraries_of() { # files
    local soname path folder
    while read -r soname path; do
        is_the_systems "$soname" && continue
        folder=lib
        # Each in a folder of its own, so that launch.sh can take those that are missing.
        is_a_fallback "$soname" && folder=fallback/$soname && mkdir -p "$stage/$folder"
        [ -e "$stage/$folder/$soname" ] && continue
        cp -L "$path" "$stage/$folder/$soname"
        printf '%s\t%s\n' "$folder/$soname" "$path" >>"$work/origins"
    done < <(ldd "$@" | sed -n 's/^\t\(\S*\) => \(\/\S*\) (.*/\1 \2/p' | sort -u)
}
mapfile -t plugin_files < <(find "$stage/plugins" -name '*.so' | sort)
add_libraries_of "$stage/bin/rescind" "$stage/bin/rescind-cli" "${plugin_files[@]}" "$stage/lib/libsecret-1.so.0"

for library in "$stage"/lib/libicudata.so.*; do
    "$here/icu.sh" "$(readlink -f "$(sed -n "s|^lib/${library##*/}\t||p" "$work/origins")")" "$library"
done
chmod -R u+w "$stage"
find "$stage/lib" "$stage/fallback" -type f -exec chmod 644 {} + -exec strip --strip-unneeded {} +
# The loader puts its own words for $ORIGIN.
# shellcheck disable=SC2016
{
    find "$stage/lib" -type f -exec patchelf --set-rpath '$ORIGIN' {} \;
    find "$stage/fallback" -type f -exec patchelf --set-rpath '$ORIGIN/../../lib' {} \;
    find "$stage/plugins" -name '*.so' -exec strip --strip-unneeded {} + \
        -exec patchelf --set-rpath '$ORIGIN/../../lib' {} \;
    patchelf --set-rpath '$ORIGIN/../lib' "$stage/bin/rescind"
    patchelf --set-rpath '$ORIGIN/../lib' "$stage/bin/rescind-cli"
}
printf '[Paths]\nPrefix=..\nPlugins=plugins\nTranslations=translations\n' >"$stage/bin/qt.conf"
install -m 755 "$here/launch.sh" "$stage/launch"

# Each library's own licence.
mkdir -p "$stage/licences"
cut -f 2 "$work/origins" | sort -u | while read -r path; do
    # It fails for the names under which a file is not known.
    { dpkg-query --search "$path" "${path#/usr}" "$(realpath "$path")" 2>/dev/null || :; } | sed 's/:.*//;1q'
done | sort -u | while read -r package; do
    [ ! -e "/usr/share/doc/$package/copyright" ] || cp -L "/usr/share/doc/$package/copyright" "$stage/licences/$package"
done
while IFS=$'\t' read -r name origin; do
    printf '%s\t%s\t%s\n' "$name" "$(sha256sum <"$stage/$name" | cut -d ' ' -f 1)" "$origin"
done <"$work/origins" | sort >"$work/bundled.tsv"

version=$("$build/app/cli/rescind-cli" --version | cut -d ' ' -f 2)
tar -C "$stage" --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$SOURCE_DATE_EPOCH" \
    --mode=u+rwX,go+rX,go-w -cf - . | gzip --best --no-name >"$work/payload"
sum=$(sha256sum <"$work/payload" | cut -d ' ' -f 1)
head=$(sed -e "s/@SUM@/$sum/" -e "s/@VERSION@/$version/" "$here/self.sh.in")
lines=$(($(wc -l <<<"$head") + 1))
file=$work/rescind-$version-$(uname -m).run
{ echo "${head//@LINES@/$lines}"; cat "$work/payload"; } >"$file"
chmod 755 "$file"
