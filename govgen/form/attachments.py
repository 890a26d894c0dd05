"""What lies beside a data file and is named in it: pictures of its prose, a 地方要求 of its own."""

from __future__ import annotations

import base64
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from govgen.patterns import lazy
from govgen.prose.pictures import NAMED

LONGEST = 255  # bytes of a name that file systems take
_PROFILE = lazy(r"(?m)^地方要求:[ \t]*[\"']?([^\"'#\n/\\]+)")
# Stand for pictures that a page by itself cannot see: nothing is said of them, and nothing is printed.
_UNSEEN: Mapping[str, bytes] = {
    "png": base64.b64decode(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="
    ),
    "jpg": b"\xff\xd8\xff\xe0\x00\x10JFIF\0\1\1\0\0\1\0\1\0\0\xff\xc0\x00\x0b\x08\0\1\0\1\1\1\x11\0\xff\xd9",
}


def pictures_named(text: str) -> set[str]:
    """The names of the pictures that a text places beside its file."""
    return {found[1].strip() for found in NAMED.finditer(text)} if "![" in text else set()


def lay_beside(text: str, folder: Path | None, to: Path) -> None:
    """Lay what a data file names, and what there is of it in its folder, beside a copy of the text."""
    for name in (each for each in pictures_named(text) if len(os.fsencode(each)) <= LONGEST):
        if folder is None:
            (to / name).write_bytes(_UNSEEN["png" if name.lower().endswith("png") else "jpg"])
        else:
            _copied(folder / name, to / name)
    profile = _PROFILE.search(text)
    if folder is not None and profile is not None:
        name = f"{profile[1].strip()}.yaml"
        _copied(folder / name, to / name)


def _copied(path: Path, to: Path) -> None:
    # A link is copied as one: what it leads to is no neighbour.
    if path.is_file() and not to.exists():
        shutil.copyfile(path, to, follow_symlinks=False)
