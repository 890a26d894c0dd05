"""PDF: by LibreOffice from the Word file where it is installed, else typeset from what the Word file says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Literal, TypeAlias

from govgen.errors import OutputError
from govgen.files import libreoffice
from govgen.files.components import flaw
from govgen.publishing.fonts import Fonts, choose, family_of
from govgen.publishing.machine import installed_families
from govgen.publishing.office import printed
from govgen.publishing.paper import Block
from govgen.publishing.typesetting import poster_source, source

if TYPE_CHECKING:
    import typst

_PAGE = re.compile(rb"/Type\s*/Page(?![A-Za-z])")
_FONT = re.compile(rb"/FontName\s*/([^\s/<>\[\]()]+)")
STILL = "网页、Word、开放数据不受影响，可以先用 --to docx,html,csv,json。"
NEITHER = (
    "没有可以做 PDF 的程序（没有 LibreOffice，{why}）：请安装 LibreOffice，或者运行 pip install govgen[print]。" + STILL
)
NO_OFFICE = "这台机器没有 LibreOffice：请安装，或者改用 --pdf typst（已经装好）。"
NO_TYPST = "{why}：请运行 pip install govgen[print]，或者改用 --pdf libreoffice（已经装好）。"
NO_FONTS = f"这台机器没有中文字体（{{faces}}），做出的 PDF 会没有字，所以没有做。请安装仿宋、楷体、黑体、宋体；{STILL}"
FAILED = "LibreOffice 没有做出 PDF。请关闭其他 LibreOffice 窗口再试，或者用 --pdf typst。"
NOT_TYPESET = "没有排出 PDF：{reason}；{instead}" + STILL
INSTEAD = "或者改用 --pdf libreoffice（已经装好）。"
INSTALL_INSTEAD = "或者安装 LibreOffice，改用 --pdf libreoffice。"
# What Typst says of what it cannot print, with what a clerk can do about it; {} is what it names.
REASONS: Mapping[str, str] = {
    r'the text `"(.+)"` could not be displayed': "本机的字体里没有{}这个字，请安装有这个字的字体，再做一次",
    r'contains the codepoint `"(.+)"`': "文字里有{}，是自造字（专用区的字），请在年报或者模板里换成标准的字",
    r"(?:decode|parse|load|unknown) (?:.* )?(?:image|PNG|JPEG|format)": (
        "有一张图片坏了，打不开，请在模板或者年报里换成好的图片"
    ),
}
UNKNOWN = "排版程序 Typst 报告“{}”，请把这句话和数据文件、模板一起报告"
BY_OFFICE, BY_TYPST = "LibreOffice（字体：{fonts}{lacking}）", "Typst（字体：{fonts}）"
UNSHOWN = "；PDF 与 Word 报告不同，没有照样排的：{what}，要全部照样的，改用 --pdf libreoffice"
LACKING = "；本机没有公文用的{faces}：{instead}"
TYPST = "typst"
_MAIN = "report.typ"
_BOLD = 600  # how heavy letters are from which on they are bold
_ESCAPED = re.compile(r"\\[uU]\{?([0-9a-fA-F]{4,8})\}?")
Engine: TypeAlias = Literal["auto", "libreoffice", "typst"]
ENGINES: tuple[Engine, ...] = ("auto", "libreoffice", "typst")


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF, and by what it was made."""

    data: bytes
    engine: str

    @property
    def pages(self) -> int:
        """How many pages it has, 0 where they are not to be counted without taking it apart."""
        return len(_PAGE.findall(self.data))


def print_pdf(document: bytes, blocks: Sequence[Block], title: str, engine: Engine = "auto") -> Printed:
    """The report as PDF; OutputError that says what to install where this machine cannot make one."""
    if engine == "libreoffice" or (engine == "auto" and libreoffice.program()):
        return _by_office(document, blocks)
    return typeset(document, blocks, title)


