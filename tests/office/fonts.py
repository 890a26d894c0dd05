"""Free faces in the place of the fonts that official documents name, through a private fontconfig file."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from xml.sax.saxutils import escape

from tests.office import cache

FANG, KAI, SONG = "FandolFang", "FandolKai", "FandolSong"
SANS, SERIF, LATIN = "Noto Sans CJK SC", "Noto Serif CJK SC", "Liberation Serif"

# Chinese and English names need a rule each: fontconfig does not know that they are one font.
FACES: Mapping[str, str] = {
    "仿宋_GB2312": FANG,
    "仿宋": FANG,
    "FangSong": FANG,
    "FangSong_GB2312": FANG,
    "楷体_GB2312": KAI,
    "楷体": KAI,
    "KaiTi": KAI,
    "KaiTi_GB2312": KAI,
    "黑体": SANS,
    "SimHei": SANS,
    "宋体": SONG,
    "SimSun": SONG,
    "Times New Roman": LATIN,
}
BOLD_FACES: Mapping[str, str] = {
    "方正小标宋简体": SERIF,
    "方正小标宋_GBK": SERIF,
    "FZXiaoBiaoSong-B05S": SERIF,
}

RULE = """  <match target="pattern"><test name="family"><string>{family}</string></test>
    <edit name="family" mode="assign" binding="strong"><string>{face}</string></edit>{weight}</match>"""
BOLD = """
    <edit name="weight" mode="assign" binding="strong"><const>bold</const></edit>"""
CONFIGURATION = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>{fonts}</dir>
  <cachedir>{cache}</cachedir>
{rules}
</fontconfig>
"""


def available() -> bool:
    """Whether the Chinese faces and fontconfig are on this machine."""
    return (cache.folder() / "fonts" / "FandolFang-Regular.otf").is_file() and bool(shutil.which("fc-match"))


def environment(folder: Path) -> dict[str, str]:
    """The environment for a program that draws text; `folder` receives the configuration.

    Programs started with it see the mapped faces and nothing of the user's own fontconfig file.
    """
    return {**os.environ, "FONTCONFIG_FILE": str(write_configuration(folder))}


def write_configuration(folder: Path) -> Path:
    """Write `fonts.conf` into `folder` and return its path."""
    path = folder / "fonts.conf"
    home = cache.folder()
    path.write_text(
        CONFIGURATION.format(fonts=escape(str(home / "fonts")), cache=escape(str(home / "fontconfig")), rules=_rules()),
        encoding="utf-8",
    )
    return path


def _rules() -> str:
    plain = [RULE.format(family=family, face=face, weight="") for family, face in FACES.items()]
    bold = [RULE.format(family=family, face=face, weight=BOLD) for family, face in BOLD_FACES.items()]
    return "\n".join(plain + bold)
