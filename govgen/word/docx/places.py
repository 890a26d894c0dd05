"""Where in a template stands what has no place of its own: by the paragraph around it, in it, or that links to it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from govgen.errors import TemplateError
from govgen.files.namespaces import W as _W
from govgen.files.office_names import links_of, target_of
from govgen.word.docx.archive import Member
from govgen.word.docx.package import SETTINGS, links_in, parse
from govgen.word.docx.paragraphs import Spot
from govgen.word.fault import WHOLE

XML_ENDINGS = (".xml", ".rels", ".vml")

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


@dataclass(frozen=True, slots=True)
class TemplatePlaces:
    """The places of the paragraphs of a template, the parts that they are in and all members of the file."""

    members: Mapping[str, Member]
    roots: Mapping[str, etree._Element]
    named: Mapping[etree._Element, str]

    def of(self, element: etree._Element) -> str:
        """The place of the paragraph that an element is, is in, or holds."""
        return next((self.named[each] for each in _paragraphs(element) if each in self.named), WHOLE)

    def of_link(self, links: str, name: str) -> str:
        """Where a link is used, by its name in the part of links."""
        for part, root in self.roots.items():
            if links_of(part) == links:
                return next((self.of(each) for each in root.iter(etree.Element) if name in links_used(each)), WHOLE)
        return WHOLE

    def of_part(self, name: str) -> str:
        """Where a part of its own is shown: a chart, a drawing."""
        for part in self.roots:
            for link in links_in(self.members, part):
                if target_of(part, link) == name:
                    return self.of_link(links_of(part), link.get("Id", ""))
        return WHOLE

    def settings(self) -> etree._Element:
        """The settings of the document; an element without any where the file has none."""
        return parse(self.members[SETTINGS]) if SETTINGS in self.members else etree.Element("none")

    def others(self, *marks: bytes) -> Iterator[tuple[str, etree._Element]]:
        """The other parts by name, those with one of these marks if there are any.

        They are XML: what only calls itself so Word does not read.
        """
        for name, member in self.members.items():
            if name in self.roots or not name.endswith(XML_ENDINGS) or not _holds(member, marks):
                continue
            try:
                yield name, parse(member)
            except TemplateError:
                continue


def places_of(
    members: Mapping[str, Member], roots: Mapping[str, etree._Element], spots: Iterable[Spot]
) -> TemplatePlaces:
    """The places of a template with these paragraphs."""
    return TemplatePlaces(members, roots, {spot.paragraph: spot.place for spot in spots})


def _holds(member: Member, marks: Collection[bytes]) -> bool:
    """True for a part with one of these marks, and for each if there are none."""
    content = member.unpack().replace(b"\0", b"") if marks else b""
    return not marks or any(mark in content for mark in marks)


def _paragraphs(element: etree._Element) -> Iterator[etree._Element]:
    yield element
    yield from element.iterancestors(f"{_W}p")
    yield from element.iterdescendants(f"{_W}p")


def links_used(element: etree._Element) -> Iterator[str]:
    """The names of the links that an element uses."""
    return (str(name) for key, name in element.attrib.items() if str(key).startswith(_R))
