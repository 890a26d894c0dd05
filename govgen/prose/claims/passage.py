"""A rendered passage, parsed: its figures, its context, the words before each place, and what is stated in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from govgen.location import Location
from govgen.model.claim import CountedThing, Lexicon
from govgen.model.edition import Section
from govgen.patterns import lazy
from govgen.prose.claims.context import Context, read_context
from govgen.prose.claims.figures import Figure, find_figures
from govgen.prose.claims.normal import NormalText, normalise
from govgen.prose.claims.subjects import Subjects, subjects_of
from govgen.prose.claims.wordings import Wordings, compile_lexicon
from govgen.prose.narrative import RenderedPassage
from govgen.schema.labels import bare

JOINING = ("和", "与", "及", "以及", "或", "或者")
LONGEST = 40  # characters of a heading
NUMBERED = 6  # characters that hold the numbering of a paragraph, with the mark before it
REACH = 40  # characters that a clause is read back
PART = "其中"
BEHIND = 8  # characters behind a wording that may take it back
UNHEARD = -2  # the year of what stands among too many words that nobody knows, and is compared with nothing
BOUNDARY = lazy(rf"[^。；！？;\n，,：:、（）()]{{0,{REACH}}}")
_NUMBERING = lazy(r"(?:\A|[。；;：:\n])[ \u3000]?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})、\Z")


class ParsedPassage(NamedTuple):
    """A passage, parsed: its text in normal form, the same mirrored, its figures with their ends, context, subjects.

    `year` is the report's; `headed` is where the parts of a section begin that was read as one; `leads` (of rough
    numbers at -1 and less) and `clauses` keep what was asked for.
    """

    text: str
    mirror: str
    figures: tuple[Figure, ...]
    ends: tuple[int, ...]
    context: Context
    subjects: Subjects
    year: int | None
    rendered: RenderedPassage
    normal: NormalText
    headed: tuple[tuple[int, str], ...]
    leads: dict[int, int]
    clauses: dict[int, str | None]

    def is_within(self, parts: frozenset[str], place: int) -> bool:
        """True if `place` is in one of the parts of the report, or of its sections; of no parts, wherever it is."""
        if not parts:
            return True
        passage = self.rendered.passage
        above = [part for start, part in self.headed if start <= place]
        return not parts.isdisjoint((passage.section, passage.part or (above[-1] if above else "")))

    def place(self, offset: int) -> Location:
        """Where the data file has character `offset`."""
        return self.rendered.origin(self.normal.origin(offset))

    def quote(self, start: int, end: int) -> str:
        """What was written from `start` to `end`."""
        stop = self.normal.origin(end) if end < len(self.text) else len(self.rendered.text)
        return self.rendered.text[self.normal.origin(start) : stop].strip()

    def next_start(self, place: int) -> int:
        """Where the first figure that ends behind `place` begins, -1 if there is none."""
        number = bisect_right(self.ends, place)
        return self.figures[number].start if number < len(self.figures) else -1

    def figures_between(self, place: int, index: int) -> tuple[Figure, ...]:
        """The figures behind `place` that stand before the one of `index`."""
        return self.figures[bisect_right(self.ends, place) : index]

    def last_end(self, place: int) -> int:
        """Where the last figure up to `place` ends, -1 if there is none."""
        number = bisect_right(self.ends, place)
        return self.ends[number - 1] if number else -1


class Match(NamedTuple):
    """A quantity stated at `start` to `end`; `figure` is None for a wording of zero.

    A match is `sure` if every word of its clause is candidates not to change what is counted.
    """

    quantity: CountedThing
    start: int
    end: int
    figure: Figure | None
    sure: bool
    year: int


def parse_passage(
    rendered: RenderedPassage,
    section: Section,
    lexicon: Lexicon,
    names: tuple[str, ...],
    year: int | None,
    *,
    wide: bool = False,
) -> ParsedPassage:
    """A rendered passage of a section, parsed."""
    heading = f"{section.label}：{rendered.passage.heading}"
    wordings = compile_lexicon(lexicon)
    normal = normalise(rendered.text, lexicon, year)
    text = normal.text
    figures = tuple(_inserted(rendered, normal, find_figures(text, lexicon, wordings.figures)))
    context = read_context(text, heading, wordings.patterns)
    ends = tuple(figure.end for figure in figures)
    subjects = subjects_of(text, names, lexicon, wide=wide)
    headed = () if rendered.passage.part else tuple(_headed(text, section))
    return ParsedPassage(text, text[::-1], figures, ends, context, subjects, year, rendered, normal, headed, {}, {})


def _headed(text: str, section: Section) -> Iterator[tuple[int, str]]:
    """Where lines of a text are headings of parts of its section, and of which."""
    parts = {bare(aspect.heading): aspect.id for aspect in section.aspects if aspect.heading}
    start = 0
    for line in text.split("\n") if parts else ():
        part = parts.get(bare(line)) if len(line) <= LONGEST else None
        if part:
            yield start, part
        start += len(line) + 1


def _inserted(rendered: RenderedPassage, normal: NormalText, figures: Iterator[Figure]) -> Iterator[Figure]:
    """The figures, those marked that an expression gave."""
    if not any(segment.inserted for segment in rendered.segments):
        yield from figures
        return
    for figure in figures:
        yield figure._replace(inserted=True) if rendered.is_inserted(normal.origin(figure.start)) else figure


def lead_end(parsed: ParsedPassage, figure: Figure, wordings: Wordings) -> int:
    """Where the words before a number end, fillers left out, and what makes it a rough one."""
    place = figure.start if figure.exact else ~figure.start
    if place not in parsed.leads:
        size = len(parsed.text)
        words = wordings.fillers if figure.exact else wordings.rough
        skipped = words.match(parsed.mirror, size - figure.start)
        parsed.leads[place] = size - skipped.end() if skipped else figure.start
    return parsed.leads[place]


def clause_before(parsed: ParsedPassage, start: int) -> str | None:
    """What the clause says before a lead; None if the lead is one of several subjects that share a number."""
    if start not in parsed.clauses:
        parsed.clauses[start] = _clause_before(parsed, start)
    return parsed.clauses[start]


def _clause_before(parsed: ParsedPassage, start: int) -> str | None:
    size = len(parsed.text)
    back = BOUNDARY.match(parsed.mirror, size - start)
    begin = size - back.end() if back else start
    begin = max(begin, parsed.last_end(start))
    left = parsed.text[begin:start].strip("“”")
    listed = begin > 1 and parsed.text[begin - 1] == "、" and not _ends_figure(parsed, begin - 1)
    listed = listed and not _NUMBERING.search(parsed.text[max(0, begin - NUMBERED) : begin])
    if left in JOINING and _ends_figure(parsed, begin):
        return ""  # what it goes on from has its own number
    return None if listed or left.endswith(JOINING) else left


def _ends_figure(parsed: ParsedPassage, end: int) -> bool:
    """True if a figure, or a bracket behind one, ends there."""
    return parsed.last_end(end) == end or parsed.text[end - 1 : end] in ("）", ")")
