"""What of a web page its readers see: by the elements, the styles that stand on them, and the page's own sheets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from lxml import etree

from govgen.documents.visibility import Showing, Stretch, stronger
from govgen.documents.web.boxes import Boxes
from govgen.documents.web.css.cascade import UNSURE, PageSheet
from govgen.documents.web.css.colour import INK, PAPER
from govgen.documents.web.css.computed_style import ElementLook, by_attributes, styled
from govgen.documents.web.css.declarations import cascade
from govgen.documents.web.css.doubts import LONGEST, StyleDoubt
from govgen.documents.web.css.fonts import FACE, own_family
from govgen.documents.web.css.generated_content import generated, item_numbers
from govgen.documents.web.css.matching import Matching
from govgen.documents.web.css.selectors import SIDES, Side
from govgen.documents.web.css.stylesheets import SheetOf, forbids_styles, sheets_of
from govgen.documents.web.elements import BLOCKS
from govgen.files.refusals import TOO_LONG, refuse
from govgen.schema.labels import squeeze

_BY_NAME: Mapping[str, Mapping[str, str]] = {
    **{name: {"text-decoration": "line-through"} for name in ("del", "s", "strike")},
    "bdo": {"unicode-bidi": "bidi-override"},
    "sup": {"vertical-align": "super"},
    "sub": {"vertical-align": "sub"},
}
_LEFT_OUT = (("display", "none"), ("mso-hide", "all"))
_CELLS = ("td", "th")
_PARTS = (*_CELLS, "tr", "tbody", "thead", "tfoot")
MAX_WRITTEN = 200_000  # characters; one rule may write them in every cell of a page


@dataclass(slots=True)
class PageLooks:
    """How the elements of a page are shown that are not shown plainly; those that are `gone` take no room either.

    `held` are all elements: lxml makes one anew for each who asks for it while nobody keeps it. `written` is what style
    sheets write before and behind the text of an element, `numbers` what lists count their items with.
    """

    sheet: PageSheet
    held: Sequence[etree._Element] = ()
    showing: dict[etree._Element, Showing] = field(default_factory=dict)
    gone: set[etree._Element] = field(default_factory=set)
    written: dict[tuple[etree._Element, Side], Sequence[Stretch]] = field(default_factory=dict)
    numbers: dict[etree._Element, str] = field(default_factory=dict)
    boxes: Boxes = field(default_factory=Boxes)
    doubts: dict[etree._Element, StyleDoubt] = field(default_factory=dict)
    amount: int = 0  # characters that style sheets write

    def of(self, element: etree._Element) -> Showing:
        """How the text of an element is shown."""
        return self.showing.get(element, Showing.PLAIN)

    def doubt_in(self, cell: etree._Element) -> str:
        """The first style, of a cell, a text in it or what it stands in of its table, that only a browser can tell."""
        found = [each for each in cell.iter() if each in self.doubts] if self.doubts else []
        is_alone = len([text for text in cell.itertext() if str(text).strip()]) < 2 if found else True
        told = (self.doubts[each] for each in found if any(str(text).strip() for text in each.itertext()))
        return next((doubt.text for doubt in told if not (doubt.among and is_alone)), "")

    def beside(self, element: etree._Element, side: Side) -> Sequence[Stretch]:
        """What a style sheet writes on a side of the text of an element; a gap to what stands before it is a blank."""
        gap = (Stretch(" "),) if side == "before" and element in self.boxes.gaps else ()
        return (*gap, *self.written.get((element, side), ())) if self.written or gap else ()

    def mark(self, element: etree._Element, around: ElementLook) -> None:
        """Note how an element is shown, and all in it."""
        look = self._look(element, around) if isinstance(element.tag, str) else None
        if look is None:
            self.gone.add(element)
            return
        if look.showing is Showing.UNSURE and element.tag in BLOCKS:  # whole lines say no other figure
            look = look._replace(showing=around.showing)
        if look.shown is not Showing.PLAIN:
            self.showing[element] = look.shown
        if self.sheet.has_sides:
            self._write(element, look)
        if element.tag == "ol":
            self.numbers.update(item_numbers(element, self.sheet.said_of))
        folded: frozenset[etree._Element] = frozenset()
        if element.tag == "details" and element.get("open") is None:
            folded = _folded(element)
            self.showing[element] = Showing.HIDDEN
        self.gone.update(folded)
        for child in element:
            if child not in folded:
                self.mark(child, look)

    def _write(self, element: etree._Element, around: ElementLook) -> None:
        """Note what style sheets write beside the text of an element, so far as it is seen."""
        for side in SIDES:
            said = self.sheet.said_beside(element, side)
            if "content" not in said or said.get("display", "").startswith("none"):
                continue
            look = styled(around, tuple(said.items()))
            if look.shown in {Showing.PLAIN, Showing.RAISED}:
                written = tuple(generated(said, look.shown, element))
                self.written[element, side] = written
                self.amount += sum(len(stretch.text) for stretch in written)
            if self.amount > MAX_WRITTEN:
                raise refuse(TOO_LONG, self.sheet.matching.file, what="样式表写的字数", limit=MAX_WRITTEN)

    def _look(self, element: etree._Element, around: ElementLook) -> ElementLook | None:
        """How an element looks, None for one that has no room on the page."""
        tag = str(element.tag)
        said: Mapping[str, str] = self.sheet.said_of(element)
        if tag in _BY_NAME:
            said = cascade([_BY_NAME[tag], {"direction": element.get("dir", "").lower()}, said])
        if (tag == "dialog" and element.get("open") is None) or element.get("popover") is not None:
            return None
        if element.get("hidden") is not None and "display" not in said:
            return None
        if any(said.get(key, "").startswith(word) for key, word in _LEFT_OUT):
            return None
        self.boxes.note(element, said)
        look = by_attributes(element, around)
        if tag in _CELLS and said.get("display", "table-cell").startswith("table-cell"):  # grow with what is in them
            said = {key: value for key, value in said.items() if key != "overflow"}
        styles = tuple((key, value) for key, value in said.items() if key != UNSURE)
        own = styled(look, styles) if styles else look
        if UNSURE in said and _may_hide(own, self.sheet.unsure[said[UNSURE]]):
            doubt = StyleDoubt(squeeze(said[UNSURE])[:LONGEST])
            own = own._replace(showing=stronger(own.showing, Showing.UNSURE), doubt=doubt)
        if tag in _PARTS and own.doubt.among and styles:  # the cells of a table are never alone
            own = own._replace(doubt=own.doubt._replace(among=False))
        if self.sheet.fonts and (family := own_family(own.families, self.sheet.fonts)):
            own = own._replace(doubt=StyleDoubt(f"{FACE} {family}"[:LONGEST]))
        if (doubt := own.in_doubt).text:
            self.doubts[element] = doubt
        return own


def _may_hide(look: ElementLook, said: Mapping[str, str]) -> bool:
    """True if a text with a look is shown otherwise, should a rule that says this be for it."""
    is_gone = any(said.get(key, "").startswith(word) for key, word in _LEFT_OUT)
    return is_gone or styled(look, tuple(said.items())).shown is not look.shown


def _folded(element: etree._Element) -> frozenset[etree._Element]:
    """What is in a fold that is closed, but for its heading."""
    heading = next(element.iterchildren("summary"), None)
    return frozenset(child for child in element if child is not heading)


def page_looks(root: etree._Element, file: str, sheet_of: SheetOf) -> PageLooks:
    """How the elements of a page are shown; `sheet_of` gives the sheet that a link leads to, if it is there."""
    elements = list(root.iter())
    looks = PageLooks(PageSheet(Matching(file, elements)), elements)
    is_bare = forbids_styles(root)
    sheets = [] if is_bare else list(sheets_of(root, sheet_of))
    for each in elements if is_bare else ():
        each.attrib.pop("style", "")
    for text in sheets:
        looks.sheet.add(text or "")
    # The ground of a text may be said in a sheet that lies elsewhere.
    is_known = None not in sheets
    looks.mark(root, ElementLook(colour=INK, ground=PAPER) if is_known else ElementLook(ground=None))
    return looks
