"""The parts of a Word file under the names that Word gives them: programs call them otherwise, and in either case.

What a part is its link says, not its name, and names are the same in capitals. All that looks for parts by their names
reads a file this way first.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING
from urllib.parse import unquote

from govgen.errors import SourceError
from govgen.files.naming import holds_twice
from govgen.files.refusals import DAMAGED, refuse

if TYPE_CHECKING:
    import zipfile

    from govgen.files.markup import Element

LINKS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
DOCUMENT = "word/document.xml"
TYPES = "[Content_Types].xml"
# By the last word of the kind of a link from the file itself, and from its document.
_OF_FILE: Mapping[str, str] = {
    "officeDocument": DOCUMENT,
    "core-properties": "docProps/core.xml",
    "extended-properties": "docProps/app.xml",
    "custom-properties": "docProps/custom.xml",
}
_OF_DOCUMENT: Mapping[str, str] = {
    "theme": "word/theme/theme1.xml",
    **{
        name: f"word/{name}.xml"
        for name in (
            "settings", "styles", "numbering", "fontTable", "footnotes", "endnotes", "people", "comments",
            "commentsExtended", "commentsIds", "commentsExtensible",
        )
    },
}  # fmt: skip


def links_of(part: str) -> str:
    """The name of the part that says what another one is linked to."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def target_of(part: str, link: Element) -> str:
    """The name of the part that a link of another one leads to."""
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(part), link.get("Target", ""))).lstrip("/")


def linked(part: str, link: Element, known: Mapping[str, str]) -> str | None:
    """The part of a file that a link of another one leads to; `known` are the names of all in small letters."""
    target = target_of(part, link).lower()
    return None if link.get("TargetMode") == "External" else known.get(target, known.get(unquote(target).lower()))


def usual_names(names: Iterable[str], links: Callable[[str], Iterable[Element]]) -> dict[str, str]:
    """The names that Word gives to the parts that are linked to; `links` are those of a part that has any."""
    known = {name.lower(): name for name in names}
    found = {known[TYPES.lower()]: TYPES} if TYPES.lower() in known else {}
    waiting = [("", "")]
    while waiting:
        part, name = waiting.pop()
        own = known.get(links_of(part).lower())
        if own is None or own in found:
            continue
        found[own] = links_of(name)
        usual = _OF_FILE if not name else _OF_DOCUMENT if name == DOCUMENT else {}
        for link in links(own):
            inner = linked(part, link, known)
            if inner is not None and inner not in found:
                found[inner] = usual.get(link.get("Type", "").rpartition("/")[2], target_of(part, link))
                waiting.append((inner, found[inner]))
    return found


def as_usual(archive: zipfile.ZipFile, file: str, kind: str) -> zipfile.ZipFile:
    """The archive of a Word file, its parts called as Word does; without one whose name belongs to another.

    SourceError where two parts are linked to as the same: programs show the one or the other.
    """
    names = usual_names(archive.namelist(), lambda name: _links(archive, name, file, kind))
    if all(old == new for old, new in names.items()):
        return archive
    if holds_twice(names.values()):
        raise refuse(DAMAGED, file, kind=kind)
    taken = set(names.values())
    archive.filelist = [each for each in archive.filelist if each.filename in names or each.filename not in taken]
    for each in archive.filelist:
        each.filename = names.get(each.filename, each.filename)
    archive.NameToInfo = {each.filename: each for each in archive.filelist}
    return archive


def _links(archive: zipfile.ZipFile, name: str, file: str, kind: str) -> Iterator[Element]:
    """What a part says of links; one that is torn says nothing."""
    from govgen.files.zipped import parse_part, read_part  # noqa: PLC0415  # what a template prints needs no parser

    try:
        root = parse_part(read_part(archive, name, file, kind), file, kind)
    except SourceError:
        return iter(())
    return root.iter(LINKS)
