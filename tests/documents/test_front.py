"""What stands before the first section."""

from __future__ import annotations

import pytest

from govgen.documents.document import Line
from govgen.documents.front import Front, read_front
from govgen.documents.titles import title_forms
from govgen.location import Location
from tests.reports import CATALOG

FORMS = title_forms(CATALOG)

NAME = "青禾县水利局"


def front(*texts: str) -> Front:
    return read_front([Line(text, Location("a.txt", number)) for number, text in enumerate(texts, start=1)], FORMS)


def head(of: Front) -> dict[str, str]:
    return {key: written.text for key, written in of.head.items()}


@pytest.mark.parametrize(
    "lines",
    [
        [f"{NAME}2023年政府信息公开工作年度报告"],
        [f"{NAME} 2023年政府信息公开年度报告"],
        [NAME, "2023年政府信息公开工作年度报告"],
        [f"{NAME}2023年信息公开工作", "年度报告"],
        [NAME, "2023年度政府信息公开", "工作年度报告"],
        [f"{NAME}二〇二三年政府信息公开年度报告"],
        [f"{NAME}关于2023年政府信息公开工作的年度报告"],
    ],
)
def test_the_title_gives_unit_and_year(lines: list[str]) -> None:
    found = head(front(*lines))
    assert (found["单位.名称"], found["年度"]) == (NAME, "2023")


def test_a_title_without_a_unit_gives_none() -> None:
    assert head(front("2023年政府信息公开工作年度报告")) == {"年度": "2023"}


def test_no_title_gives_no_year() -> None:
    assert head(front("今年的工作如下。")) == {}


def test_the_letterhead() -> None:
    found = head(
        front(
            f"{NAME}文件", "青水发〔2024〕7号 签发人：王大明", f"{NAME}2023年政府信息公开工作年度报告", "县政府办公室："
        )
    )
    assert found["公文.发文机关标志"] == f"{NAME}文件"
    assert (found["公文.发文字号"], found["公文.签发人"]) == ("青水发〔2024〕7号", "王大明")
    assert found["公文.主送"] == "县政府办公室"


def test_a_letterhead_is_no_part_of_the_title() -> None:
    found = front(f"{NAME}文件", "青水发〔2024〕7号", "2023年政府信息公开工作年度报告")
    assert found.title is not None
    assert found.title.text == "2023年政府信息公开工作年度报告"


def test_what_a_page_puts_around_a_report_is_left() -> None:
    found = front(
        "当前位置：首页 > 政务公开",
        f"{NAME}2023年政府信息公开工作年度报告",
        "发布时间：2024-01-20 来源：办公室",
        "全年情况如下。",
    )
    assert [line.text for line in found.prose] == ["全年情况如下。"]
    assert len(found.unused) == 2


def test_the_usual_preface_gives_contacts_and_no_prose() -> None:
    preface = (
        f"根据《中华人民共和国政府信息公开条例》，编制{NAME}2023年政府信息公开工作年度报告。"
        "如有疑问，请联系，地址：青禾县文昌路18号，邮编：012345，电话：0000-6600118，电子邮箱：a@b.example。"
    )
    found = front(f"{NAME}2023年政府信息公开工作年度报告", preface)
    assert found.prose == []
    assert {key: text for key, text in head(found).items() if key.startswith("联系")} == {
        "联系.地址": "青禾县文昌路18号",
        "联系.邮编": "012345",
        "联系.电话": "0000-6600118",
        "联系.电子邮箱": "a@b.example",
    }


def test_prose_with_contacts_stays_prose() -> None:
    found = front(
        f"{NAME}2023年政府信息公开工作年度报告", "今年公开有序。请与我局联系（邮编：012345，电话：0000--123456）。"
    )
    assert len(found.prose) == 1
    assert head(found)["联系.电话"] == "0000--123456"
