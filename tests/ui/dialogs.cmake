# SPDX-FileCopyrightText: 2026 The Rescind authors
# SPDX-License-Identifier: GPL-3.0-or-later

# A test of what is read: with the .qm files of the program, in each language.
function(rescind_text_test name)
    rescind_test(${name} SOURCES languages.h LINKS rescind_ui ${ARGN})
    target_compile_definitions(${name} PRIVATE
        RESCIND_QM_FOLDER="${PROJECT_BINARY_DIR}/resources/translations"
        RESCIND_TS_FOLDER="${PROJECT_SOURCE_DIR}/resources/translations"
        RESCIND_SOURCE_FOLDER="${PROJECT_SOURCE_DIR}"
        RESCIND_TRANSLATED_SOURCES="${PROJECT_BINARY_DIR}/translated-sources.lst"
        RESCIND_LUPDATE="$<TARGET_FILE:Qt6::lupdate>")
    add_dependencies(${name} rescind_lrelease)
endfunction()

foreach(name IN ITEMS tst_banner tst_bulkreporthtml tst_clientauthtext tst_clipboard tst_dialogs tst_errortext tst_help tst_loginreport tst_profiledialog tst_profilepages tst_texts
    tst_translations)
    rescind_text_test(${name})
endforeach()
rescind_text_test(tst_devicelogindialog rescind_fakeidp)
rescind_text_test(tst_windowkeeper rescind_window rescind_fakeidp)
target_sources(tst_windowkeeper PRIVATE bulkhands.h desk.h uitestcase.h)
rescind_text_test(tst_connectiondialog rescind_uisamples rescind_fakeidp)
