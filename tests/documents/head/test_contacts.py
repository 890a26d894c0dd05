"""How to reach a unit, and what of a preface is not printed again."""

from __future__ import annotations

from govgen.documents.document import Line
from govgen.documents.head.contacts import PREFACE, contacts, why_left
from govgen.location import Location

HERE = Location("a.docx", 1)
LAW = "《条例》"
BASIS = "根据《条例》，编制青禾县水利局2023年政府信息公开工作年度报告。"
PERIOD = "本报告所列数据的统计期限自2023年1月1日起至2023年12月31日止。"
ASK = "如对本报告有疑问，请与县水利局办公室联系（地址：文昌路18号（院内，东楼）；电话：0000-6600118、0000-6600119）。"


def told(text: str) -> dict[str, str]:
    return {key: written.text for key, written in contacts(Line(text, HERE))}


def reason(text: str) -> str:
    line = Line(text, HERE)
    return why_left(line, dict(contacts(line)), LAW)


def test_what_stands_between_the_words_of_the_form_is_taken_as_it_stands() -> None:
    assert told(ASK) == {
        "联系.部门": "县水利局办公室",
        "联系.地址": "文昌路18号（院内，东楼）",
        "联系.电话": "0000-6600118、0000-6600119",
    }


def test_a_preface_in_other_words_gives_its_contacts_too() -> None:
    assert told("请与本局联系（地址：文昌路18号，邮政编码：000000；电话：0000-6600118）。") == {
        "联系.部门": "本局",
        "联系.地址": "文昌路18号",
        "联系.邮编": "000000",
        "联系.电话": "0000-6600118",
    }


def test_a_preface_that_is_printed_again_is_said_to_be() -> None:
    assert reason(BASIS + PERIOD + ASK) == PREFACE


def test_what_is_not_printed_again_of_a_preface_is_told() -> None:
    said = reason(BASIS + PERIOD + "本报告由六部分组成。" + ASK)
    assert said.startswith(PREFACE)
    assert "“本报告由六部分组成”" in said
    assert "统计期限" not in said


def test_an_address_ends_where_the_next_way_begins() -> None:
    assert told("地址：青禾县人民路1号 邮编：000000 电话：0000-1234567") == {
        "联系.地址": "青禾县人民路1号",
        "联系.邮编": "000000",
        "联系.电话": "0000-1234567",
    }
