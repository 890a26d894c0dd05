"""What a report is published as: each kind with the files that it makes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from govgen.prose import Dossier
from govgen.publishing import opendata
from govgen.publishing.paper import Block, Line, read_paper
from govgen.publishing.site import page
from govgen.publishing.web import fragment

Files = Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Publication:
    """A report ready to be published: its data, its Word file, and what that says.

    `data` is the data file that pages carry, empty for none.
    """

    dossier: Dossier
    document: bytes
    blocks: tuple[Block, ...]
    data: str = ""

    @property
    def title(self) -> str:
        """The title as printed, in one line."""
        titles = (block.text for block in self.blocks if isinstance(block, Line) and block.role == "title")
        return next(titles, self.dossier.report.unit).replace("\n", "")


def publication(dossier: Dossier, document: bytes, data: str = "") -> Publication:
    """A report with the Word file made of it, and the data file that its page is to carry."""
    return Publication(dossier, document, read_paper(document, dossier.report.edition), data)


def _word(of: Publication) -> Files:
    return {"年报.docx": of.document}


def _web(of: Publication) -> Files:
    edition = of.dossier.report.edition
    inner = fragment(of.blocks, edition) + "\n"
    return {"年报.html": page(of.blocks, edition, of.title, data=of.data).encode(), "正文片段.html": inner.encode()}


def _csv(of: Publication) -> Files:
    report = of.dossier.report
    held = opendata.tables(report)
    return held | {opendata.PACKAGE: opendata.package(report, of.title, held)}


def _json(of: Publication) -> Files:
    return {"年报.json": opendata.json_bytes(opendata.as_json(of.dossier, of.title))}


KINDS: Mapping[str, Callable[[Publication], Files]] = {"docx": _word, "html": _web, "csv": _csv, "json": _json}
"""What a report can be published as; each makes files by name."""


def files_of(of: Publication, kinds: Iterable[str]) -> dict[str, bytes]:
    """The files of all kinds asked for, by name."""
    made: dict[str, bytes] = {}
    for kind in kinds:
        made |= KINDS[kind](of)
    return made


def series_of(publications: Sequence[Publication], name: str) -> Files:
    """The figures of many reports in one table."""
    return opendata.series([each.dossier.report for each in publications], name)
