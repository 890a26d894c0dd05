"""Free chapters begin at the outermost numbers, whatever these are, and lists inside them are none."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from govgen.documents.document import Line
from govgen.documents.outline.chapters import find_chapters
from govgen.errors import SourceError
from govgen.location import Location
from tests.documents.importing import taken
from tests.documents.losses import lost
from tests.reports import CATALOG

FREE = CATALOG.editions["2014"]
DATED = "特向社会公布2012年度政府信息公开工作年度报告。统计期限自2012年1月1日起至2012年12月31日止。"
SIGNED = "青禾县水务局\n2013年2月20日\n"
TITLE = "青禾县水务局2012年政府信息公开工作年度报告\n"
LINES = (
    "1、概述：",
    "制度3项。",
    "2、主动公开情况：",
    "（一）内容",
    "公开5条。",
    "（二）形式",
    "1.网站3条。2.公告栏2条。",
)
BODY = "\n".join((*LINES, "3、申请情况：", "没有。", ""))


def chapters(*texts: str) -> list[int]:
    return sorted(find_chapters([Line(text, Location("a.txt", 1)) for text in texts], FREE))


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (("1、概述", "甲。", "2、公开", "（一）内容", "乙。", "（二）形式", "丙。", "3、申请"), [0, 2, 7]),
        (("（一）概述", "1.网站", "2.公告栏", "（二）公开", "1.网站", "2.公告栏"), [0, 3]),
        (("1、概述", "1.网站", "2.公告栏", "2、公开", "3、申请"), [0, 3, 4]),
        (("1.概述", "2.公开", "1.网站3条。", "2.公告栏2条。", "3.申请"), [0, 1, 4]),
        (("1、概述", "2、公开", "1、网站", "2、公告栏", "3、窗口", "3、申请", "4、其他"), [0, 1, 5, 6]),
        (("1、概述", "2、公开", "3、申请", "1、网站", "2、公告栏", "3、窗口", "4、其他"), [0, 1, 2, 6]),
        (("1 概述", "甲。", "2 公开", "乙。"), [0, 2]),
        (("1、概述", "甲。"), []),
    ],
    ids=["above", "below", "marks", "sentences", "a list before", "a list behind", "blanks", "one alone"],
)
def test_the_outermost_numbers_are_those_of_chapters(texts: Sequence[str], found: list[int]) -> None:
    assert chapters(*texts) == found


@pytest.mark.parametrize("title", [TITLE, ""], ids=["titled", "without a title"])
def test_chapters_counted_in_digits_are_read_in_their_order(title: str, tmp_path: Path) -> None:
    data = f"{title}{DATED}\n{BODY}{SIGNED}".encode()
    imported = taken(tmp_path, data, ".txt")
    assert [(each.heading, each.text) for each in imported.report.passages] == [
        ("概述", f"{DATED}\n制度3项。\n"),
        ("主动公开情况", "（一）内容\n公开5条。\n（二）形式\n1.网站3条。2.公告栏2条。\n"),
        ("申请情况", "没有。\n"),
    ]
    assert (imported.report.year, imported.report.unit) == (2012, "青禾县水务局")
    assert lost(data, ".txt", imported) == []


@pytest.mark.parametrize(
    "front", ["关于加强政府信息公开工作的意见。\n", "统计期限自2012年1月1日起至2012年12月31日止。\n"]
)
def test_chapters_alone_are_no_report(front: str, tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="没有认出年报"):
        taken(tmp_path, f"{front}{BODY}{SIGNED}".encode(), ".txt")
