"""What a PDF would cost: its characters, strokes and possible cells, counted before anything is built of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pdfminer.pdfdevice import PDFDevice
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdftypes import resolve1, stream_value
from pdfminer.psparser import LIT

from govgen.documents.pdf.dashes import Area, Steps, dot_of, line_of, parts_of
from govgen.documents.pdf.unpacking import one_page
from govgen.files.refusals import BOMB, MB, TOO_LONG, refuse

MAX_CHARACTERS = 150_000  # each costs some kilobytes; a long report has a fifth of that
MAX_STROKES = 50_000
FIGURE = 4_000  # bytes that a figure counts besides what is in it
MAX_CONTENT = 10 * MB  # of what is drawn, each figure as often as it is drawn; a report has one or two
MAX_DOTS = 80_000  # of dotted lines in one file; a page of tables that a browser printed has twelve thousand
MAX_DRAWINGS = 6_000  # of one page; tables of which each border is a drawing of its own have some two thousand
SMALL = 60_000  # bytes that draw a page: too few for more drawings than are allowed, and characters cost more to build
SPARED = 2_000_000  # of all pages that were not counted for being small
IMAGE = LIT("Image")


class _Counter(PDFDevice):
    """A device that draws nothing and counts what it is asked to draw, over all pages of a file."""

    def __init__(self, resources: PDFResourceManager, file: str) -> None:
        super().__init__(resources)
        self._file, self._characters, self._strokes, self._drawings, self._content = file, 0, 0, 0, 0
        self._line: Area | None = None
        self._dots = 0

    def begin_page(self, *_: object) -> None:
        """Drawings are counted for each page."""
        self._drawings = 0
        self._line = None

    def read(self, size: int) -> None:
        """Count the bytes of what is to be drawn; one figure may be drawn many times."""
        self._content += size + FIGURE
        if self._content > MAX_CONTENT:
            raise refuse(BOMB, self._file, limit=MAX_CONTENT // MB)

    def render_string(self, textstate: Any, seq: Any, *_: object) -> None:  # noqa: ARG002  # the library's names
        """Count the bytes of a run of characters."""
        self._characters += sum(len(part) for part in seq if isinstance(part, bytes | str))
        if self._characters > MAX_CHARACTERS:
            raise refuse(TOO_LONG, self._file, what="字数", limit=MAX_CHARACTERS)

    def paint_path(self, graphicstate: Any, stroke: bool, fill: bool, evenodd: bool, path: Steps) -> None:  # noqa: ARG002
        """Count the drawing and its strokes."""
        counted = [part for part in parts_of(path) if not self._is_dot(part)]
        self._drawings += bool(counted)
        self._strokes += sum(map(len, counted))
        if self._strokes > MAX_STROKES or self._drawings > MAX_DRAWINGS:
            raise refuse(TOO_LONG, self._file, what="线条数", limit=MAX_DRAWINGS)

    def _is_dot(self, path: Steps) -> bool:
        """True for one more dot of the last line, of which nothing is built."""
        assert self.ctm is not None
        dot = dot_of(path, self.ctm)
        line = line_of(self._line, dot) if dot and self._line else None
        self._line = line or dot
        if line:
            self._dots += 1
            if self._dots > MAX_DOTS:
                raise refuse(TOO_LONG, self._file, what="线条数", limit=MAX_DOTS)
        return line is not None


class _Interpreter(PDFPageInterpreter):
    """Tells the device how much there is to draw before it is drawn."""

    def execute(self, streams: Sequence[object]) -> None:
        held = (stream_value(stream) for stream in streams)
        assert isinstance(self.device, _Counter)
        self.device.read(sum(len(stream.get_data()) for stream in held))
        super().execute(streams)


class Counting:
    """Goes over the pages of a file ahead of the reader."""

    def __init__(self, file: str) -> None:
        resources = PDFResourceManager()
        self._interpreter = _Interpreter(resources, _Counter(resources, file))
        self._spared = 0

    def look_at(self, page: Any) -> None:
        """SourceError if this page, with those before it, holds more than any report."""
        size = _size(page.page_obj)
        if size <= SMALL and self._spared + size <= SPARED:
            self._spared += size
        else:
            with one_page():
                self._interpreter.process_page(page.page_obj)


def _size(page: Any) -> int:
    """How many bytes draw a page; more than any is small where it draws parts that are kept elsewhere."""
    parts = resolve1(resolve1(page.resources).get("XObject")) or {}
    if any(resolve1(part).get("Subtype") is not IMAGE for part in parts.values()):
        return SMALL + 1
    return sum(len(resolve1(stream).get_data()) for stream in page.contents)
