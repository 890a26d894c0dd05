"""The parts of a Word file under the names that Word gives them: programs call them otherwise, and in either case.

What a part is its link says, not its name, and names are the same in capitals. All that looks for parts by their names
reads a file this way first.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import replace

from lxml import etree

from govgen.errors import TemplateError
from govgen.files.naming import holds_twice
from govgen.word.archive import DAMAGED, Bundle, Member, read_archive
from govgen.word.package import LINKS, OVERRIDE, SETTINGS, TYPES, links_of, packed, parse, public, target_of
from govgen.word.parts import CORE

_DOCUMENT = "word/document.xml"
# By the last word of the kind of a link from the file itself, and from its document.
_OF_FILE: Mapping[str, str] = {
    "officeDocument": _DOCUMENT,
    "core-properties": CORE,
    "extended-properties": "docProps/app.xml",
    "custom-properties": "docProps/custom.xml",
}
_OF_DOCUMENT: Mapping[str, str] = {
    "settings": SETTINGS,
    "theme": "word/theme/theme1.xml",
    **{
        name: f"word/{name}.xml"
        for name in (
            "styles", "numbering", "fontTable", "footnotes", "endnotes", "people", "comments", "commentsExtended",
            "commentsIds", "commentsExtensible",
        )
    },
}  # fmt: skip


def read_package(data: bytes) -> dict[str, Member]:
    """The members of a Word file by the names that Word gives them; TemplateError if two would have the same."""
    members = read_archive(data)
    known = {name.lower(): name for name in members}
    names = _names(members, known)
    if all(old == new for old, new in names.items()):
        return members
    if holds_twice(names.values()):
        raise TemplateError(DAMAGED)
    owners = {links_of(part).lower(): part for part in ("", *members)}
    return {new: _renamed(members[old], new, owners.get(old.lower()), known, names) for old, new in names.items()}


def public_file(data: bytes) -> bytes:
    """A Word file with what is public of its members alone; itself if it has no others."""
    left = public(read_package(data))
    return data if left == read_archive(data) else Bundle().add(left.values()).close()


def _names(members: Mapping[str, Member], known: Mapping[str, str]) -> dict[str, str]:
    """The name for each member, by its own."""
    names = {known[TYPES.lower()]: TYPES} if TYPES.lower() in known else {}
    waiting = [("", "")]
    while waiting:
        part, name = waiting.pop()
        links = known.get(links_of(part).lower())
        if links is None or links in names:
            continue
        names[links] = links_of(name)
        usual = _OF_FILE if not name else _OF_DOCUMENT if name == _DOCUMENT else {}
        for link, target in _inner(members[links], part):
            found = known.get(target.lower())
            if found is not None and found not in names:
                names[found] = usual.get(link.get("Type", "").rpartition("/")[2], target)
                waiting.append((found, names[found]))
    return {old: names.get(old, old) for old in members}


def _inner(links: Member, part: str) -> Iterator[tuple[etree._Element, str]]:
    """The links of a part to others, with the names that they say."""
    for link in parse(links).iter(LINKS):
        if link.get("TargetMode") != "External":
            yield link, target_of(part, link)


def _renamed(member: Member, name: str, part: str | None, known: Mapping[str, str], names: Mapping[str, str]) -> Member:
    """A member by another name; the links of a part, and the list of kinds, with the new names in them."""
    if name == TYPES:
        root = parse(member)
        for each in root.iter(OVERRIDE):
            told = each.get("PartName", "").removeprefix("/")
            each.set("PartName", f"/{names.get(known.get(told.lower(), ''), told)}")
    elif part is not None:
        root = parse(member)
        folder = posixpath.dirname(f"/{names.get(part, part)}")
        for link in root.iter(LINKS):
            target = target_of(part, link)
            found = known.get(target.lower())
            if link.get("TargetMode") != "External" and found is not None:
                link.set("Target", posixpath.relpath(f"/{names[found]}", folder))
    else:
        return replace(member, name=name)
    return packed(name, root)
