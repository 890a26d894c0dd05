"""Word files and pages that are texts, mostly under the name of .doc: one XML, or a page saved with its pictures."""

from __future__ import annotations

FLAT, EARLY, SAVED = "flat", ".xml", ".mht"  # one XML, as Word has it now and had it in 2003; a saved page

_WORD = {
    b"http://schemas.microsoft.com/office/2006/xmlPackage": FLAT,
    b"http://schemas.microsoft.com/office/word/2003/wordml": EARLY,
}
_HEAD = 4096  # bytes in which these names stand
_BEFORE = b"\xef\xbb\xbf \r\n\t"
_PAGE, _RELATED = (b"mime-version:", b"from:"), b"multipart/related"


def written_as(data: bytes) -> str:
    """Which of these a file is, whatever its name; empty for anything else."""
    head = data[:_HEAD].lstrip(_BEFORE)
    if head.lower().startswith(_PAGE) and _RELATED in head.lower():
        return SAVED
    return next((kind for name, kind in _WORD.items() if head.startswith(b"<") and name in head), "")
