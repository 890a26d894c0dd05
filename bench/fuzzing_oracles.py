"""What must hold of what is made of any file: told by code that has not written it. A `Fault` says that it does not."""

from __future__ import annotations

import io
import re
import zipfile

from lxml import etree

from govgen import api
from govgen.datafile.reading import read_report
from govgen.datafile.writing import data_file
from govgen.errors import GovgenError
from govgen.model.report import Report
from govgen.prose import Dossier
from govgen.source import parse_source

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class Fault(Exception):
    """Something that must hold of every file does not hold of this one."""


def hold_in_any_order(data: bytes, name: str, report: Report, count: int) -> None:
    """The outermost keys the other way round: the same values and as many findings."""
    text = data.decode("utf-8", "replace")
    blocks = re.findall(r"^[^\s#\-\"'%&*!|>{}\[\]@`][^\n]*\n(?:(?:[ #\r].*)?\n)*", text, re.MULTILINE)
    if len(blocks) < 2 or "".join(blocks) != text or "\t" in text or "&" in text:
        return
    try:
        turned = api.loads("".join(reversed(blocks)), name)
    except GovgenError:
        return  # what ends a block may be right only at the end of a file
    if turned.report.values != report.values:
        raise Fault("keys in another order say other figures")
    if len(api.check(turned)) != count:
        raise Fault("keys in another order give other findings")


def hold_cells(document: bytes, report: Report) -> None:
    """The cells of a document as an import reads them, which knows nothing of the template, are those of the data."""
    read = api.import_(document, name="年报.docx").report
    if read.edition.id != report.edition.id:
        return  # another form of the same year, which has to be named
    wrong = [
        slot.ref
        for slot, one, other in zip(report.edition.slots, read.values, report.values, strict=True)
        if one != other
    ]
    if wrong:
        raise Fault(f"cells of the document are not those of the data: {wrong[:3]}")


def hold_prose(document: bytes, dossier: Dossier) -> None:
    """Every paragraph is somewhere in the text that a reader is shown."""
    with zipfile.ZipFile(io.BytesIO(document)) as held:
        parts = {
            name: etree.fromstring(held.read(name)) for name in held.namelist() if name.endswith((".xml", ".rels"))
        }
    shown = _bare("".join(text.text or "" for text in parts["word/document.xml"].iter(f"{W}t")))
    told = (one.lead + one.text for held in dossier.narrative.paragraphs.values() for one in held)
    gone = [text for text in told if _bare(text) not in shown]
    if gone:
        raise Fault(f"prose is not printed: {gone[:2]}")


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def hold_data_file(report: Report) -> None:
    try:
        again = read_report(parse_source(data_file(report).encode(), "again.yaml"), api.catalog())
    except GovgenError as error:
        raise Fault(f"the data file made of it cannot be read: {error}") from error
    if again.edition.id == report.edition.id and again.values != report.values:
        raise Fault("the data file made of it says other figures")
