"""Zipped documents opened with care: how many parts, how large unpacked, no passwords, no entities."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Sequence

from govgen.files import markup
from govgen.files.markup import DeclaredError, Element
from govgen.files.naming import holds_twice
from govgen.files.refusals import BOMB, CROWDED, DAMAGED, DENSE, DOCTYPE, ENCRYPTED, MB, refuse

# What the library raises for what is no archive, or a torn one.
UNOPENED = (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError)
# What it raises for a part that is torn, not there, or packed in a way it does not know.
FAULTS = (*UNOPENED, zlib.error, RuntimeError, KeyError)
MAX_PARTS = 4_000
MAX_UNPACKED = 200 * MB
MAX_RATIO = 50  # tables of numbers and formulas pack into a tenth or a twentieth
MAX_XML = 40 * MB
# A large part that packs better than this says the same thing again and again: each time costs memory, not bytes.
LARGE, MAX_DENSITY = 4 * MB, 100
MAX_TAGS = 1_000_000  # an annual report has some ten thousand
XML = (".xml", ".rels")
# The names that the strict form of Office files, which Word can save, gives to what it says in the usual way.
_STRICT = b"http://purl.oclc.org/ooxml/"
_STRICT_NAME = re.compile(rb"(xmlns[^\s=]{0,40}=[\"'])" + re.escape(_STRICT) + rb"(\w+)/")
_USUAL_NAME = rb"\1http://schemas.openxmlformats.org/\2/2006/"
PROLOG, DECLARED = 4096, b"<!DOCTYPE"


def open_archive(data: bytes, file: str, kind: str, largest: int = MAX_UNPACKED) -> zipfile.ZipFile:
    """The archive, refused where it is damaged, locked, would unpack into too much or holds a part twice.

    What is streamed may unpack into more (`largest`), as long as it is packed no better than documents are.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except UNOPENED as error:
        raise refuse(DAMAGED, file, kind=kind) from error
    parts = archive.infolist()
    if any(part.flag_bits & 0x1 for part in parts):
        raise refuse(ENCRYPTED, file)
    limit = min(largest, max(MAX_UNPACKED, len(data) * MAX_RATIO))
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > limit:
        raise refuse(BOMB, file, limit=limit // MB)
    if any(part.file_size > max(LARGE, part.compress_size * MAX_DENSITY) for part in parts):
        raise refuse(DENSE, file, ratio=MAX_DENSITY)
    if holds_twice(part.filename for part in parts):
        raise refuse(DAMAGED, file, kind=kind)
    if any(_declares(archive, part) for part in parts if part.filename.endswith(XML)):
        raise refuse(DOCTYPE, file, kind=kind)
    return archive


def _declares(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """Whether a part begins with declarations of its own, which no office program writes."""
    try:
        with archive.open(part) as stream:
            begin = stream.read(PROLOG)
    except FAULTS:
        return False  # told where the part is read
    return DECLARED in begin.replace(b"\x00", b"")  # so that it is found in UTF-16 too


def read_part(archive: zipfile.ZipFile, name: str, file: str, kind: str) -> bytes:
    """The bytes of a part; never more than its limit, whatever the archive says of its size."""
    try:
        with archive.open(name) as part:
            data = part.read(MAX_XML + 1)
    except FAULTS as error:
        raise refuse(DAMAGED, file, kind=kind) from error
    if len(data) > MAX_XML:
        raise refuse(BOMB, file, limit=MAX_XML // MB)
    return data


def parse_part(data: bytes, file: str, kind: str) -> Element:
    """The XML of a part, without entities, external files or network; strict names are read as the usual ones."""
    if data.count(b"<") > MAX_TAGS:
        raise refuse(CROWDED, file, count=MAX_TAGS)
    try:
        return markup.parse(_STRICT_NAME.sub(_USUAL_NAME, data) if _STRICT in data else data)
    except DeclaredError as error:
        raise refuse(DOCTYPE, file, kind=kind) from error
    except markup.SLIPS as error:
        raise refuse(DAMAGED, file, kind=kind) from error


def part_names(data: bytes) -> Sequence[str]:
    """The names of the parts, none where the archive cannot be read."""
    try:
        return zipfile.ZipFile(io.BytesIO(data)).namelist()
    except UNOPENED:
        return ()
