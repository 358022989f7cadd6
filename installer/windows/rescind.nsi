; SPDX-FileCopyrightText: 2026 The Rescind authors
; SPDX-License-Identifier: GPL-3.0-or-later

; The installer, for one user or for all. build.sh gives VERSION, OUT, FILES (a folder with install.nsh and remove.nsh,
; which name each file), ICON and SIZE (KiB), and SIGN, a command that signs the file behind it, where there is a key.
;
;   /S              no question            /D=FOLDER     where to (the last switch, without quotes)
;   /AllUsers       for everybody on this computer, by an administrator
;   /CurrentUser    for this user alone, as without a switch
;   uninstall.exe   /S, and /DeleteData for this user's settings, journal and secrets
;
; It ends with 0, 1 (cancelled), 2 (not allowed, or not written), 3 (Rescind is running) or 4 (what is for everybody
; would lie where somebody else may change it).
Unicode true
; The 32-bit stub does nothing where there is no 32-bit Windows, and says that all went well.
Target amd64-unicode
SetCompressor /SOLID lzma
SetCompressorDictSize 64
SetDateSave off
RequestExecutionLevel user
ManifestSupportedOS Win10
ManifestDPIAware true
Name "Rescind"
BrandingText "Rescind ${VERSION}"
OutFile "${OUT}"
AllowSkipFiles off
!ifdef SIGN
    !uninstfinalize '${SIGN} "%1"' = 0
    !finalize '${SIGN} "%1"' = 0
!endif

!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include nsDialogs.nsh
!include WinMessages.nsh
!insertmacro GetParameters
!insertmacro GetOptions
!insertmacro DirState
!insertmacro un.GetParameters
!insertmacro un.GetOptions

!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Rescind"
!define SCHEME "Software\Classes\rescind"
!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_NOAUTOCLOSE
!define MUI_FINISHPAGE_RUN
!define MUI_FINISHPAGE_RUN_FUNCTION startProgram

Var forAll
Var forAllButton
Var givenPlace
Var placeBefore
Var askedFor
Var deleteData
Var deleteButton

Page custom whoPage whoPageLeft
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
UninstPage custom un.dataPage un.dataPageLeft
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "SimpChinese"

LangString whoTitle ${LANG_ENGLISH} "Who is it for?"
LangString whoTitle ${LANG_SIMPCHINESE} "为谁安装？"
LangString whoText ${LANG_ENGLISH} "Rescind ${VERSION} can be installed for you alone, or for everybody."
LangString whoText ${LANG_SIMPCHINESE} "Rescind ${VERSION} 可以只为您安装，也可以为所有人安装。"
LangString forMe ${LANG_ENGLISH} "For &me alone (no administrator is needed)"
LangString forMe ${LANG_SIMPCHINESE} "只为我安装，不需要管理员(&M)"
LangString forEverybody ${LANG_ENGLISH} "For &everybody on this computer (asks for an administrator)"
LangString forEverybody ${LANG_SIMPCHINESE} "为这台计算机上的所有人安装，需要管理员(&E)"
LangString isRunning ${LANG_ENGLISH} "Rescind is running. Close it, then try again."
LangString isRunning ${LANG_SIMPCHINESE} "Rescind 正在运行。请先关闭它，然后重试。"
LangString notSafe ${LANG_ENGLISH} "$R1 belongs to somebody who is no administrator and could change it. Look at what is in it, remove it, then try again."
LangString notSafe ${LANG_SIMPCHINESE} "$R1 的所有者不是管理员，可以更改其内容。请检查其中的内容并删除它，然后重试。"
LangString notOurs ${LANG_ENGLISH} "The folder $R1 could not be made, or not be kept for administrators alone. Choose another folder, or ask whoever looks after this disk."
LangString notOurs ${LANG_SIMPCHINESE} "无法创建文件夹 $R1，或无法仅允许管理员更改它。请选择其他文件夹，或联系磁盘的管理人员。"
LangString stillThere ${LANG_ENGLISH} "The version before could not be removed from $placeBefore. Close what uses it, then try again."
LangString stillThere ${LANG_SIMPCHINESE} "无法从 $placeBefore 删除旧版本。请关闭正在使用它的程序，然后重试。"
LangString notEmpty ${LANG_ENGLISH} "There is something else in $INSTDIR. Choose a folder of its own."
LangString notEmpty ${LANG_SIMPCHINESE} "$INSTDIR 中有其他内容。请为 Rescind 选择一个单独的文件夹。"
LangString removeTitle ${LANG_ENGLISH} "Remove Rescind"
LangString removeTitle ${LANG_SIMPCHINESE} "卸载 Rescind"
LangString removeText ${LANG_ENGLISH} "The program is removed from $INSTDIR."
LangString removeText ${LANG_SIMPCHINESE} "将从 $INSTDIR 删除程序。"
LangString alsoData ${LANG_ENGLISH} "&Delete my profiles, my journal and my secrets as well"
LangString alsoData ${LANG_SIMPCHINESE} "同时删除我的配置、日志和密钥(&D)"
LangString onlyOwnData ${LANG_ENGLISH} "Each user's profiles, journal and secrets stay: only they themselves can delete them."
LangString onlyOwnData ${LANG_SIMPCHINESE} "每个用户的配置、日志和密钥都会保留：只有用户自己才能删除。"
LangString dataText ${LANG_ENGLISH} "The journal is evidence of what was revoked. Unless you delete it, it stays, and a later installation goes on with it."
LangString dataText ${LANG_SIMPCHINESE} "日志是撤销操作的证据。如果不删除，它会保留，以后重新安装时继续使用。"
LangString removeButton ${LANG_ENGLISH} "&Remove"
LangString removeButton ${LANG_SIMPCHINESE} "卸载(&R)"

