"""The page in a file in which a browser saved it with its pictures."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Sequence

from govgen.files.refusals import CROWDED_HEAD, DAMAGED, MB, NESTED, TOO_LARGE, refuse

KIND = "MHT"
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


def page_of(data: bytes, file: str) -> bytes:
    """The first page that is saved there; SourceError where there is none, or more around it than a browser writes."""
    if data.lower().count(MANY) > MAX_MANY:
        raise refuse(NESTED, file, limit=MAX_MANY)
    try:
        message = email.message_from_bytes(data, policy=_Headers())
    except _LongHeaderError as error:
        raise refuse(CROWDED_HEAD, file, limit=MAX_HEADER) from error
    page = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
    content = page.get_payload(decode=True) if page is not None else None
    if not isinstance(content, bytes) or not content.strip():
        raise refuse(DAMAGED, file, kind=KIND)
    if len(content) > MAX_PAGE:
        raise refuse(TOO_LARGE, file, size=len(content) / MB, limit=MAX_PAGE // MB)
    return content
