"""Refreshes the generated parts of `docs`; with `pictures`, draws the pages of the examples first."""

from __future__ import annotations

import sys

from tools.make_docs.pages import pages, refreshed
from tools.make_docs.pictures import draw


def write() -> None:
    """Write every page whose generated parts have changed."""
    for path in pages():
        text = refreshed(path)
        if text != path.read_text(encoding="utf-8"):
            path.write_text(text, encoding="utf-8")
            print(path)


if __name__ == "__main__":
    if "pictures" in sys.argv[1:]:
        for picture in draw():
            print(picture)
    write()
