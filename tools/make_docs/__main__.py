"""Refreshes the generated parts of `docs`; `pictures` draws pages of Word first, `screens` what a browser shows."""

from __future__ import annotations

import argparse

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
    kinds = {"pictures": pictures, "screens": screens}
    parser = argparse.ArgumentParser("make_docs", description=__doc__)
    parser.add_argument("drawn", nargs="*", help=f"what is drawn anew first: {', '.join(kinds)}")
    drawn = parser.parse_args().drawn
    if unknown := set(drawn) - set(kinds):
        parser.error(f"nothing to draw: {', '.join(sorted(unknown))}")
    for name in drawn:
        for picture in kinds[name].draw():
            print(picture)
    write()
