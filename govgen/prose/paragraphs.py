"""Paragraphs: lines of prose with the level of their number, bold words and footnotes; tables and pictures in it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import NamedTuple

from govgen.location import Location
from govgen.patterns import lazy

LEVELS = (
    (2, lazy(r"[（(][一二三四五六七八九十]{1,3}[）)]\s*")),
    (4, lazy(r"[（(]\d{1,2}[）)]\s*")),
    (3, lazy(r"\d{1,2}(?:[．、]|\.(?!\d))\s*")),
)
_NUMBER = lazy(r"[0-9][0-9.,%]*(?:[-/:][0-9][0-9.,%]*)*")
LEAD_LIMIT = 40  # characters; a longer first sentence is prose that happens to be numbered


class Footnote(NamedTuple):
    """What stands at the foot of the page."""

    text: str


class Span(NamedTuple):
    """Bold words from `start` to `end` of the lead and text of a paragraph, or a footnote behind `start`.

    `note` is the footnote, while its text is not known its name; None for bold words.
    """

    start: int
    end: int
    note: Footnote | str | None = None


class Run(NamedTuple):
    """Words that are alike: of the lead or not, bold or not; `notes` are the footnotes that stand behind them."""

    text: str
    is_lead: bool
    is_bold: bool
    notes: tuple[Footnote, ...] = ()


class PlacedPicture(NamedTuple):
    """A picture: its file, the text for those who do not see it, where the prose and the data file have it.

    `width` is how wide it is to be printed, in millimetres; 0 where that is not said.
    """

    file: str
    alt: str
    offset: int = 0
    location: Location | None = None
    width: float = 0


class SmallTable(NamedTuple):
    """A table within the prose: rows of cells, the first is its head."""

    rows: tuple[tuple[Paragraph, ...], ...]

    @property
    def text(self) -> str:
        """What its cells say, rows and cells apart."""
        return "\n".join("\t".join(cell.text for cell in row) for row in self.rows)

    @property
    def longest_numbers(self) -> tuple[int, ...]:
        """The characters of the longest number of each column, which no line may end in; of a column of words two."""
        return tuple(max(2, *(_number(cell.text) for cell in column)) for column in zip(*self.rows, strict=True))


def _number(text: str) -> int:
    return max(map(len, _NUMBER.findall(text)), default=0)


class Paragraph(NamedTuple):
    """One printed paragraph.

    `level` is 0 for running text, 1 to 4 for a numbered one. A numbered paragraph has its heading in `lead`; `text`
    is what runs on behind it, empty for a heading on a line of its own. Of a `table` or `picture` it is the caption.
    """

    level: int
    lead: str
    text: str
    spans: tuple[Span, ...] = ()
    table: SmallTable | None = None
    picture: PlacedPicture | None = None

    @property
    def is_heading(self) -> bool:
        """True for a heading that stands alone."""
        return self.level > 0 and not self.text

    @property
    def is_block(self) -> bool:
        """True for a table or a picture."""
        return self.table is not None or self.picture is not None

    @property
    def printed(self) -> str:
        """All that it says: that of a table too."""
        own = self.lead + self.text
        return own if self.table is None else f"{own}\n{self.table.text}".strip()

    @property
    def runs(self) -> Iterator[Run]:
        """Its words, apart where they look different."""
        whole, lead = self.lead + self.text, len(self.lead)
        noted: defaultdict[int, list[Footnote]] = defaultdict(list)
        bold: Counter[int] = Counter()  # how many bold stretches begin at a place, less those that end there
        for span in self.spans:
            if isinstance(span.note, Footnote):
                noted[span.start].append(span.note)
            elif span.note is None:
                bold[span.start] += 1
                bold[span.end] -= 1
        ordered = sorted({0, lead, len(whole), *noted, *bold})
        depth = 0
        for start, end in zip([0, *ordered], ordered, strict=False):
            depth += bold.pop(start, 0)
            if start < end or end in noted:
                yield Run(whole[start:end], start < lead, depth > 0, tuple(noted.get(end, ())))

    @property
    def notes(self) -> Iterator[Footnote]:
        """Its footnotes, in the order of their marks."""
        noted = [(span.start, span.note) for span in self.spans if isinstance(span.note, Footnote)]
        return (note for _, note in sorted(noted, key=itemgetter(0)))

    def marked(self, spans: Iterable[Span]) -> Paragraph:
        """The paragraph with these spans."""
        return self._replace(spans=tuple(spans))


def split_paragraphs(text: str) -> Iterator[Paragraph]:
    """The paragraphs of a passage without marks: every line that is not blank is one."""
    for line in text.splitlines():
        stripped = line.strip()
        if stripped:
            yield paragraph_of(stripped)


def paragraph_of(line: str, spans: Sequence[Span] = ()) -> Paragraph:
    """The paragraph that a line is; `spans` count from the begin of the line."""
    for level, pattern in LEVELS:
        mark = pattern.match(line)
        if mark:
            return _numbered(level, line, mark.end(), tuple(spans))
    return Paragraph(0, "", line, tuple(spans))


def _numbered(level: int, line: str, start: int, spans: tuple[Span, ...]) -> Paragraph:
    stop = line.find("。", start)
    lead = line if stop < 0 else line[: stop + 1]
    if len(lead) > LEAD_LIMIT or len(lead) == start:
        return Paragraph(0, "", line, spans)
    text = line[len(lead) :].strip()
    gap = len(line) - len(lead) - len(text)
    return Paragraph(level, lead, text, tuple(_moved(span, len(lead), gap) for span in spans) if spans else spans)


def _moved(span: Span, lead: int, gap: int) -> Span:
    """The span where blanks behind the lead are left out."""
    start, end = (max(lead, at - gap) if at > lead else at for at in (span.start, span.end))
    return span._replace(start=start, end=end)
