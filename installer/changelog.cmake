# SPDX-FileCopyrightText: 2026 The Rescind authors
# SPDX-License-Identifier: GPL-3.0-or-later

# The newest heading of the change log is the one place where the version stands; everything else that
# names it (programs, packages, AppStream data, man pages) is made from it.
function(rescind_newest_version result)
    set(file "${CMAKE_CURRENT_LIST_DIR}/CHANGELOG.md")
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${file}")
    file(STRINGS "${file}" headings REGEX "^## [0-9]+\\.[0-9]+\\.[0-9]+ \\(.+\\)$")
    list(GET headings 0 newest)
    string(REGEX REPLACE "^## ([0-9.]+) .*$" "\\1" version "${newest}")
    set(${result} "${version}" PARENT_SCOPE)
endfunction()
