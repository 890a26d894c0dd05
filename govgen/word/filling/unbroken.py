"""Telephone numbers and dates that LibreOffice keeps in one line, as Word does.

LibreOffice heeds a no-break hyphen only where a blank stands before it in the line, and Chinese lines have none: so one
that is too small to be seen stands before the number. Whatever reads a Word file of ours leaves it out again.
"""

from __future__ import annotations

import re

from govgen.files.specks import SPECK
from govgen.patterns import lazy
from govgen.word.filling.text import NO_BREAK

_AGAIN = '<w:t xml:space="preserve">'
# A number behind a character that a line may end with, and what clings to the number in front.
_NUMBER = lazy(rf"(?<=[^\x00-\x7f（《“〔【])[（《“〔【]*[!-%'-;=?-~]*[0-9](?=</w:t>{NO_BREAK}{_AGAIN}[0-9])")
_RUN = re.compile("<w:r(?: [^<>]*)?>(<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?", re.DOTALL)


def unbroken(text: str) -> str:
    """Filled text of a Word file with a speck before each number that no line may end in."""
    made: list[str] = []
    done = 0
    for number in _NUMBER.finditer(text):
        bare = max(0, text.rfind("<w:r>", 0, number.start()))
        begin = max(bare, text.rfind("<w:r ", bare, number.start()))
        run = _RUN.match(text, begin)
        if run is None:
            continue
        made += text[done : number.start()], f"</w:t></w:r>{SPECK}<w:r>{run[1] or ''}{_AGAIN}"
        done = number.start()
    return "".join([*made, text[done:]])
