"""What this machine has of what govgen can use, and what follows where something is missing."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from govgen.files import libreoffice
from govgen.files.components import flaw
from govgen.publishing.fonts import FACES, choose, is_itself

SECONDS = 20
HAS, LACKS = "有", "没有"
FACE, FACE_STANDS, FACE_LACKS = "字体 {face}", "没有，用“{used}”代替", "没有，也没有可以代替的中文字体"
SEEN = "Word 报告里写的还是公文要的字体，别人的电脑上有就正常；本机看和转 PDF 用代替的字体，行数可能不同"
UNSEEN = "本机做不出有字的 PDF；Word 报告不受影响"
FONTS_UNKNOWN = "查不到本机的字体"
FONTS = "字体"
OFFICE = "LibreOffice"
NO_OFFICE = "不能导入 .doc、.wps 文件；PDF 改由 Typst 排版"
EXTRAS = (
    ("pdfplumber", "读 PDF（pdfplumber）", "不能导入 PDF；要装：pip install govgen[pdf]"),
    ("rapidocr_onnxruntime", "识别扫描件（rapidocr-onnxruntime）", "不能导入扫描件；要装：pip install govgen[scan]"),
    ("typst", "排 PDF（typst）", "没有 LibreOffice 时做不出 PDF；要装：pip install govgen[print]"),
    ("distributed", "多台机器（distributed）", "batch 只能在本机做；要装：pip install govgen[cluster]"),
)
ENCODING, PATH = "文件名编码", "govgen 命令"
BAD_ENCODING = "写不出中文文件名；请设置环境变量 PYTHONUTF8=1"
NO_PATH = "不在系统的路径里，要写全：{python} -m govgen"


@dataclass(frozen=True, slots=True)
class Part:
    """Something that a machine may have: what was found, and what follows where it is missing."""

    name: str
    found: str
    follows: str = ""


def parts() -> Iterator[Part]:
    """Everything looked for, in the order in which it matters."""
    yield _command()
    yield _encoding()
    yield from _faces()
    office = libreoffice.program()
    yield Part(OFFICE, office or LACKS, "" if office else NO_OFFICE)
    for module, name, follows in EXTRAS:
        why = flaw(module)
        yield Part(name, why or HAS, follows if why else "")


def _command() -> Part:
    found = shutil.which("govgen")
    return Part(PATH, found or LACKS, "" if found else NO_PATH.format(python=sys.executable))


def _encoding() -> Part:
    """How names of files are spelled; GBK writes Chinese ones as well as UTF-8."""
    encoding = sys.getfilesystemencoding()
    try:
        ENCODING.encode(encoding)
    except UnicodeEncodeError:
        return Part(ENCODING, encoding, BAD_ENCODING)
    return Part(ENCODING, encoding)


def _faces() -> Iterator[Part]:
    """The faces of official documents, each with the font that stands for it."""
    families = installed_families()
    if families is None:
        yield Part(FONTS, FONTS_UNKNOWN)
        return
    chosen = choose(families).chosen
    for face in FACES:
        used = chosen.get(face)
        name = FACE.format(face=face)
        if used is None:
            yield Part(name, FACE_LACKS, UNSEEN)
        elif is_itself(face, used):
            yield Part(name, used)
        else:
            yield Part(name, FACE_STANDS.format(used=used), SEEN)


def installed_families() -> list[str] | None:
    """The names of the fonts that are installed, None where nobody can tell."""
    if sys.platform == "win32":
        return _registered()
    program = shutil.which("fc-list")
    if program is None:
        return None
    asked = [program, ":", "family"]
    done = subprocess.run(asked, capture_output=True, check=False, timeout=SECONDS)  # noqa: S603  # found on this machine
    lines = done.stdout.decode("utf-8", "replace").splitlines()
    return [name.strip() for line in lines for name in line.split(",")]


if sys.platform == "win32":
    import winreg

    FONT_LIST = r"SOFTWARE\Microsoft\Windows NT\CurrentVersion\Fonts"

    def _registered() -> list[str] | None:
        """`仿宋 (TrueType)` and the like, of the whole machine."""
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, FONT_LIST) as key:
            count = winreg.QueryInfoKey(key)[1]
            names = [winreg.EnumValue(key, at)[0] for at in range(count)]
        return [name.strip() for full in names for name in full.partition(" (")[0].split("&")]

else:

    def _registered() -> list[str] | None:
        return None
