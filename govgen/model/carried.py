"""The data that a published document carries, and what tells whether it or the printed text was changed since."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from typing import Literal, TypeAlias

FORMAT = "urn:govgen:report-data:"  # what the namespace of every version begins with
NAMESPACE = f"{FORMAT}1"
PROGRAM = "<Application>govgen</Application>"  # what a Word file says of itself that no other program has saved since
TEXT = "text"  # the name of the element of a Word file's data that holds the printed text
NOTED = "notes"  # and of the attribute that tells that this text has the footnotes too
MARK = "govgen-data"  # the id of the element of a page that holds the data
BODY = "govgen-report"  # of the one that holds the report
LINES = "govgen-text"  # and of the one that holds the printed text
NOTE, NOTED_AT = "govgen-note-", "govgen-noted-"  # what the ids of a page's footnotes and of their marks begin with
FRONT = "data-govgen-front"  # the attribute of a fragment that holds the lines left to fields of the site
SMALL_TABLE = "正文里的表格"  # what Word and pages say of a table that prose has
DRAWN = "图解"  # what stands for the place of drawings
DIGEST = 64  # characters
MAX_DATA = 2_000_000  # characters; a report has some twenty thousand

Damage: TypeAlias = Literal["", "torn", "gone", "version"]
"""What is wrong with the data as it stands in the document, before its digest is looked at."""


@dataclass(frozen=True, slots=True)
class Carried:
    """A data file inside a document: the id of its edition, its text, the digests of both when they were put there.

    `text` is what the document printed then, a line for each paragraph and cell, empty where that was not kept;
    `noted` tells that it has the footnotes.
    """

    edition: str = ""
    data: str = ""
    text_digest: str = ""
    data_digest: str = ""
    text: str = ""
    damage: Damage = ""
    noted: bool = False

    @property
    def is_whole(self) -> bool:
        """True if the data is what was put into the document, and the text beside it too."""
        kept = bool(self.lines) or not self.text
        return not self.damage and bool(self.data.strip()) and data_digest(self.data) == self.data_digest and kept

    @property
    def lines(self) -> tuple[str, ...]:
        """What was printed, line by line; none where that is not what its digest says."""
        whole = bool(self.text) and text_digest(self.text) == self.text_digest
        return tuple(self.text.split("\n")) if whole else ()

    def is_same(self, now: str) -> bool | None:
        """Whether a text is what was printed then; None where nothing readable says what that was."""
        printed = text_digest(now)
        if printed == self.text_digest:
            return True
        # A digest that is not that of the text beside it may be what was damaged.
        doubtful = len(self.text_digest) != DIGEST or (self.text and text_digest(self.text) == printed)
        return None if doubtful else False


def text_digest(text: str) -> str:
    """The SHA-256 of a printed text, whatever spaces and line ends a program has put between its characters."""
    return sha256(bare(text).encode()).hexdigest()


def bare(text: str) -> str:
    """A text without its spaces and line ends."""
    return "".join(text.split())


@lru_cache(maxsize=1)  # the Word file of a report and its page carry the same
def data_digest(data: str) -> str:
    """The SHA-256 of a data file, whatever its line ends."""
    return sha256("\n".join(data.strip().splitlines()).encode()).hexdigest()
