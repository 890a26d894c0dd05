"""A told passage taken apart: its figures, its scene, and the words before each place."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate

from govgen.location import Location
from govgen.model.claim import Lexicon
from govgen.prose.claims.context import Scene, Subjects, set_scene, subjects_of
from govgen.prose.claims.figures import Figure, find_figures
from govgen.prose.claims.wordings import Wordings, compile_lexicon
from govgen.prose.narrative import Telling

JOINING = ("和", "与", "及", "以及", "或", "或者")
REACH = 40  # characters that a clause is read back
BOUNDARY = re.compile(rf"[^。；！？;\n，,：:、（）()]{{0,{REACH}}}")


@dataclass(frozen=True, slots=True)
class Page:
    """A passage taken apart: its text, the same mirrored, its figures with their ends, its scene and subjects.

    `year` is the report's; `starts` is where each segment of the telling begins.
    """

    text: str
    mirror: str
    figures: tuple[Figure, ...]
    ends: tuple[int, ...]
    scene: Scene
    subjects: Subjects
    year: int | None
    telling: Telling
    starts: tuple[int, ...]

    def place(self, offset: int) -> Location:
        """Where the data file has character `offset`, as `Telling.origin` says, at once however many segments."""
        number = bisect_right(self.starts, offset) - 1
        segment = self.telling.segments[number]
        return self.telling.passage.locate(segment.offset + (0 if segment.inserted else offset - self.starts[number]))

    def next_start(self, place: int) -> int:
        """Where the first figure that ends behind `place` begins, -1 if there is none."""
        number = bisect_right(self.ends, place)
        return self.figures[number].start if number < len(self.figures) else -1

    def last_end(self, place: int) -> int:
        """Where the last figure up to `place` ends, -1 if there is none."""
        number = bisect_right(self.ends, place)
        return self.ends[number - 1] if number else -1


def take_apart(telling: Telling, heading: str, lexicon: Lexicon, names: tuple[str, ...], year: int | None) -> Page:
    """The page of a told passage."""
    wordings = compile_lexicon(lexicon)
    text = telling.text
    inserted: list[bool] = []
    if any(segment.inserted for segment in telling.segments):
        for segment in telling.segments:
            inserted += [segment.inserted] * len(segment.text)
    figures = tuple(find_figures(text, lexicon, wordings.figures, inserted))
    scene = set_scene(text, heading, wordings.setting)
    starts = tuple(accumulate((len(segment.text) for segment in telling.segments), initial=0))
    ends = tuple(figure.end for figure in figures)
    subjects = subjects_of(text, names, lexicon)
    return Page(text, text[::-1], figures, ends, scene, subjects, year, telling, starts)


def lead_end(page: Page, figure: Figure, wordings: Wordings) -> int:
    """Where the words before a number end, fillers left out."""
    size = len(page.text)
    skipped = wordings.fillers.match(page.mirror, size - figure.start)
    return size - skipped.end() if skipped else figure.start


def clause_before(page: Page, start: int) -> str | None:
    """What the clause says before a lead; None if the lead is one of several subjects that share a number."""
    size = len(page.text)
    back = BOUNDARY.match(page.mirror, size - start)
    begin = size - back.end() if back else start
    begin = max(begin, page.last_end(start))
    left = page.text[begin:start].strip("“”")
    listed = begin > 1 and page.text[begin - 1] == "、" and not _is_told(page, begin - 1)
    return None if listed or left.endswith(JOINING) else left


def _is_told(page: Page, end: int) -> bool:
    """True if a figure, or a bracket behind one, ends there."""
    return page.last_end(end) == end or page.text[end - 1 : end] in ("）", ")")
