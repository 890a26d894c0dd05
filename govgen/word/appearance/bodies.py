"""Names of bodies that a template says itself at page edges, in titles, alone on a line: each report prints them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from govgen.patterns import lazy
from govgen.word.docx.paragraphs import TAG, Spot
from govgen.word.fault import TemplateFault
from govgen.word.proving.spelling import plain

FIXED = "模板里写死了单位名称“{name}”，每份报告都会照样印出，请自己核对；随单位变的，请写成“{{{{ 名称 }}}}”这样的标记"
_BODY = lazy(
    "(?<![\u4e00-\u9fff])(?!国务院|国家|全国|中华人民共和国|中共中央|[本我各该])[\u4e00-\u9fff]{1,16}?"
    "(?:人民政府(?:办公[室厅])?|委员会(?:办公室)?|办事处|[省市县区州盟旗镇乡道][\u4e00-\u9fff]{0,12}?(?:办公[室厅]|[局厅署委办院所站队]|中心)"
    "|大学|学院|医院|[中小]学|幼儿园|公司)"
)
_TITLE = lazy(r"^[^,;:]+(?:报告|年报)$")
_AROUND = lazy(r"文件$|\((?:盖章|印章|公章|签章)\)$")


def fixed_bodies(document: str, spots: Iterable[Spot]) -> Iterator[TemplateFault]:
    """A reminder for each name of a body that is written out where the unit's own may be meant."""
    for spot in spots:
        words = plain(TAG.sub("|", spot.text))
        if spot.at_edge:
            found = _BODY.search(words)
        else:
            is_line = spot.part == document and not spot.in_table
            name = _BODY.match(words) if _TITLE.search(words) else _BODY.fullmatch(_AROUND.sub("", words))
            found = name if is_line else None
        if found:
            yield TemplateFault(spot.place, FIXED.format(name=found[0]), blocking=False)
