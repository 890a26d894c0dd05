"""Refreshes the generated parts of `docs`; `pictures` draws pages of Word first, `screens` what a browser shows."""

from __future__ import annotations

import sys

from tools.make_docs import pictures, screens
from tools.make_docs.pages import pages, refreshed


def write() -> None:
    """Write every page whose generated parts have changed."""
    for path in pages():
        text = refreshed(path)
        if text != path.read_text(encoding="utf-8"):
            path.write_text(text, encoding="utf-8")
            print(path)


if __name__ == "__main__":
    for name, kind in (("pictures", pictures), ("screens", screens)):
        if name in sys.argv[1:]:
            for picture in kind.draw():
                print(picture)
    write()
