"""Pictures that data files place in their prose: they lie beside them, and nobody has handed them in as reports."""

from __future__ import annotations

import html
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from govgen.files.decoding import text_of
from govgen.files.folders import BOOK, SUFFIXES
from govgen.location import printable
from govgen.patterns import lazy
from govgen.reading.endings import KINDS, PICTURE
from govgen.reading.siblings import CELLS, StoredDocument

PLACED = "是“{name}”里放的图片，不当作年报来读；是年报的，请改一个名字"
_NAMED = lazy(r"!\[[^\[\]]{0,200}\]\(([^()\"“”\n]{1,200})")


def placed_pictures(files: Iterable[Path]) -> Mapping[Path, str]:
    """The pictures among files that data beside them places, each with why it is not read."""
    pictures = {path for path in files if path.name.lower().endswith(KINDS[PICTURE])}
    folders = {path.parent for path in pictures}
    placed: defaultdict[Path, str] = defaultdict(str)
    for path in files if folders else ():
        if path.parent in folders and path.name.lower().endswith((*SUFFIXES, BOOK)):
            named = {path.parent / name.strip() for name in _NAMED.findall(_text(path))}
            placed.update(dict.fromkeys(named & pictures, PLACED.format(name=printable(path.name))))
    return placed


def _text(path: Path) -> str:
    if not path.name.lower().endswith(BOOK):
        return text_of(path) or ""
    return html.unescape(StoredDocument(path).parts(CELLS))
