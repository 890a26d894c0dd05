"""The data that a Word file brings along, whatever has become of it, and what the file prints now."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

from govgen.documents.document import Line
from govgen.documents.docx.text import NO_BREAK, SYMBOL, symbol_text
from govgen.documents.docx.visibility import RunLooks
from govgen.documents.visibility import Showing, Stretch, as_shown
from govgen.errors import SourceError
from govgen.files.namespaces import W
from govgen.files.zipped import parse_part, read_part
from govgen.location import Location
from govgen.model.carried import FORMAT, MAX_DATA, NAMESPACE, NOTED, PROGRAM, TEXT, Carried
from govgen.model.signs import HYPHEN

if TYPE_CHECKING:
    from govgen.files.markup import Element

KIND = "Word"
SHOWN = (W + "t", NO_BREAK, SYMBOL)  # what prints characters
_PRINTED = frozenset((Showing.PROMPT, Showing.RUBY))  # printed besides what is shown plainly
_ITEM = re.compile(r"customXml/item(\d+)\.xml")
_PROPERTIES = re.compile(r"customXml/itemProps(\d+)\.xml")
_ABOUT, _LINKS = "docProps/app.xml", "word/_rels/document.xml.rels"
_LINK = re.compile(rb'Target="(?:\.\./|/)(customXml/item\d+\.xml)"')
_DIGEST = re.compile(rb'\btext="([0-9a-f]{64})"')


def carried_by(archive: zipfile.ZipFile, names: set[str], file: str) -> Carried | None:
    """The data of a file; whatever is wrong with it, the text can still be read."""
    for number, name in sorted((found[1], name) for name in names if (found := _ITEM.fullmatch(name))):
        content = _content(archive, name, file)
        if FORMAT.encode() in content or _is_ours(archive, names, number, file):
            return _carried(content, file)
    numbers = (found[1] for name in sorted(names) if (found := _PROPERTIES.fullmatch(name)))
    gone = any(_is_ours(archive, names, each, file) for each in numbers) or _is_taken_out(archive, names, file)
    return Carried(damage="gone") if gone else None


def _is_ours(archive: zipfile.ZipFile, names: set[str], number: str, file: str) -> bool:
    """True if what stands beside an item says that it is the data of a report."""
    name = f"customXml/itemProps{number}.xml"
    return name in names and FORMAT.encode() in _content(archive, name, file)


def _is_taken_out(archive: zipfile.ZipFile, names: set[str], file: str) -> bool:
    """True for a file that no other program has saved, whose link to its data leads nowhere."""
    if not {_ABOUT, _LINKS} <= names or PROGRAM.encode() not in _content(archive, _ABOUT, file):
        return False
    return any(found.decode() not in names for found in _LINK.findall(_content(archive, _LINKS, file)))


def _content(archive: zipfile.ZipFile, name: str, file: str) -> bytes:
    """The bytes of a part, none where it is torn or too large."""
    if archive.getinfo(name).file_size > MAX_DATA * 4:
        return b""
    try:
        return read_part(archive, name, file, KIND)
    except SourceError:
        return b""


def _carried(content: bytes, file: str) -> Carried:
    try:
        item = parse_part(content, file, KIND)
    except SourceError:
        digest = _DIGEST.search(content)
        return Carried(text_digest=digest[1].decode() if digest else "", damage="torn")
    digests = item.get("text", ""), item.get("digest", "")
    if item.tag != f"{{{NAMESPACE}}}data":
        is_other = str(item.tag).startswith(f"{{{FORMAT}")
        return Carried(text_digest=digests[0] if is_other else "", damage="version" if is_other else "torn")
    text = item.find(f"{{{NAMESPACE}}}{TEXT}")
    printed = "" if text is None else text.text or ""
    return Carried(item.get("edition", ""), item.text or "", *digests, printed, noted=item.get(NOTED) == "1")


def printed_lines(root: Element, looks: RunLooks, file: str) -> Iterator[Line]:
    """What a document prints, a line for each paragraph; an empty text begins one too."""
    place = Location(file)
    line: list[Stretch] = []
    covered = _covered(root)
    for element in root.iter(W + "p", *SHOWN):
        if element.tag == W + "p" or (element.tag == W + "t" and not element.text):
            yield Line(as_shown(line).text, place)
            line = []
        elif element not in covered:
            line.append(Stretch(_shown(element), showing=_showing(element, looks)))
    yield Line(as_shown(line).text, place)


def _covered(root: Element) -> frozenset[Element]:
    """What stands in cells that go on from above, where nothing of it is seen."""
    merges = [each for each in root.iter(W + "vMerge") if each.get(W + "val", "continue") == "continue"]
    cells = (next(each.iterancestors(W + "tc"), None) for each in merges)
    return frozenset(text for cell in cells if cell is not None for text in cell.iter(*SHOWN))


def _shown(element: Element) -> str:
    if element.tag == W + "t":
        return element.text or ""
    return symbol_text(element) if element.tag == SYMBOL else HYPHEN


def _showing(text: Element, looks: RunLooks) -> Showing:
    run = None if looks.is_plain else text.getparent()
    showing = Showing.PLAIN if run is None else looks.of(run)
    return Showing.PLAIN if showing in _PRINTED else showing


def text_with_hidden(root: Element) -> str:
    """All that stands in a document, whether it is shown or not."""
    return "".join(map(_shown, root.iter(*SHOWN)))
