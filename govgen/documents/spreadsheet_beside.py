"""What a sheet of a workbook holds besides its cells: comments, heads and feet of its pages, pictures, shapes."""

from __future__ import annotations

from collections.abc import Iterator

from govgen.documents.document import Picture, Unused
from govgen.documents.docx.unread import DRAWN, NOTE
from govgen.files.markup import Element
from govgen.files.office_names import links_of, target_of
from govgen.files.xlsx.parts import KIND, Book, SheetPart, elements, rich_text, says
from govgen.files.xlsx.places import address
from govgen.files.zipped import parse_part, read_part
from govgen.location import Location
from govgen.patterns import lazy

PICTURE, SHAPE, COMMENT = "图片", "图形里的文字", "批注"
_PAGES = {"Header": "页眉", "Footer": "页脚"}
_CODE = lazy(r'&(?:"[^"]*"|\d{1,3}|K[0-9A-Fa-f]{6}|[A-Z&])')
FARTHEST = 1_000_000  # rows and columns of a sheet


def beside(book: Book, part: SheetPart) -> Iterator[Unused | Picture]:
    """All of these of a sheet, each at its cell."""
    for kind, member in _links(book, part):
        root = parse_part(read_part(book.archive, member, book.file, KIND), book.file, KIND)
        if kind == "comments":
            yield from _comments(root, book.file, part.name)
        elif kind == "drawing":
            yield from _drawn(root, book.file, part.name)
    if says(book, part.member, b"headerFooter"):
        yield from _pages(book, part)


def _links(book: Book, part: SheetPart) -> Iterator[tuple[str, str]]:
    """The parts that a sheet leads to, by what they are."""
    links, names = links_of(part.member), frozenset(book.archive.namelist())
    if links not in names:
        return
    for item in parse_part(read_part(book.archive, links, book.file, KIND), book.file, KIND):
        target = target_of(part.member, item)
        if item.get("TargetMode") != "External" and target in names:
            yield item.get("Type", "").rpartition("/")[2], target


def _comments(root: Element, file: str, sheet: str) -> Iterator[Unused]:
    for comment in root.iter("{*}comment"):
        said = comment.find("{*}text")
        text = rich_text(said).strip() if said is not None else ""
        if text:
            yield Unused(text, Location(file, sheet=sheet, cell=comment.get("ref", "")), NOTE.format(what=COMMENT))


def _drawn(root: Element, file: str, sheet: str) -> Iterator[Unused | Picture]:
    for anchor in root:
        place = Location(file, sheet=sheet, cell=_corner(anchor))
        if next(anchor.iter("{*}pic"), None) is not None:
            yield Picture(PICTURE, place)
        text = "".join(each.text or "" for each in anchor.iter(f"{DRAWN}t")).strip()
        if text:
            yield Unused(text, place, NOTE.format(what=SHAPE))


def _corner(anchor: Element) -> str:
    """The cell in which a drawing begins, empty for one that no cell holds."""
    said = [anchor.findtext(f"{{*}}from/{{*}}{axis}") or "" for axis in ("row", "col")]
    numbers = [int(each) for each in said if each.isdecimal() and len(each) < len(str(FARTHEST))]
    return address(*numbers) if len(numbers) == len(said) else ""


def _pages(book: Book, part: SheetPart) -> Iterator[Unused]:
    for about in elements(book.archive, part.member, ("headerFooter",), book.file):
        for each in about:
            what = next((what for name, what in _PAGES.items() if str(each.tag).endswith(name)), "")
            text = _CODE.sub(" ", each.text or "").strip()
            if what and any(map(str.isalnum, text)):
                yield Unused(text, Location(book.file, sheet=part.name, cell=what), NOTE.format(what=what))
