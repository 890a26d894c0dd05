"""How each thing on a page of a PDF is drawn: with ink or without, within which area, on a layer that is shown or not.

The library that reads pages keeps what is drawn there and where; what else decides whether it is seen is kept here, as
the `sight` of each item, and figures that are said in place of other letters as the `spoken` of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

import pdfplumber.page
from pdfminer.layout import LTChar, LTFigure, LTRect
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.pdftypes import resolve1
from pdfminer.psparser import LIT
from pdfminer.utils import Matrix, apply_matrix_pt, decode_text
from pdfplumber.page import PDFPageAggregatorWithMarkedContent

from govgen.documents.pdf.dashes import Area, Steps, dot_of, line_of
from govgen.documents.pdf.layers import LAYER, Layers, known

OUTLINED, INKLESS, CLIPPING = (1, 5), (3, 7), 7  # modes of drawing letters
NORMAL = LIT("Normal")
UNKNOWN = "(cid:"
_FIGURE = re.compile(r"\d")


class Sight(NamedTuple):
    """How something is drawn: the area outside of which it is cut off, how much it covers, letters without ink."""

    clip: Area
    alpha: float = 1
    is_blended: bool = False
    is_off: bool = False
    is_inkless: bool = False

    def within(self, area: Area) -> Sight:
        """The same, shown in this area only."""
        clip = self.clip
        upper = min(clip[2], area[2]), min(clip[3], area[3])
        return self._replace(clip=(max(clip[0], area[0]), max(clip[1], area[1]), *upper))


class _Mark(NamedTuple):
    """A stretch of what is drawn: whether its layer is off, what is said in place of its letters, and these."""

    is_off: bool
    said: str
    letters: list[str]


class _Device(PDFPageAggregatorWithMarkedContent):
    """Keeps how each item is drawn."""

    def begin_page(self, page: Any, ctm: Matrix) -> None:
        super().begin_page(page, ctm)
        left, low, right, high = page.cropbox
        self.sight = Sight(_area([(left, low), (right, high)], ctm))
        self.around: list[Sight] = []  # of what is drawn outside of a figure
        self.layers = Layers(page.doc.catalog)
        self.off = self.mode = 0  # off are how many of the layers around
        self.clipping: list[Any] = []  # letters that are a clip path, until something is drawn through them
        self.marks: list[_Mark] = []
        self.spoken: list[str] = []

    def end_page(self, page: Any) -> None:
        setattr(self.cur_item, "spoken", self.spoken)  # noqa: B010  # which no type checker knows
        super().end_page(page)

    def begin_figure(self, name: str, bbox: Area, matrix: Matrix) -> None:
        super().begin_figure(name, bbox, matrix)
        self.around.append(self.sight)
        self.sight = self.sight.within(self.cur_item.bbox)

    def end_figure(self, name: str) -> None:
        super().end_figure(name)
        self.sight = self.around.pop()

    def paint_path(self, gstate: Any, stroke: bool, fill: bool, evenodd: bool, path: Steps) -> None:
        """Draw a line, an area, or a dot, which may go on with the last line."""
        dot = dot_of(path, self.ctm)
        if not dot:
            super().paint_path(gstate, stroke, fill, evenodd, path)
        elif not self._goes_on(gstate, dot):
            colors = gstate.scolor, gstate.ncolor
            self.cur_item.add(LTRect(gstate.linewidth, dot, stroke, fill, evenodd, *colors, [], gstate.dash))
            self.tag_cur_item()

    def _goes_on(self, gstate: Any, dot: Area) -> bool:
        """True for a dot of the line drawn last, which reaches as far as it then."""
        last = next(reversed(self.cur_item._objs), None)  # noqa: SLF001  # as the library does
        look = self.sight, gstate.scolor, gstate.ncolor
        if self.off or not isinstance(last, LTRect):
            return False
        is_alike = (getattr(last, "sight", None), last.stroking_color, last.non_stroking_color) == look
        line = line_of(last.bbox, dot) if is_alike else None
        if line:
            last.set_bbox(line)
        return line is not None

    def render_string(self, textstate: Any, seq: Any, ncs: Any, graphicstate: Any) -> None:
        self.mode = textstate.render
        if self.mode in OUTLINED:
            graphicstate.ncolor = graphicstate.scolor  # of a copy made for these letters
        super().render_string(textstate, seq, ncs, graphicstate)

    def tag_cur_item(self) -> None:
        """Keep how the last item is drawn, which is the one before where nothing came of what was to be drawn.

        Lines and pictures of a layer that is off are none; its letters are told.
        """
        super().tag_cur_item()
        items: list[Any] = self.cur_item._objs  # noqa: SLF001  # as the library does
        if not items or isinstance(items[-1], LTFigure) or hasattr(items[-1], "sight"):
            return
        if isinstance(items[-1], LTChar):
            self._letter(items[-1])
        elif self.off:
            items.pop()
        else:
            items[-1].sight = self.sight
            self.draw_through()

    def _letter(self, item: Any) -> None:
        item.sight = self.sight
        if self.off or self.mode in INKLESS:
            item.sight = self.sight._replace(is_off=self.off > 0, is_inkless=self.mode in INKLESS)
        if self.mode == CLIPPING:
            self.clipping.append(item)
            self.sight = self.sight._replace(is_blended=True)  # what is drawn now is no larger than letters
        if self.marks:
            self.marks[-1].letters.append(item.get_text())

    def draw_through(self) -> None:
        """Letters that are the clip path show what is drawn."""
        for letter in self.clipping:
            letter.sight = letter.sight._replace(is_inkless=False)
        self.clipping = []

    def begin_mark(self, *, is_off: bool, about: Any) -> None:
        """Begin a stretch that has a layer and a text of its own, or not."""
        said = known(about).get("ActualText")
        self.marks.append(_Mark(is_off, decode_text(said) if isinstance(said, bytes) else "", []))
        self.off += is_off

    def end_mark(self) -> None:
        """End the last stretch; the figures that are said there are those that are shown, or are told."""
        if not self.marks:
            return
        mark = self.marks.pop()
        self.off -= mark.is_off
        shown = "".join(mark.letters)
        figures = _FIGURE.findall(mark.said)
        if figures and figures != _FIGURE.findall(shown) and shown and UNKNOWN not in shown:
            self.spoken.append(mark.said)


class _Interpreter(PDFPageInterpreter):
    """Follows what the library does not: clip paths, layers, transparency."""

    device: _Device

    def init_state(self, ctm: Matrix) -> None:
        super().init_state(ctm)
        self.sights: list[Sight] = []

    def do_q(self) -> None:
        super().do_q()
        self.sights.append(self.device.sight)

    def do_Q(self) -> None:
        super().do_Q()
        self.device.clipping = []
        if self.sights:
            self.device.sight = self.sights.pop()

    def do_W(self) -> None:
        points = [(float(each[at]), float(each[at + 1])) for each in self.curpath for at in range(1, len(each), 2)]
        if points:  # the path is whole here, and lies in the area itself
            self.device.sight = self.device.sight.within(_area(points, self.ctm))

    def do_W_a(self) -> None:
        self.do_W()

    def do_sh(self, name: object) -> None:
        super().do_sh(name)
        self.device.draw_through()

    def do_gs(self, name: Any) -> None:
        super().do_gs(name)
        state = known(self._named("ExtGState", name))
        alpha, blend = resolve1(state.get("ca")), resolve1(state.get("BM"))
        sight = self.device.sight
        if isinstance(alpha, (int, float)):
            sight = sight._replace(alpha=alpha)
        self.device.sight = sight if blend is None else sight._replace(is_blended=blend is not NORMAL)

    def do_BMC(self, tag: Any) -> None:
        super().do_BMC(tag)
        self.device.begin_mark(is_off=False, about=None)

    def do_BDC(self, tag: Any, props: Any) -> None:
        super().do_BDC(tag, props)
        about = self._named("Properties", props)
        self.device.begin_mark(is_off=tag is LAYER and self.device.layers.hide(about), about=about)

    def do_EMC(self) -> None:
        super().do_EMC()
        self.device.end_mark()

    def do_Do(self, xobjid_arg: Any) -> None:
        device, part = self.device, known(self.xobjmap.get(getattr(xobjid_arg, "name", None)))
        off, marks = device.off, device.marks
        device.off, device.marks = off + device.layers.hide(part.get("OC")), []
        super().do_Do(xobjid_arg)
        device.off, device.marks = off, marks

    def _named(self, kind: str, name: Any) -> Any:
        """What the page calls by a name, or what stands there itself."""
        return known(known(self.resources).get(kind)).get(name.name) if hasattr(name, "name") else name


def _area(points: Iterable[tuple[float, float]], ctm: Matrix) -> Area:
    across, down = zip(*(apply_matrix_pt(ctm, point) for point in points), strict=True)
    return min(across), min(down), max(across), max(down)


# The names by which the library calls what draws a page.
_WATCHERS = {"PDFPageAggregatorWithMarkedContent": _Device, "PDFPageInterpreter": _Interpreter}


def watch() -> None:
    """Have the library keep how things are drawn, in this process from now on."""
    for name, watcher in _WATCHERS.items():
        setattr(pdfplumber.page, name, watcher)
