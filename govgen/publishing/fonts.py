"""The faces that official documents name, and what stands for each where a machine does not have it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

# In each line the first that is there is taken: the face itself under its names, then what looks like it, then any
# Chinese face. Names as the fonts themselves give them.
_SERIF = ("Noto Serif CJK SC", "Source Han Serif SC", "SimSun", "宋体")
_SANS = ("Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC")
FACES: Mapping[str, tuple[str, ...]] = {
    "小标宋": ("FZXiaoBiaoSong-B05S", "方正小标宋简体", "方正小标宋_GBK", "STZhongsong", "华文中宋"),
    "仿宋": (
        "FangSong_GB2312",
        "仿宋_GB2312",
        "FangSong",
        "仿宋",
        "STFangsong",
        "华文仿宋",
        "FandolFang R",
        "FandolFang",
    ),
    "楷体": ("KaiTi_GB2312", "楷体_GB2312", "KaiTi", "楷体", "STKaiti", "华文楷体", "FandolKai"),
    "黑体": ("SimHei", "黑体", "STHeiti", *_SANS),
    "宋体": ("SimSun", "宋体", "STSong", "FandolSong"),
}
_LATIN = ("Times New Roman", "Liberation Serif", "Nimbus Roman", "Libertinus Serif")
_LATIN_SANS = ("Arial", "Liberation Sans", "Nimbus Sans", "DejaVu Sans")
# What stands for a font that is no face of official documents, by a part of its name.
_KINDS: Mapping[str, tuple[str, ...]] = {
    "times": _LATIN,
    "arial": _LATIN_SANS,
    "calibri": _LATIN_SANS,
}
_ALIKE = frozenset(("FandolFang R", "FandolFang", "FandolKai", "FandolSong", *_SANS))
_REGION = re.compile(r"(cjk)(?:sc|tc|hk|jp|kr)$")
USED = "{face}用 {used}"


@dataclass(frozen=True, slots=True)
class Fonts:
    """The families chosen for the faces; a face that no font stands for is missing.

    `stand_ins` has a family for every name of a face that the machine does not know.
    """

    chosen: Mapping[str, str]
    stand_ins: Mapping[str, str] = field(default_factory=dict)

    @property
    def missing(self) -> tuple[str, ...]:
        """The faces for which this machine has nothing that holds Chinese."""
        return tuple(face for face in FACES if face not in self.chosen)

    @property
    def replaced(self) -> tuple[str, ...]:
        """The faces that this machine does not have, so that other fonts stand for them."""
        return tuple(face for face in FACES if not is_itself(face, self.chosen.get(face, "")))

    @property
    def summary(self) -> str:
        """What stands for which face, in a line."""
        return self._used(FACES)

    @property
    def instead(self) -> str:
        """What stands for the faces that this machine does not have: `小标宋、仿宋用 Noto Serif CJK SC`."""
        return self._used(self.replaced)

    def _used(self, faces: Iterable[str]) -> str:
        held = {face: self.chosen[face] for face in faces if face in self.chosen}
        by_font = {used: "、".join(face for face in held if held[face] == used) for used in held.values()}
        return "，".join(USED.format(face=named, used=used) for used, named in by_font.items())


def is_itself(face: str, family: str) -> bool:
    """True if a font is the face under one of its names, not only like it."""
    return family in FACES[face] and family not in _ALIKE


def family_for(name: str, fonts: Fonts, families: Iterable[str]) -> str | None:
    """The family in which a font of a Word file is set: itself, what stands for its face, else what looks like it.

    None where this machine has nothing of the kind.
    """
    face = next((face for face in FACES if name == face or name in _own_names(face)), "")
    if face in fonts.chosen:
        return fonts.chosen[face]
    alike = next((names for part, names in _KINDS.items() if part in name.casefold()), ())
    known = {family.casefold(): family for family in families}
    return next((known[other.casefold()] for other in (name, *alike) if other.casefold() in known), None)


def _own_names(face: str) -> list[str]:
    return [name for name in FACES[face] if name not in _ALIKE]


def family_of(name: str, families: Iterable[str]) -> str:
    """The family of a font that a PDF names as PostScript does, spelt as this machine spells it where it has it.

    `NotoSerifCJKsc-Regular` is of `Noto Serif CJK SC`. A file with the faces of several regions goes by the name of one
    of them: then the first family that is in it is told.
    """
    stem = name.rpartition("+")[2].partition("-")[0]
    return next((family for family in families if _bare(family) == _bare(stem)), stem)


def _bare(name: str) -> str:
    return _REGION.sub(r"\1", "".join(name.split()).casefold())


def choose(families: Iterable[str]) -> Fonts:
    """The fonts to use of those that a machine has."""
    known = {family.casefold(): family for family in families}
    chosen = {}
    for face, names in FACES.items():
        found = next((known[name.casefold()] for name in (*names, *_SERIF, *_SANS) if name.casefold() in known), None)
        if found:
            chosen[face] = found
    lacking = {name: used for face, used in chosen.items() for name in _own_names(face) if name.casefold() not in known}
    return Fonts(chosen, lacking)