VIProductVersion "${VERSION}.0"
VIFileVersion "${VERSION}.0"
VIAddVersionKey /LANG=${LANG_ENGLISH} ProductName "Rescind"
VIAddVersionKey /LANG=${LANG_ENGLISH} ProductVersion "${VERSION}"
VIAddVersionKey /LANG=${LANG_ENGLISH} FileDescription "Rescind's installer"
VIAddVersionKey /LANG=${LANG_ENGLISH} FileVersion "${VERSION}"
VIAddVersionKey /LANG=${LANG_ENGLISH} CompanyName "The Rescind authors"
VIAddVersionKey /LANG=${LANG_ENGLISH} LegalCopyright "2026 The Rescind authors, GPL-3.0-or-later"

!macro failWith code
    SetErrorLevel ${code}
    Quit
!macroend

; Sets $0 to "Admin" where this process may write for everybody.
!macro askRights
    UserInfo::GetAccountType
    Pop $0
!macroend

; Where it was, or where programs belong; nothing else than the switch /D= goes before.
!macro choosePlace
    ${If} $forAll = 1
        SetShellVarContext all
        StrCpy $1 "$PROGRAMFILES64\Rescind"
    ${Else}
        SetShellVarContext current
        StrCpy $1 "$LOCALAPPDATA\Programs\Rescind"
    ${EndIf}
    ReadRegStr $placeBefore SHCTX "${KEY}" "InstallLocation"
    ${If} $placeBefore != ""
        StrCpy $1 $placeBefore
    ${EndIf}
    ${If} $givenPlace == ""
        StrCpy $INSTDIR $1
    ${EndIf}
!macroend

; Once more, with the same place: /D= is no part of what GetParameters gets.
!macro startAsAdministrator
    StrCpy $R0 "/AllUsers"
    ${If} $givenPlace != ""
        StrCpy $R0 "/AllUsers /D=$givenPlace"
    ${EndIf}
    ClearErrors
    ExecShell "runas" "$EXEPATH" $R0
!macroend

; Leaves the error flag as it is, or sets it.
!macro tryToOpen file
    ${IfNot} ${Errors}
    ${AndIf} ${FileExists} "${file}"
        FileOpen $0 "${file}" a
        ${IfNot} ${Errors}
            FileClose $0
            ClearErrors
        ${EndIf}
    ${EndIf}
!macroend

; A program that runs cannot be written to, whoever started it; Wine allows that, and the programs' own mark says it.
!macro waitUntilClosed prefix
    Function ${prefix}waitUntilClosed
        again:
        ClearErrors
        !insertmacro tryToOpen "$INSTDIR\rescind.exe"
        !insertmacro tryToOpen "$INSTDIR\rescind-cli.exe"
        System::Call 'kernel32::OpenMutexW(i 0x100000, i 0, w "Rescind.running") p .r0'
        ${If} $0 P<> 0
            System::Call 'kernel32::CloseHandle(p r0)'
            SetErrors
        ${EndIf}
        ${If} ${Errors}
            ${If} ${Silent}
                !insertmacro failWith 3
            ${EndIf}
            MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(isRunning)" IDRETRY again
            !insertmacro failWith 3
        ${EndIf}
    FunctionEnd
