"""The faces, sizes and measures of GB/T 9704-2012 in Word's units."""

from __future__ import annotations

from dataclasses import dataclass

from govgen.word.drawing.wordml import el, mm

SONG, HEI, KAI, FANG, TITLE_SONG = "宋体", "黑体", "楷体_GB2312", "仿宋_GB2312", "方正小标宋简体"


@dataclass(frozen=True, slots=True)
class Face:
    """A face: its other names and what Word takes where it is not installed, the best first, and its look.

    `panose` is what Word and WPS choose a font of another name by, of the same `family` and `pitch`.
    """

    name: str
    stand_ins: tuple[str, ...]
    panose: str
    family: str = "roman"
    pitch: str = "variable"


FACES = (
    Face(
        TITLE_SONG,
        ("方正小标宋_GBK", "FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05", "小标宋", "华文中宋", "STZhongsong"),
        "02010601030101010101",
    ),
    Face(
        FANG,
        ("仿宋", "FangSong", "FangSong_GB2312", "华文仿宋", "STFangsong"),
        "02010609030101010101",
        "modern",
        "fixed",
    ),
    Face(KAI, ("楷体", "KaiTi", "KaiTi_GB2312", "华文楷体", "STKaiti"), "02010609030101010101", "modern", "fixed"),
    Face(HEI, ("SimHei", "华文黑体", "STHeiti"), "02010609060101010101", "modern", "fixed"),
    Face(SONG, ("SimSun", "华文宋体", "STSong"), "02010600030101010101", "auto"),
)
RED, GREY = "FF0000", "7F7F7F"

# Named sizes 号 in half-points; the issuer's mark may be of any size.
ISSUER, ER, XIAO_ER, SAN, SI, WU, XIAO_WU, SPECK = 72, 44, 36, 32, 28, 21, 18, 2

# 22 lines fill 225 mm at 28.95 pt; 28 characters of 16 pt fill 156 mm when each gives up 0.25 pt.
LINE = 579
TIGHTER = -5
CHARACTER = SAN * 10 + TIGHTER
FOOT_CHARACTER = SI * 10
# In tables, the height of a line of small type, and of one in the label of a group, which is set closer.
SMALL_LINE, GROUP_LINE = 234, 200

# The issuer's mark stands 35 mm below the edge of the type area; its line has some 9 pt of air above the glyphs.
ABOVE_ISSUER = mm(35) - 180
# Name and date share a centre such that a date of usual length ends four characters before the edge.
SIGNATURE_INDENT = CHARACTER * 27 // 2

# Rules of 0.35 mm and 0.25 mm in eighths of a point.
THICK, THIN = 8, 6

# Low enough for the end of the text to fit under the last of 22 lines.
LOWEST_LINE = 14


def face(font: str, size: int = 0, *, colour: str = "", spacing: int = 0, scale: int = 0) -> str:
    """Text properties.

    Letters and figures take the Chinese face too: the standard asks for 仿宋 throughout, and curly quotes
    and dashes, which Word counts among the Latin characters, then stand in it whichever run holds them.
    """
    fonts = el("rFonts", hint="eastAsia", ascii=font, hAnsi=font, eastAsia=font, cs=font)
    optional = (("color", colour), ("spacing", spacing), ("w", scale), ("sz", size), ("szCs", size))
    return fonts + "".join(el(name, val=value) for name, value in optional if value)


def lines(exact: int = LINE, before: int = 0, after: int = 0) -> str:
    """Lines of an exact pitch, in twips."""
    return el("spacing", before=before, after=after, line=exact, lineRule="exact")


def border(side: str, eighths: int, colour: str = "auto", space: int = 0) -> str:
    """One side of a border."""
    return el(side, val="single", sz=eighths, space=space, color=colour)
