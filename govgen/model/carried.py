"""The data that a published document carries, and what tells whether it or the printed text was changed since."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

NAMESPACE = "urn:govgen:report-data:1"
MARK = "govgen-data"  # the id of the element of a page that holds the data
BODY = "govgen-report"  # and of the one that holds the report
MAX_DATA = 2_000_000  # characters; a report has some twenty thousand


@dataclass(frozen=True, slots=True)
class Carried:
    """A data file inside a document: the id of its edition, its text, the digests of both when they were put there."""

    edition: str
    data: str
    text_digest: str
    data_digest: str

    @property
    def is_whole(self) -> bool:
        """True if the data is what was put into the document."""
        return bool(self.data.strip()) and data_digest(self.data) == self.data_digest


def text_digest(text: str) -> str:
    """The SHA-256 of a printed text, whatever spaces and line ends a program has put between its characters."""
    return sha256("".join(text.split()).encode()).hexdigest()


def data_digest(data: str) -> str:
    """The SHA-256 of a data file, whatever its line ends."""
    return sha256("\n".join(data.strip().splitlines()).encode()).hexdigest()
