# SPDX-FileCopyrightText: 2026 The Rescind authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Read by cpack for each kind of package: what goes into it.
if(CPACK_GENERATOR STREQUAL "DEB")
    set(components rescind debian)
elseif(CPACK_GENERATOR STREQUAL "DragNDrop")
    set(components rescind)
    set(CPACK_PACKAGING_INSTALL_PREFIX "/")
    set(CPACK_PACKAGE_FILE_NAME "Rescind-${CPACK_PACKAGE_VERSION}")
else()
    set(components rescind licences)
endif()
list(GET CPACK_INSTALL_CMAKE_PROJECTS 0 build)
set(CPACK_INSTALL_CMAKE_PROJECTS "")
foreach(component IN LISTS components)
    list(APPEND CPACK_INSTALL_CMAKE_PROJECTS "${build}" rescind ${component} /)
endforeach()
