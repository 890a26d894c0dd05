#!/bin/sh
# 安装 govgen：不联网，不用管理员权限。用法：sh install.sh [安装到的文件夹]
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
target=${1:-$HOME/.local/share/govgen}
for python in ${PYTHON:-} python3.14 python3.13 python3.12 python3.11 python3.10 python3; do
    if command -v "$python" >/dev/null 2>&1 && "$python" -c 'import sys; sys.exit(not (3, 10) <= sys.version_info[:2] <= (3, 14))' 2>/dev/null
    then found=$python; break; fi
done
if [ -z "${found:-}" ]; then
    echo "这台电脑没有 Python 3.10 至 3.14，装不了。不装也能填表：双击 govgen.html；或者用单个文件的 govgen 程序。" >&2
    exit 1
fi
pip=$(ls "$here"/wheels/pip-*.whl | tail -n 1)
"$found" -m venv --without-pip "$target"
"$target/bin/python" "$pip/pip" install --quiet --disable-pip-version-check --no-index --find-links "$here/wheels" --upgrade "govgen[excel,pdf]"
mkdir -p "$HOME/.local/bin"
ln -sf "$target/bin/govgen" "$HOME/.local/bin/govgen"
"$target/bin/govgen" --version
echo "已装好：$HOME/.local/bin/govgen"
case ":$PATH:" in *":$HOME/.local/bin:"*) ;; *) echo "如果输入 govgen 提示找不到命令，请先注销再登录一次，或者输入完整路径。" ;; esac
