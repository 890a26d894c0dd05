"""A Word file that carries its data: a part that Word and WPS keep and do not show."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count

from govgen.model.carried import NAMESPACE, NOTED, TEXT, data_digest, text_digest
from govgen.model.signs import HYPHEN, symbol
from govgen.patterns import lazy
from govgen.word.docx.archive import Bundle, Member, pack

_TYPES, _LINKS = "[Content_Types].xml", "word/_rels/document.xml.rels"
# With what all begin with in front: without it the search is four times as slow.
_TEXT = re.compile(rb"<w:(?:t(?: [^>]*)?>([^<]*)</w:t>|p[ >]|((?:noBreakHyphen|sym)\b[^>]*>))")
_SYMBOL = lazy(r'\bw:(font|char)="([^"]*)"')
_ID = lazy(r'\bId="rId(\d+)"')
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_STORE = "{{B5D0E4A2-6C1F-4F4E-9D27-{:012X}}}"
_KIND = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_QUICK = 1  # the level of deflating: a third of the time of the usual one, for a twelfth more bytes


@dataclass(frozen=True, slots=True)
class Shelf:
    """The members that are the same in all files of a template, with a place for the data, which has this `name`.

    The name is empty where there is no place, since the template is not made as Word makes files.
    """

    members: Bundle
    name: str

    def item(self, edition: str, data: str, document: bytes, notes: bytes = b"") -> Iterator[Member]:
        """The data file as a member of the file that prints this `document`; nothing where it has no place.

        `notes` is the part of its footnotes, if the report has any.
        """
        if self.name:
            item = _item(edition, data, printed_text(document + notes), noted=bool(notes))
            yield pack(self.name, item.encode(), _QUICK)


def shelf(members: Mapping[str, Member]) -> Shelf:
    """Members of a Word file with a place for data; nothing that they print is changed."""
    if not {_TYPES, _LINKS} <= members.keys():
        return Shelf(Bundle().add(members.values()), "")
    number = next(n for n in count(1) if f"customXml/item{n}.xml" not in members)
    made = {
        _TYPES: _with_type(_read(members, _TYPES), number),
        _LINKS: _with_link(_read(members, _LINKS), number),
        f"customXml/itemProps{number}.xml": _properties(number),
        f"customXml/_rels/item{number}.xml.rels": _links(number),
    }
    packed = {**members, **{name: pack(name, content.encode()) for name, content in made.items()}}
    return Shelf(Bundle().add(packed.values()), f"customXml/item{number}.xml")


def printed_text(document: bytes) -> str:
    """All that a document prints, a line for each paragraph; an empty text begins one too."""
    found = _TEXT.findall(document)
    return html.unescape(b"".join([text or (_sign(sign) if sign else b"\n") for text, sign in found]).decode())


def _sign(element: bytes) -> bytes:
    """What a no-break hyphen or a symbol shows."""
    said = dict(_SYMBOL.findall(element.decode()))
    shown = symbol(said.get("font", ""), said.get("char", "")) if element.startswith(b"sym") else HYPHEN
    return html.escape(shown, quote=False).encode()


def _read(members: Mapping[str, Member], name: str) -> str:
    return members[name].unpack().decode()


def _item(edition: str, data: str, printed: str, *, noted: bool) -> str:
    digests = f'text="{text_digest(printed)}" digest="{data_digest(data)}"' + (f' {NOTED}="1"' if noted else "")
    inner = f"{html.escape(data, quote=False)}<{TEXT}>{html.escape(printed, quote=False)}</{TEXT}>"
    return f'{_HEAD}<data xmlns="{NAMESPACE}" edition="{html.escape(edition)}" {digests}>{inner}</data>'


def _properties(number: int) -> str:
    space = f"{_OFFICE}/customXml"
    references = f'<ds:schemaRefs><ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs>'
    item = f'<ds:datastoreItem ds:itemID="{_STORE.format(number)}" xmlns:ds="{space}">{references}</ds:datastoreItem>'
    return _HEAD + item


def _links(number: int) -> str:
    link = f'<Relationship Id="rId1" Type="{_OFFICE}/relationships/customXmlProps" Target="itemProps{number}.xml"/>'
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}">{link}</Relationships>'


def _with_type(types: str, number: int) -> str:
    xml = "" if 'Extension="xml"' in types else '<Default Extension="xml" ContentType="application/xml"/>'
    line = f'{xml}<Override PartName="/customXml/itemProps{number}.xml" ContentType="{_KIND}"/>'
    return types.replace("</Types>", f"{line}</Types>")


def _with_link(links: str, number: int) -> str:
    free = max(map(int, _ID.findall(links)), default=0) + 1
    kind, target = f"{_OFFICE}/relationships/customXml", f"../customXml/item{number}.xml"
    line = f'<Relationship Id="rId{free}" Type="{kind}" Target="{target}"/>'
    return links.replace("</Relationships>", f"{line}</Relationships>")
