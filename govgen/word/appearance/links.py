"""Links around what a template prints: one that leads to a fixed place leads there in every report."""

from __future__ import annotations

from collections.abc import Iterator

from govgen.files.namespaces import W as _W
from govgen.word.appearance.official import text_of
from govgen.word.docx.package import links_in
from govgen.word.docx.paragraphs import TAG
from govgen.word.docx.places import TemplatePlaces
from govgen.word.fault import TemplateFault

FIXED = "“{text}”上带着固定的超链接“{target}”，每份报告点开的都是它；请取消超链接，或者核对它该不该固定"
SHOWN = 40

_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_EXTERNAL = "External"


def misleading(places: TemplatePlaces) -> Iterator[TemplateFault]:
    """A reminder for each tag that a link stands around which is the same in every report."""
    for part, root in places.roots.items():
        around = [link for link in root.iter(f"{_W}hyperlink") if link.get(_ID) and TAG.search(text_of(link))]
        targets = _targets(places, part) if around else {}
        for link in around:
            target = targets.get(link.get(_ID, ""), "")
            if target:
                message = FIXED.format(text=text_of(link)[:SHOWN], target=target[:SHOWN])
                yield TemplateFault(places.of(link), message, blocking=False)


def _targets(places: TemplatePlaces, part: str) -> dict[str, str]:
    """The places out of the file that a part links to, by the names of the links."""
    links = links_in(places.members, part)
    return {each.get("Id", ""): each.get("Target", "") for each in links if each.get("TargetMode") == _EXTERNAL}