!macroend
!insertmacro waitUntilClosed ""
!insertmacro waitUntilClosed "un."

Function .onInit
    SetRegView 64
    StrCpy $forAll 0
    StrCpy $givenPlace $INSTDIR
    ${GetParameters} $R0
    ClearErrors
    ${GetOptions} $R0 "/AllUsers" $R1
    ${IfNot} ${Errors}
        StrCpy $forAll 1
    ${EndIf}
    ${If} $forAll = 1
        !insertmacro askRights
        ${If} $0 != "Admin"
            ${If} ${Silent}
                !insertmacro failWith 2
            ${EndIf}
            !insertmacro startAsAdministrator
            Quit
        ${EndIf}
    ${EndIf}
    !insertmacro choosePlace
FunctionEnd

Function whoPage
    ${GetParameters} $R0
    ClearErrors
    ${GetOptions} $R0 "/AllUsers" $R1
    ${IfNot} ${Errors}
        Abort
    ${EndIf}
    !insertmacro MUI_HEADER_TEXT "$(whoTitle)" "$(whoText)"
    nsDialogs::Create 1018
    Pop $0
    ${NSD_CreateRadioButton} 0 20u 100% 12u "$(forMe)"
    Pop $0
    ${NSD_CreateRadioButton} 0 40u 100% 12u "$(forEverybody)"
    Pop $forAllButton
    ${If} $forAll = 1
        ${NSD_Check} $forAllButton
    ${Else}
        ${NSD_Check} $0
    ${EndIf}
    nsDialogs::Show
FunctionEnd

Function whoPageLeft
    ${NSD_GetState} $forAllButton $forAll
    ${If} $forAll = ${BST_CHECKED}
        !insertmacro askRights
        ${If} $0 != "Admin"
            !insertmacro startAsAdministrator
            ${If} ${Errors}
                Abort
            ${EndIf}
            Quit
        ${EndIf}
    ${EndIf}
    !insertmacro choosePlace
FunctionEnd

; By the desktop, so that what an administrator installed is not started as one.
Function startProgram
    Exec '"$WINDIR\explorer.exe" "$INSTDIR\rescind.exe"'
FunctionEnd

!macro refuse code text
    ${IfNot} ${Silent}
        MessageBox MB_OK|MB_ICONSTOP "${text}"
    ${EndIf}
    !insertmacro failWith ${code}
!macroend

; Goes on where $R1, a file or a folder, belongs to administrators, the system or whoever runs this.
Function checkOwner
    StrCpy $8 0
    System::Call 'advapi32::GetNamedSecurityInfoW(w R1, i 1, i 1, *p .r1, p 0, p 0, p 0, *p .r2) i .r0'
    ${If} $0 = 0
        System::Call 'advapi32::IsWellKnownSid(p r1, i 26) i .r8' ; administrators
        System::Call 'advapi32::IsWellKnownSid(p r1, i 22) i .r3' ; the system
        IntOp $8 $8 | $3
        System::Call 'kernel32::GetCurrentProcess() p .r4'
        System::Call 'advapi32::OpenProcessToken(p r4, i 8, *p .r5) i .r0'
        ${If} $0 <> 0
            System::Alloc 1024
            Pop $6
            System::Call 'advapi32::GetTokenInformation(p r5, i 1, p r6, i 1024, *i) i .r0'
            ${If} $0 <> 0
                System::Call '*$6(p .r7)'
                System::Call 'advapi32::EqualSid(p r1, p r7) i .r3'
                IntOp $8 $8 | $3
            ${EndIf}
            System::Free $6
            System::Call 'kernel32::CloseHandle(p r5)'
        ${EndIf}
        System::Call 'kernel32::LocalFree(p r2)'
    ${EndIf}
    ${If} $8 = 0
        !insertmacro refuse 4 "$(notSafe)"
    ${EndIf}
FunctionEnd

; Makes the folder $R1, or takes it if it is an administrator's, and lets administrators alone change what is in it.
Function ownFolder
    ${If} ${FileExists} "$R1\*.*"
        Call checkOwner
    ${Else}
        ClearErrors
        CreateDirectory "$R1"
        ${If} ${Errors}
            !insertmacro refuse 2 "$(notOurs)"
        ${EndIf}
    ${EndIf}
    nsExec::Exec '"$SYSDIR\icacls.exe" "$R1" /inheritance:r /grant:r *S-1-5-32-544:(OI)(CI)F \
        *S-1-5-18:(OI)(CI)F *S-1-5-32-545:(OI)(CI)RX'
    Pop $0
    ${If} $0 <> 0
        !insertmacro refuse 2 "$(notOurs)"
    ${EndIf}