def _by_office(document: bytes, blocks: Sequence[Block]) -> Printed:
    if libreoffice.program() is None:
        why = flaw(TYPST)
        raise OutputError(NEITHER.format(why=why) if why else NO_OFFICE)
    families = installed_families()
    known = choose(families or ())
    if families is not None:
        refuse_missing(known)
    made = printed(document, blocks, known.stand_ins)
    if made is None:
        raise OutputError(FAILED)
    lacking = LACKING.format(faces="、".join(known.replaced), instead=known.instead) if known.instead else ""
    fonts = "、".join(_embedded(made.data, (*known.chosen.values(), *(families or ()))))
    return Printed(made.data, BY_OFFICE.format(fonts=fonts, lacking=lacking + made.note))


def _embedded(data: bytes, families: Iterable[str]) -> list[str]:
    """The families of the fonts that are in a PDF."""
    return sorted({family_of(name.decode("ascii", "replace"), families) for name in _FONT.findall(data)})


def typeset(document: bytes, blocks: Sequence[Block], title: str) -> Printed:
    """The Word file of these blocks as Typst sets it, with the fonts that this machine has; OutputError for none."""
    why = flaw(TYPST)
    if why:
        raise OutputError((NO_TYPST if libreoffice.program() else NEITHER).format(why=why))
    found, families, fonts = _machine()
    refuse_missing(fonts)
    bold = frozenset(font.family for font in found.fonts() if font.weight >= _BOLD)
    made = source(document, blocks, title, fonts, families, bold)
    unshown = UNSHOWN.format(what="、".join(made.unshown)) if made.unshown else ""
    return Printed(_compiled(made.text, found, made.pictures), BY_TYPST.format(fonts=fonts.summary) + unshown)


def print_poster(title: str, author: str, drawings: Iterable[str]) -> bytes:
    """A page of drawings as PDF; OutputError where Typst or a Chinese font is not there."""
    why = flaw(TYPST)
    if why:
        raise OutputError(why)
    found, _, fonts = _machine()
    refuse_missing(fonts)
    return _compiled(poster_source(title, author, drawings, fonts), found)


def _compiled(text: str, found: typst.Fonts, pictures: Mapping[str, bytes] | None = None) -> bytes:
    """The PDF of a Typst document, and of the pictures that lie beside it."""
    import typst  # noqa: PLC0415  # an optional component

    try:
        if not pictures:
            return typst.compile(text.encode(), format="pdf", pdf_standards="a-2a", timestamp=0, font_paths=found)
        with TemporaryDirectory() as folder:
            for name, data in {**pictures, _MAIN: text.encode()}.items():
                (Path(folder) / name).write_bytes(data)
            main = str(Path(folder) / _MAIN)
            return typst.compile(main, root=folder, format="pdf", pdf_standards="a-2a", timestamp=0, font_paths=found)
    except typst.TypstError as error:
        instead = INSTEAD if libreoffice.program() else INSTALL_INSTEAD
        raise OutputError(NOT_TYPESET.format(reason=_reason(str(error)), instead=instead)) from error


def _reason(error: str) -> str:
    """Why a report was not typeset, for those who read no English."""
    for pattern, said in REASONS.items():
        found = re.search(pattern, error)
        if found:
            return said.format(*map(_named, found.groups()))
    return UNKNOWN.format(error)


def _named(said: str) -> str:
    """The first character of a text that Typst quotes, with its number."""
    sign = _ESCAPED.sub(lambda code: chr(int(code[1], 16)), said)[0]
    return f"{f'“{sign}”' if sign.isprintable() else ''}（U+{ord(sign):04X}）"


def refuse_missing(fonts: Fonts) -> None:
    """OutputError that names the faces for which there is no Chinese font at all."""
    if fonts.missing:
        raise OutputError(NO_FONTS.format(faces="、".join(fonts.missing)))


@cache
def _machine() -> tuple[typst.Fonts, frozenset[str], Fonts]:
    """The fonts of this machine, their families, and those chosen of them."""
    import typst  # noqa: PLC0415  # an optional component

    found = typst.Fonts()
    families = frozenset(found.families())
    return found, families, choose(families)
