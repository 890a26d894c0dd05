@echo off
chcp 65001 >nul
rem 安装 govgen：不联网，不用管理员权限。双击运行。
setlocal enabledelayedexpansion
set "target=%LOCALAPPDATA%\govgen"
set "found="
for %%v in (3.14 3.13 3.12 3.11 3.10) do if not defined found (
    py -%%v -c "" >nul 2>nul && set "found=py -%%v"
)
if not defined found python -c "import sys; sys.exit(not (3, 10) <= sys.version_info[:2] <= (3, 14))" >nul 2>nul && set "found=python"
if not defined found (
    echo 这台电脑没有 Python 3.10 至 3.14，装不了。不装也能填表：双击 govgen.html。
    pause
    exit /b 1
)
for %%p in ("%~dp0wheels\pip-*.whl") do set "pip=%%p"
%found% -m venv --without-pip "%target%" || goto failed
"%target%\Scripts\python.exe" "%pip%\pip" install --quiet --disable-pip-version-check --no-index --find-links "%~dp0wheels" --upgrade "govgen[excel,pdf]" || goto failed
if not exist "%LOCALAPPDATA%\Microsoft\WindowsApps" mkdir "%LOCALAPPDATA%\Microsoft\WindowsApps"
> "%LOCALAPPDATA%\Microsoft\WindowsApps\govgen.cmd" echo @"%target%\Scripts\govgen.exe" %%*
"%target%\Scripts\govgen.exe" --version
echo 已装好。打开“命令提示符”，输入 govgen 就能用。
pause
exit /b 0
:failed
echo 没有装好，请把上面的提示发给提供安装包的人。
pause
exit /b 1
