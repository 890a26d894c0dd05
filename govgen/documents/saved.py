"""Web pages saved as one file (.mht): the page among the parts of a message."""

from __future__ import annotations

import email
import email.policy

from govgen.documents.document import Document
from govgen.documents.web import read_page
from govgen.files.refusals import DAMAGED, refuse

KIND = "MHT"


def read_saved(data: bytes, file: str) -> Document:
    """The lines and tables of the page that a browser saved with its pictures."""
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    page = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
    content = page.get_payload(decode=True) if page is not None else None
    if not isinstance(content, bytes) or not content.strip():
        raise refuse(DAMAGED, file, kind=KIND)
    return read_page(content, file)
