"""The layers of a PDF, optional content by its own name, that are not shown when it is opened."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pdfminer.pdftypes import PDFObjRef, resolve1
from pdfminer.psparser import LIT

LAYER, LAYERS, OFF = LIT("OC"), LIT("OCMD"), LIT("OFF")


class Layers:
    """Which layers of a file are off."""

    def __init__(self, catalog: Mapping[str, Any]) -> None:
        held = known(catalog.get("OCProperties"))
        about = known(held.get("D"))
        off, on, every = (_ids(each) for each in (about.get("OFF"), about.get("ON"), held.get("OCGs")))
        self._off = every - on if resolve1(about.get("BaseState")) is OFF else off

    def hide(self, layer: object) -> bool:
        """True if what is drawn on a layer, or for several of them, is not shown."""
        if not self._off:
            return False
        about = known(layer)
        if resolve1(about.get("Type")) is not LAYERS:
            return bool(_ids([layer]) & self._off)
        held = about.get("OCGs")
        ids = _ids(held) or _ids([held])
        off = ids & self._off
        shown = {"AllOn": not off, "AnyOff": bool(off), "AllOff": off == ids}
        policy = getattr(resolve1(about.get("P")), "name", "")
        return bool(ids) and "VE" not in about and not shown.get(policy, off != ids)


def known(value: object) -> Mapping[str, Any]:
    """What a dictionary of a PDF says; nothing where none stands."""
    held = resolve1(value)
    held = getattr(held, "attrs", held)
    return held if isinstance(held, dict) else {}


def _ids(value: object) -> set[int]:
    held = resolve1(value)
    return {each.objid for each in held if isinstance(each, PDFObjRef)} if isinstance(held, list) else set()
