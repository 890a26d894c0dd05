"""The page in a file in which a browser saved it with its pictures and its sheets of styles."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from email.errors import CloseBoundaryNotFoundDefect
from email.message import Message
from types import MappingProxyType
from urllib.parse import urljoin

from govgen.files.refusals import CROWDED_HEAD, DAMAGED, MB, NESTED, TOO_LARGE, TORN, refuse

KIND = "MHT"
LOCATION, SNAPSHOT = "Content-Location", "Snapshot-Content-Location"
MAX_PAGE = 8 * MB  # of any page
MAX_HEADER = 16_000  # characters of a header, whose parts are held against each other; one has some hundred
MANY, MAX_MANY = b"multipart/", 100  # parts that have parts, or words of a page that say so; a saved page has one


class _LongHeaderError(Exception):
    """A header is longer than any program writes one."""


class _Headers(email.policy.Compat32):
    def header_source_parse(self, sourcelines: Sequence[str]) -> tuple[str, str]:
        """Headers of a part, looked at before anything is asked of them."""
        if sum(map(len, sourcelines)) > MAX_HEADER:
            raise _LongHeaderError
        return super().header_source_parse(list(sourcelines))


@dataclass(frozen=True, slots=True)
class SavedPage:
    """A page with the sheets of styles that were saved beside it, by what it calls them; `others` are further pages."""

    content: bytes
    base: str = ""
    sheets: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    others: tuple[str, ...] = ()

    def sheet(self, link: str) -> str | None:
        """The sheet that a link of the page leads to, None for one that lies elsewhere."""
        link = link.strip()
        found = self.sheets.get(link)
        return self.sheets.get(_joined(self.base, link)) if found is None else found


def page_of(data: bytes, file: str) -> SavedPage:
    """The page that is saved there; SourceError where there is none, it is torn, or browsers write less around it."""
    if data.lower().count(MANY) > MAX_MANY:
        raise refuse(NESTED, file, limit=MAX_MANY)
    try:
        message = email.message_from_bytes(data, policy=_Headers())
    except _LongHeaderError as error:
        raise refuse(CROWDED_HEAD, file, limit=MAX_HEADER) from error
    parts = list(message.walk())
    if any(isinstance(defect, CloseBoundaryNotFoundDefect) for part in parts for defect in part.defects):
        raise refuse(TORN, file, kind=KIND)
    pages = [part for part in parts if part.get_content_type() == "text/html"]
    page = _chosen(message, pages)
    content = _content(page) if page is not None else b""
    if page is None or not content.strip():
        raise refuse(DAMAGED, file, kind=KIND)
    if len(content) > MAX_PAGE:
        raise refuse(TOO_LARGE, file, size=len(content) / MB, limit=MAX_PAGE // MB)
    others = tuple(_names(part)[-1] for part in pages if part is not page)
    return SavedPage(content, _said(page, LOCATION), _sheets(parts), others)


def _chosen(message: Message, pages: Sequence[Message]) -> Message | None:
    """The page that a browser shows: the one that is said to be, of several kinds of one the last, else the first."""
    start = str(message.get_param("start") or "").strip()
    shown = {f"cid:{start.strip('<>')}", _said(message, SNAPSHOT)} - {"cid:", ""}
    said = [part for part in pages if shown.intersection(_names(part))]
    is_either = message.get_content_type() == "multipart/alternative"
    return next(iter(said or (pages[::-1] if is_either else pages)), None)


def _sheets(parts: Iterable[Message]) -> Mapping[str, str]:
    sheets: dict[str, str] = {}
    for part in parts:
        if part.get_content_type() == "text/css":
            text = _content(part)[:MAX_PAGE].decode("utf-8", "replace")
            sheets |= dict.fromkeys(_names(part), text)
    return sheets


def _content(part: Message) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _names(part: Message) -> list[str]:
    """What others call a part."""
    own = _said(part, "Content-ID").strip("<>")
    return [*([f"cid:{own}"] if own else []), _said(part, LOCATION)]


def _said(part: Message, head: str) -> str:
    return "".join(str(part.get(head) or "").split())


def _joined(base: str, link: str) -> str:
    try:
        return urljoin(base, link)
    except ValueError:  # of what is no address
        return link
