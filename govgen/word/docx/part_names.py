"""The parts of a template under the names that Word gives them: all that looks for them by name reads it this way."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import replace

from govgen.errors import TemplateError
from govgen.files.naming import holds_twice
from govgen.files.office_names import LINKS, TYPES, linked, links_of, usual_names
from govgen.word.docx.archive import DAMAGED, Bundle, Member, read_archive
from govgen.word.docx.package import OVERRIDE, packed, parse, public


def read_package(data: bytes) -> dict[str, Member]:
    """The members of a Word file by the names that Word gives them; TemplateError if two would have the same."""
    members = read_archive(data)
    known = {name.lower(): name for name in members}
    found = usual_names(members, lambda name: parse(members[name]).iter(LINKS))
    names = {name: found.get(name, name) for name in members}
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
            found = linked(part, link, known)
            if found is not None:
                link.set("Target", posixpath.relpath(f"/{names[found]}", folder))
    else:
        return replace(member, name=name)
    return packed(name, root)
