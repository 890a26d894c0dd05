"""PDF files for tests: letters, lines and areas put where a test wants them; places are points from the upper left."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

HEIGHT = 842
WIDTH = 595
SYSTEM = "<</Registry(A)/Ordering(B)/Supplement 0>>"
SIZES = "/DW 1000/W[32 126 500]"


def printed_pdf(
    *pages: Sequence[str],
    width: int = WIDTH,
    added: str = "",
    catalog: str = "",
    resources: str = "",
    more: Sequence[str] = (),
) -> bytes:
    """A PDF of pages, each of which is drawn by these steps, and has such annotations and resources.

    The numbers of `more` objects follow on those of the pages, from 7 and two for each page on.
    """
    fonts = f"/Resources<</Font<</F 3 0 R>>{resources}>>"
    kids = " ".join(f"{7 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        f"<</Type/Catalog/Pages 2 0 R{catalog}>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>",
        "<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 6 0 R>>",
        f"<</Type/Font/Subtype/CIDFontType2/BaseFont/A/CIDSystemInfo{SYSTEM}{SIZES}/FontDescriptor 5 0 R>>",
        "<</Type/FontDescriptor/FontName/A/Flags 4/FontBBox[0 -200 1000 800]/Ascent 800/Descent -200>>",
        _stream(_unicode("".join(step for page in (*pages, more) for step in page))),
    ]
    for number, steps in enumerate(pages):
        box = f"/MediaBox[0 0 {width} {HEIGHT}]/Annots[{added}]/Contents {8 + 2 * number} 0 R"
        objects += [f"<</Type/Page/Parent 2 0 R{box}{fonts}>>", _stream("\n".join(steps))]
    return pdf_of([body.encode() for body in (*objects, *more)])


def pdf_of(objects: Sequence[bytes]) -> bytes:
    """A PDF of these objects, which are numbered from one; the first is its catalog."""
    bodies = b"".join(b"%d 0 obj\n%s\nendobj\n" % (number, body) for number, body in enumerate(objects, start=1))
    return b"%%PDF-1.4\n%strailer<</Size %d/Root 1 0 R>>\n%%%%EOF\n" % (bodies, len(objects) + 1)


def words(
    text: str, left: float, top: float, size: float = 10, *, grey: float = 0, turned: float = 0, mode: int = 0
) -> str:
    """A text that begins there; `turned` is in degrees, `mode` how letters are drawn."""
    codes = "".join(f"{ord(letter):04x}" for letter in text)
    across, down = math.cos(math.radians(turned)), math.sin(math.radians(turned))
    place = f"{across:.4f} {down:.4f} {-down:.4f} {across:.4f} {left} {HEIGHT - top - 0.8 * size}"
    return f"BT {grey} g {mode} Tr /F {size} Tf {place} Tm <{codes}> Tj ET"


def shade(left: float, top: float, right: float, bottom: float, grey: float = 0.9) -> str:
    """An area filled with a shade of grey."""
    return f"{grey} g {left} {HEIGHT - bottom} {right - left} {bottom - top} re f"


def rule(left: float, top: float, right: float, bottom: float) -> str:
    """A line."""
    return f"{left} {HEIGHT - top} m {right} {HEIGHT - bottom} l S"


def picture(left: float, top: float, right: float, bottom: float) -> str:
    """A grey picture."""
    place = f"{right - left} 0 0 {bottom - top} {left} {HEIGHT - bottom}"
    return f"q {place} cm BI /W 1 /H 1 /BPC 8 /CS /G ID 0 EI Q"


def _unicode(drawn: str) -> str:
    """The map of the codes of all characters to themselves."""
    texts = re.findall("<([0-9a-f]+)> Tj", drawn)
    codes = sorted({text[at : at + 4] for text in texts for at in range(0, len(text), 4)})
    pairs = "".join(f"1 beginbfchar <{code}> <{code}> endbfchar\n" for code in codes)
    return f"begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange\n{pairs}endcmap"


def _stream(text: str) -> str:
    return f"<</Length {len(text)}>>stream\n{text}\nendstream"
