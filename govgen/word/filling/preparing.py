"""A Word file prepared: its tags freed from the runs and paragraphs around them, Python made of it by Jinja."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from lxml import etree
from markupsafe import escape

from govgen.files.namespaces import W as _W
from govgen.word.docx.archive import Member, pack
from govgen.word.docx.package import parse, public, text_parts
from govgen.word.docx.part_names import read_package
from govgen.word.docx.revisions import accept, is_marked
from govgen.word.filling.parts import CORE, has_tags
from govgen.word.filling.prepared import Prepared
from govgen.word.filling.rows import Rows, source_with_rows
from govgen.word.filling.tag_cleanup import freed
from govgen.word.filling.translating import translate

_DECLARATION = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
_OWN_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>\s*")


@lru_cache(maxsize=4)  # a template of an agency is checked before it is used
def prepare(data: bytes, rows: Rows = ()) -> Prepared:
    """A template prepared, with the rows of one report; TemplateError if it is no Word file, or its tags are broken."""
    found = _freed(data)
    name, *others = found.sources
    document = source_with_rows(found.sources[name], rows)
    sources = {name: document, **{other: found.sources[other] for other in others}}
    parts = {name: translate(source) for name, source in sources.items()}
    return Prepared(document, parts, found.styles, found.by_docxtpl)


class FreedTemplate(NamedTuple):
    """A template whose tags are freed, before it is made into Python: its sources by part, the document first."""

    sources: Mapping[str, str]
    styles: Mapping[str, str]
    by_docxtpl: bool


@lru_cache(maxsize=4)  # the rows of reports differ, their template does not
def _freed(data: bytes) -> FreedTemplate:
    members = read_package(data)
    roots = word_parts(members)
    styles = members.get("word/styles.xml")
    return FreedTemplate(
        dict(_sources(roots, members)),
        read_styles(styles.unpack() if styles else None),
        any(_needs_docxtpl(root) for root in roots.values()),
    )


def word_parts(members: Mapping[str, Member]) -> dict[str, etree._Element]:
    """The parts whose tags are filled, their tracked changes accepted: the document, headers, footers, notes."""
    roots = text_parts(members)
    for root in roots.values():
        accept(root)
    return roots


_MERGING = re.compile(r"\{%\s*(?:tc|vm|hm|colspan|cellbg)\b|\{\{tc\b")


def _needs_docxtpl(root: etree._Element) -> bool:
    """True if a part merges, colours or repeats cells, which docxtpl alone can do."""
    return _MERGING.search("".join(text.text or "" for text in root.iter(f"{_W}t"))) is not None


def _patched(root: etree._Element) -> str:
    from govgen.word.filling.by_docxtpl import patched  # noqa: PLC0415  # most templates do without

    return patched(root)


def accepted(members: Mapping[str, Member]) -> dict[str, Member]:
    """The members with tracked changes accepted and without comments."""
    parts = {name: pack(name, etree.tostring(root)) for name, root in word_parts(members).items()}
    return {**public(members), **parts}


def _sources(roots: Mapping[str, etree._Element], members: Mapping[str, Member]) -> Iterator[tuple[str, str]]:
    """The parts that are written anew, by name; the document is one of them whether it has tags or not."""
    for place, (name, root) in enumerate(roots.items()):
        source = _patched(root) if _needs_docxtpl(root) else freed(root)
        if place == 0 or has_tags(source) or is_marked(parse(members[name])):
            yield name, _DECLARATION + source
    if CORE in members:
        source = members[CORE].unpack().decode("utf-8-sig")
        if has_tags(source):
            yield CORE, _OWN_DECLARATION.sub(_DECLARATION, source)


def read_styles(part: bytes | None, kind: str = "") -> dict[str, str]:
    """The styles of a kind that a template's styles.xml defines; Word writes names of built-in ones in either case."""
    if part is None:
        return {}
    ids: dict[str, str] = {}
    for style in etree.fromstring(part).iter(f"{_W}style"):
        name = style.find(f"{_W}name")
        if name is not None and kind in ("", style.get(f"{_W}type")):
            written = name.get(f"{_W}val", "")
            ids[written.lower() if written.isascii() else written] = str(escape(style.get(f"{_W}styleId", "")))
    return ids
