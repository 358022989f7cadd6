#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Rescind authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Leaves of ICU's data what Rescind can use: 31 MB for every language and encoding become 4. Dates, numbers and
# plurals are Qt's own, and all that is read or written is UTF-8.
#
#   icu.sh FROM TO    libicudata.so.VERSION, from the system and for the package
set -euo pipefail

from=$1 to=$2
version=${to##*.so.}
symbol=icudt${version}_dat
PATH=$PATH:/usr/sbin
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

# The symbol is all that is in the section.
objcopy -O binary --only-section=.rodata "$from" section
size=$(readelf -W --dyn-syms "$from" | awk -v name="$symbol" '$8 == name { print $3 }')
head -c "$((size))" section >"all.dat"
mv all.dat "icudt${version}l.dat"
icupkg -l "icudt${version}l.dat" >items
{
    # Other languages, and the variants of these.
    grep -E '(^|/)[a-z]{2,3}_?(_[A-Za-z0-9_]+)?\.res$' items | grep -vE '(^|/)(en|zh|zh_Han[st])\.res$'
    # Encodings, transliteration, word breaks, units.
    grep -E '\.(cnv|spp)$|^(translit|rbnf|brkitr|unit)/|^confusables' items
} | sort -u >unwanted.txt
mkdir small
icupkg -r unwanted.txt "icudt${version}l.dat" "small/icudt${version}l.dat"
cat >data.S <<ASSEMBLY
    .section .rodata
    .globl $symbol
    .type $symbol, %object
    .balign 16
$symbol:
    .incbin "small/icudt${version}l.dat"
    .size $symbol, . - $symbol
    .section .note.GNU-stack,"",%progbits
ASSEMBLY
gcc -c data.S -o data.o
gcc -shared -nostdlib -Wl,-soname,"libicudata.so.$version" -Wl,--build-id=none data.o -o result
cp result "$to"
