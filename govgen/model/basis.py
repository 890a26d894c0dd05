"""What a requirement rests on: an article that somebody has read, or practice."""

from __future__ import annotations

from typing import NamedTuple

QUOTED = "{years}{document}{article}：“{words}”（{on} {reader}读自 {read}）"
TOLD = "{years}{document}{article}：{words}（转述，{on} {reader}读自 {read}）"
PRACTICE = "{years}通行做法：{words}"
SINCE, UNTIL, BETWEEN = "{first}年度起：", "{last}年度以前（含）：", "{first}至{last}年度："


class Basis(NamedTuple):
    """One basis, of the years reported on from `first` to `last`, None for no limit.

    `words` are those of the document, or tell them where it is not `quoted`; without a document it is practice.
    `read` and `on` say where and when the `reader` has read them.
    """

    words: str
    first: int | None = None
    last: int | None = None
    document: str = ""
    article: str = ""
    quoted: bool = False
    reader: str = ""
    read: str = ""
    on: str = ""

    def holds(self, first: int, last: int | None) -> bool:
        """True if it is one for some of the years from `first` to `last`."""
        return (self.last is None or self.last >= first) and (self.first is None or last is None or self.first <= last)

    def __str__(self) -> str:
        """The basis as the manual prints it."""
        form = PRACTICE if not self.document else QUOTED if self.quoted else TOLD
        return form.format(
            years=self._years(),
            document=self.document,
            article=self.article,
            words=self.words,
            reader=self.reader,
            read=self.read,
            on=self.on,
        )

    def _years(self) -> str:
        if self.first and self.last:
            return BETWEEN.format(first=self.first, last=self.last)
        if self.first or self.last:
            return (SINCE if self.first else UNTIL).format(first=self.first, last=self.last)
        return ""


def or_practice(held: tuple[Basis, ...], words: str) -> tuple[Basis, ...]:
    """What has been read of a requirement; else it is practice, as the schema words it."""
    return held or (Basis(words),)