FunctionEnd

; Here lies what an administrator decides, and anybody may make folders in ProgramData, which $APPDATA is in this
; context. What lies there already is an administrator's, or nothing is installed.
Function ownPolicies
    StrCpy $R1 "$APPDATA\Rescind"
    Call ownFolder
    StrCpy $R1 "$APPDATA\Rescind\profiles.d"
    Call ownFolder
    FindFirst $R2 $R3 "$APPDATA\Rescind\profiles.d\*.*"
    ${While} $R3 != ""
        ${If} $R3 != "."
        ${AndIf} $R3 != ".."
            StrCpy $R1 "$APPDATA\Rescind\profiles.d\$R3"
            Call checkOwner
        ${EndIf}
        FindNext $R2 $R3
    ${EndWhile}
    FindClose $R2
FunctionEnd

; The folder of programs is administrators' already.
Function ownPlace
    StrLen $0 "$PROGRAMFILES64\"
    StrCpy $1 $INSTDIR $0
    ${If} $1 == "$PROGRAMFILES64\"
        Return
    ${EndIf}
    ${If} $placeBefore != $INSTDIR
        ${DirState} $INSTDIR $1
        ${If} $1 = 1
            !insertmacro refuse 4 "$(notEmpty)"
        ${EndIf}
    ${EndIf}
    StrCpy $R1 $INSTDIR
    Call ownFolder
FunctionEnd

Section
    Call waitUntilClosed
    ${If} $forAll = 1
        Call ownPolicies
        Call ownPlace
    ${EndIf}
    ${If} $placeBefore != ""
    ${AndIf} ${FileExists} "$placeBefore\uninstall.exe"
        ${If} $forAll = 1
            ; It is about to be run as an administrator.
            StrCpy $R1 "$placeBefore\uninstall.exe"
            Call checkOwner
        ${EndIf}
        ; What the version before had and this one has not must not stay. In its own folder it can be waited for.
        ExecWait '"$placeBefore\uninstall.exe" /S /Upgrade _?=$placeBefore' $1
        ${If} $1 <> 0
            !insertmacro refuse $1 "$(stillThere)"
        ${EndIf}
        Delete "$placeBefore\uninstall.exe"
        RMDir "$placeBefore"
    ${EndIf}
    ClearErrors
    SetOverwrite on
    !include "${FILES}/install.nsh"
    SetOutPath "$INSTDIR"
    WriteUninstaller "$INSTDIR\uninstall.exe"
    ${If} ${Errors}
        !insertmacro failWith 2
    ${EndIf}
    CreateShortCut "$SMPROGRAMS\Rescind.lnk" "$INSTDIR\rescind.exe"

    WriteRegStr SHCTX "${SCHEME}" "" "URL:Rescind"
    WriteRegStr SHCTX "${SCHEME}" "URL Protocol" ""
    WriteRegStr SHCTX "${SCHEME}\DefaultIcon" "" "$INSTDIR\rescind.exe,0"
    WriteRegStr SHCTX "${SCHEME}\shell\open\command" "" '"$INSTDIR\rescind.exe" "%1"'

    WriteRegStr SHCTX "${KEY}" "DisplayName" "Rescind"
    WriteRegStr SHCTX "${KEY}" "DisplayVersion" "${VERSION}"
    WriteRegStr SHCTX "${KEY}" "Publisher" "The Rescind authors"
    WriteRegStr SHCTX "${KEY}" "DisplayIcon" "$INSTDIR\rescind.exe,0"
    WriteRegStr SHCTX "${KEY}" "InstallLocation" "$INSTDIR"
    WriteRegStr SHCTX "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
    WriteRegStr SHCTX "${KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
    WriteRegStr SHCTX "${KEY}" "URLInfoAbout" "https://rescind.github.io/"
    WriteRegDWORD SHCTX "${KEY}" "EstimatedSize" ${SIZE}
    WriteRegDWORD SHCTX "${KEY}" "NoModify" 1
    WriteRegDWORD SHCTX "${KEY}" "NoRepair" 1
    Call tellTheDesktop
SectionEnd

!macro tellTheDesktop prefix
    Function ${prefix}tellTheDesktop
        System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
    FunctionEnd
