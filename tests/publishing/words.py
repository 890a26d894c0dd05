"""Word files for tests, written by hand: a body, styles, heads and feet; and what Typst is given of them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from govgen.publishing.fonts import FACES, choose
from govgen.publishing.typesetting import TypstSource, source
from tests.documents.pages import W

R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
ALL = frozenset(name for names in FACES.values() for name in names) | {"Times New Roman"}


def word(body: str, styles: str = "", parts: Mapping[str, str | bytes] | None = None) -> bytes:
    """A Word file; `parts` are further ones by name, each linked to by its name."""
    around = f'xmlns:w="{W}" xmlns:r="{R}"'
    links = "".join(f'<Relationship Id="{name}" Target="{name}"/>' for name in parts or ())
    held = {
        "document.xml": f"<w:document {around}><w:body>{body}</w:body></w:document>",
        "styles.xml": f"<w:styles {around}>{styles}</w:styles>",
        "_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}">{links}</Relationships>',
        **(parts or {}),
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in held.items():
            said = content.replace("<w:hdr>", f"<w:hdr {around}>") if isinstance(content, str) else content
            archive.writestr(f"word/{name}", said)
    return made.getvalue()


def p(text: str, properties: str = "", run: str = "") -> str:
    """A paragraph of one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def set_in_typst(body: str, styles: str = "", parts: Mapping[str, str | bytes] | None = None) -> TypstSource:
    """What Typst is given of a Word file on a machine that has all fonts."""
    return source(word(body, styles, parts), (), "标题", choose(ALL), ALL, frozenset())
