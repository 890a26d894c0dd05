"""Word files written as XML alone, as Word and the systems of offices make them, mostly under the name of .doc."""

from __future__ import annotations

import base64
import binascii
import io
import zipfile
from collections.abc import Iterator

from lxml import etree

from govgen.files.refusals import DAMAGED, refuse
from govgen.files.zipped import parse_part

KIND = "Word XML"
_PACKAGE = "{http://schemas.microsoft.com/office/2006/xmlPackage}"


def packed(data: bytes, file: str) -> bytes:
    """The parts of a package that stand in one XML, as the package."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in _parts(data, file):
            archive.writestr(name, content)
    return made.getvalue()


def _parts(data: bytes, file: str) -> Iterator[tuple[str, bytes]]:
    for part in parse_part(data, file, KIND).iter(f"{_PACKAGE}part"):
        name = part.get(f"{_PACKAGE}name", "").lstrip("/")
        inner, binary = part.find(f"{_PACKAGE}xmlData"), part.findtext(f"{_PACKAGE}binaryData")
        if inner is not None and len(inner):
            yield name, etree.tostring(inner[0], encoding="UTF-8", with_tail=False)
        elif binary is not None:
            try:
                yield name, base64.b64decode(binary)
            except binascii.Error as error:
                raise refuse(DAMAGED, file, kind=KIND) from error