!macroend
!insertmacro tellTheDesktop ""
!insertmacro tellTheDesktop "un."

Function un.onInit
    SetRegView 64
    SetShellVarContext current
    StrCpy $forAll 0
    StrCpy $deleteData 0
    ${un.GetParameters} $R0
    ClearErrors
    ${un.GetOptions} $R0 "/DeleteData" $R1
    ${IfNot} ${Errors}
        StrCpy $deleteData 1
    ${EndIf}
    ReadRegStr $0 HKLM "${KEY}" "InstallLocation"
    ${If} $0 == $INSTDIR
        StrCpy $forAll 1
        SetShellVarContext all
        !insertmacro askRights
        ${If} $0 != "Admin"
            ${If} ${Silent}
                !insertmacro failWith 2
            ${EndIf}
            Call un.nameOfUser
            ExecShell "runas" "$INSTDIR\uninstall.exe" '/For="$0"'
            Quit
        ${EndIf}
    ${EndIf}
    ${un.GetOptions} $R0 "/For=" $askedFor
FunctionEnd

Function un.nameOfUser
    UserInfo::GetName
    Pop $0
    ReadEnvStr $1 USERDOMAIN
    StrCpy $0 "$1\$0"
FunctionEnd

Function un.dataPage
    !insertmacro MUI_HEADER_TEXT "$(removeTitle)" "$(removeText)"
    nsDialogs::Create 1018
    Pop $0
    Call un.nameOfUser
    ; An administrator who was asked for is often somebody else, and it is not their journal that was meant.
    ${If} $askedFor != ""
    ${AndIf} $askedFor != $0
        StrCpy $deleteData 0
        StrCpy $deleteButton 0
        ${NSD_CreateLabel} 0 20u 100% 40u "$(onlyOwnData)"
        Pop $0
    ${Else}
        ${NSD_CreateCheckBox} 0 20u 100% 12u "$(alsoData)"
        Pop $deleteButton
        ${If} $deleteData = 1
            ${NSD_Check} $deleteButton
        ${EndIf}
        ${NSD_CreateLabel} 12u 36u -12u 40u "$(dataText)"
        Pop $0
    ${EndIf}
    GetDlgItem $0 $HWNDPARENT 1
    SendMessage $0 ${WM_SETTEXT} 0 "STR:$(removeButton)"
    nsDialogs::Show
FunctionEnd

Function un.dataPageLeft
    ${If} $deleteButton P<> 0
        ${NSD_GetState} $deleteButton $deleteData
    ${EndIf}
FunctionEnd

; Those of the everyday service, each with its pieces; the filter's star is the system's own.
Function un.deleteSecrets
    System::Call 'advapi32::CredEnumerateW(w "Rescind/*", i 0, *i .r1, *p .r2) i .r0'
    ${If} $0 = 0
        Return
    ${EndIf}
    StrCpy $3 0
    ${While} $3 < $1
        IntOp $4 $3 * 8
        IntPtrOp $4 $2 + $4
        System::Call '*$4(p .r5)'
        System::Call '*$5(i, i, w .r6)'
        System::Call 'advapi32::CredDeleteW(w r6, i 1, i 0)'
        IntOp $3 $3 + 1
    ${EndWhile}
    System::Call 'advapi32::CredFree(p r2)'
FunctionEnd

Section Uninstall
    Call un.waitUntilClosed
    !include "${FILES}/remove.nsh"
    Delete "$SMPROGRAMS\Rescind.lnk"
    ReadRegStr $0 SHCTX "${SCHEME}\shell\open\command" ""
    ${If} $0 == '"$INSTDIR\rescind.exe" "%1"'
        DeleteRegKey SHCTX "${SCHEME}"
    ${EndIf}
    DeleteRegKey SHCTX "${KEY}"
    ${un.GetParameters} $R0
    ClearErrors
    ${un.GetOptions} $R0 "/Upgrade" $R1
    ${IfNot} ${Errors}
        Goto end
    ${EndIf}
    Delete "$INSTDIR\uninstall.exe"
    RMDir "$INSTDIR"
    ${If} $forAll = 1
        ; Not where an administrator put something in.
        RMDir "$APPDATA\Rescind\profiles.d"
        RMDir "$APPDATA\Rescind"
    ${EndIf}
    ${If} $deleteData = 1
        SetShellVarContext current
        RMDir /r "$LOCALAPPDATA\rescind"
        Call un.deleteSecrets
    ${EndIf}
    end:
    Call un.tellTheDesktop
SectionEnd
