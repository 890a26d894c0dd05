"""A Word file that carries its data: a part that Word and WPS keep and do not show."""

from __future__ import annotations

import html
from collections.abc import Mapping
from itertools import count

from govgen.model.carried import NAMESPACE, data_digest, text_digest
from govgen.patterns import lazy
from govgen.word.archive import Bundle, Member, pack, read_archive

_DOCUMENT, _TYPES, _LINKS = "word/document.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"
_TEXT = lazy(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")
_ID = lazy(r'\bId="rId(\d+)"')
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_STORE = "{{B5D0E4A2-6C1F-4F4E-9D27-{:012X}}}"
_KIND = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"


def carry(document: bytes, edition: str, data: str) -> bytes:
    """The same Word file with a data file in it; nothing that it prints is changed."""
    members = read_archive(document)
    if not {_DOCUMENT, _TYPES, _LINKS} <= members.keys():
        return document
    number = next(n for n in count(1) if f"customXml/item{n}.xml" not in members)
    printed = "".join(map(html.unescape, _TEXT.findall(_read(members, _DOCUMENT))))
    made = {
        _TYPES: _with_type(_read(members, _TYPES), number),
        _LINKS: _with_link(_read(members, _LINKS), number),
        f"customXml/item{number}.xml": _item(edition, data, printed),
        f"customXml/itemProps{number}.xml": _properties(number),
        f"customXml/_rels/item{number}.xml.rels": _links(number),
    }
    packed = members | {name: pack(name, content.encode()) for name, content in made.items()}
    return Bundle().add(packed.values()).close()


def _read(members: Mapping[str, Member], name: str) -> str:
    return members[name].unpack().decode()


def _item(edition: str, data: str, printed: str) -> str:
    digests = f'text="{text_digest(printed)}" digest="{data_digest(data)}"'
    inner = html.escape(data, quote=False)
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
