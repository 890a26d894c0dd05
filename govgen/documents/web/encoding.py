"""The encoding of a saved page: what it says of itself is half the truth."""

from __future__ import annotations

import re

from govgen.files.refusals import UNKNOWN_TEXT, refuse

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w.\-]+)", re.IGNORECASE)
_CHINESE = frozenset(("gb2312", "gbk", "gb18030", "gb_2312-80", "x-gbk", "hz-gb-2312", "936", "cp936"))


def decode_page(data: bytes, file: str) -> tuple[str, str]:
    """The text of a page and its encoding; what calls itself gb2312 is read as gb18030, which holds it."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace"), "utf-16"
    named = _CHARSET.search(data[:4096])
    charset = named[1].decode("ascii", "replace").lower() if named else ""
    order = ("gb18030", "utf-8") if charset in _CHINESE else ("utf-8", "gb18030")
    for codec in order:
        try:
            return data.decode("utf-8-sig" if codec == "utf-8" else codec), codec
        except UnicodeDecodeError:
            continue
    if not named:
        raise refuse(UNKNOWN_TEXT, file)
    return data.decode(order[0], "replace"), order[0]
