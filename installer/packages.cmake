# SPDX-FileCopyrightText: 2026 The Rescind authors
# SPDX-License-Identifier: GPL-3.0-or-later

# What CPack is told. package.sh builds the packages; see README.md.
set(CPACK_PACKAGE_NAME rescind)
set(CPACK_PACKAGE_VENDOR "The Rescind authors")
set(CPACK_PACKAGE_CONTACT "${RESCIND_MAINTAINER}")
set(CPACK_PACKAGE_VERSION "${PROJECT_VERSION}")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "Revoke OAuth tokens and prove that they are dead")
set(CPACK_PACKAGE_DESCRIPTION_FILE "${CMAKE_CURRENT_LIST_DIR}/description.txt")
set(CPACK_PACKAGE_HOMEPAGE_URL "https://rescind.github.io/")
set(CPACK_RESOURCE_FILE_LICENSE "${PROJECT_SOURCE_DIR}/LICENSE")
set(CPACK_PACKAGING_INSTALL_PREFIX "${CMAKE_INSTALL_PREFIX}")
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_STRIP_FILES ON)
# Several threads cut what is compressed into pieces, as many as there are cores.
set(CPACK_THREADS 1)
set(CPACK_PROJECT_CONFIG_FILE "${CMAKE_CURRENT_LIST_DIR}/generator.cmake")

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION net)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
# What is loaded by name is seen by nobody else: SQLite's driver for the journal, libsecret for the keychain.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libqt6sql6-sqlite, libsecret-1-0")
# A Secret Service keeps the secrets; without one a session lives in memory only, and the window says so.
string(JOIN ", " CPACK_DEBIAN_PACKAGE_RECOMMENDS
    "gnome-keyring | kwalletmanager | keepassxc" ca-certificates xdg-utils
    qt6-qpa-plugins qt6-wayland qt6-translations-l10n)
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "fonts-noto-cjk")
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)

set(CPACK_RPM_FILE_NAME RPM-DEFAULT)
set(CPACK_RPM_PACKAGE_RELEASE 1)
set(CPACK_RPM_PACKAGE_LICENSE "GPL-3.0-or-later AND CC0-1.0")
set(CPACK_RPM_PACKAGE_GROUP "Applications/Internet")
set(CPACK_RPM_PACKAGE_URL "${CPACK_PACKAGE_HOMEPAGE_URL}")
# By file, not by package: the families of distributions name those differently.
set(CPACK_RPM_PACKAGE_REQUIRES "libsecret-1.so.0()(64bit)")
set(CPACK_RPM_PACKAGE_SUGGESTS "gnome-keyring, xdg-utils, ca-certificates")
set(CPACK_RPM_COMPRESSION_TYPE xz)
set(CPACK_RPM_PACKAGE_AUTOPROV ON)
# The folders that are everybody's.
set(CPACK_RPM_EXCLUDE_FROM_AUTO_FILELIST_ADDITION "")
foreach(folder IN ITEMS applications bash-completion bash-completion/completions doc fish
        fish/vendor_completions.d icons icons/hicolor icons/hicolor/scalable icons/hicolor/scalable/apps
        icons/hicolor/symbolic icons/hicolor/symbolic/apps licenses man man/man1 metainfo mime
        mime/packages zsh zsh/vendor-completions)
    list(APPEND CPACK_RPM_EXCLUDE_FROM_AUTO_FILELIST_ADDITION "/usr/share/${folder}")
endforeach()
foreach(size IN ITEMS 16 24 32 48 64 128 256)
    list(APPEND CPACK_RPM_EXCLUDE_FROM_AUTO_FILELIST_ADDITION
        "/usr/share/icons/hicolor/${size}x${size}" "/usr/share/icons/hicolor/${size}x${size}/apps")
endforeach()
# Nothing of the machine or the moment: the time is SOURCE_DATE_EPOCH's.
string(JOIN "\n" CPACK_RPM_SPEC_MORE_DEFINE
    "%define packager ${RESCIND_MAINTAINER}"
    "%define _build_id_links none"
    "%define _buildhost rescind"
    "%define use_source_date_epoch_as_buildtime 1"
    "%define clamp_mtime_to_source_date_epoch 1"
    "%define _binary_payload w9.xzdio")

set(CPACK_DMG_VOLUME_NAME Rescind)

include(CPack)
