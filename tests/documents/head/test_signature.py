"""The end of a report."""

from __future__ import annotations

import pytest

from govgen.documents.document import Line
from govgen.documents.head.signature import Closing, read_closing
from govgen.location import Location

NAME = "青禾县水利局"


def closing(*texts: str, unit: str = NAME) -> Closing:
    return read_closing([Line(text, Location("a.txt", number)) for number, text in enumerate(texts, start=1)], unit)


def left(of: Closing) -> list[str]:
    return [line.text for line in of.lines]


def date(of: Closing) -> str:
    return of.head["落款日期"].text if "落款日期" in of.head else ""


def test_name_and_date_on_two_lines() -> None:
    found = closing("正文。", NAME, "2024年1月20日")
    assert (left(found), date(found), found.signer) == (["正文。"], "2024-01-20", NAME)


def test_name_and_date_on_one_line() -> None:
    found = closing("正文。", f"{NAME}  二〇二四年一月二十日")
    assert (left(found), date(found), found.signer) == (["正文。"], "2024-01-20", NAME)


def test_a_date_without_a_name_leaves_the_prose_above() -> None:
    found = closing("没有其他事项。", "2024年1月20日")
    assert (left(found), found.signer) == (["没有其他事项。"], "")


def test_a_date_below_the_name_signs_though_a_page_has_another_behind_it() -> None:
    found = closing("正文。", NAME, "2024年1月20日", "青禾县民政局2024年政府信息公开工作年度报告", "2025年1月3日")
    assert (left(found), date(found), found.signer) == (["正文。"], "2024-01-20", NAME)


@pytest.mark.parametrize("more", [["检查合格。"], ["检查合格"] * 9])
def test_another_body_with_a_date_in_the_prose_does_not_sign(more: list[str]) -> None:
    """What stood behind it was taken for words of a page, and its date for that of the report."""
    found = closing("检查情况：", "青禾县教育局", "2024年3月1日", *more, "2025年1月3日")
    assert (left(found), date(found)) == (["检查情况：", "青禾县教育局", "2024年3月1日", *more], "2025-01-03")


def test_a_date_at_the_end_of_a_sentence_signs_nothing() -> None:
    found = closing("统计期限为2023年1月1日至2023年12月31日")
    assert (len(found.lines), date(found)) == (1, "")


def test_a_date_with_more_or_less_than_a_day_signs_below_the_name_of_the_unit() -> None:
    for text, day in (
        ("2024年1月", "2024年1月"),
        ("2024年1月20日印发", "2024-01-20"),
        ("2024-01-20 16:00", "2024-01-20"),
    ):
        found = closing("正文。", NAME, text)
        assert (left(found), date(found), found.signer) == (["正文。"], day, NAME)
        assert date(closing("正文。", text)) == ""
        assert date(closing("正文。", NAME, "2024年1月19日", text)) == "2024-01-19"


def test_what_stands_behind_the_signature_is_no_prose() -> None:
    found = closing("正文。", NAME, "2024年1月20日", "A handwritten signature")
    assert [line.text for line in found.unused] == ["A handwritten signature"]


def test_the_colophon() -> None:
    found = closing("正文。", NAME, "2024年1月20日", "抄送：县档案馆。", f"{NAME}办公室\t2024年1月22日印发")
    assert {key: text.text for key, text in found.head.items()} == {
        "落款日期": "2024-01-20",
        "公文.抄送": "县档案馆",
        "公文.印发机关": f"{NAME}办公室",
        "公文.印发日期": "2024-01-22",
    }


def test_whom_a_letter_is_sent_to_may_stand_in_the_colophon() -> None:
    found = closing("正文。", NAME, "2024年1月20日", "主送：甲局、乙局。", "抄送：丙局。", f"{NAME}\t2024年1月22日印发")
    assert {key: text.text for key, text in found.head.items() if key.endswith("送")} == {
        "公文.主送": "甲局、乙局",
        "公文.抄送": "丙局",
    }


def test_a_colophon_without_a_signature() -> None:
    found = closing("正文。", f"{NAME}办公室 2024年1月22日印发")
    assert (left(found), date(found)) == (["正文。"], "")
    assert found.head["公文.印发日期"].text == "2024-01-22"


def test_a_signature_without_a_date() -> None:
    assert left(closing("正文。", NAME)) == ["正文。"]


def test_the_foot_of_a_page_is_left() -> None:
    found = closing(
        "正文。", NAME, "2024年1月20日", "【打印本页】【关闭窗口】", "版权所有：青禾县人民政府 青ICP备00000000号"
    )
    assert left(found) == ["正文。"]
    assert len(found.unused) == 2


def test_a_sentence_about_sharing_is_no_foot() -> None:
    found = closing("下一步加强信息分享。")
    assert left(found) == ["下一步加强信息分享。"]


def test_a_printing_office_above_its_day_is_read_whole():
    texts = [
        NAME,
        "2024年1月18日",
        "抄送：县档案馆。",
        "青禾土家族苗族自治县青湖景区管理委员会综合行政",
        "执法局办公室",
        "2024年1月19日印发",
    ]
    found = read_closing([Line(text, Location("a.txt", number)) for number, text in enumerate(texts)], NAME)
    assert found.head["公文.印发机关"].text == "".join(texts[3:5])
    assert found.head["公文.印发日期"].text == "2024-01-19"
    assert found.unused == []


def test_copies_of_several_lines_are_all_read() -> None:
    place = Location("a.docx", 9)
    copies = [Line("抄送：县委办公室", place), Line("县人大常委会办公室。", place, goes_on=True)]
    day = [Line(f"{NAME}办公室", place), Line("2024年1月22日印发", place, goes_on=True)]
    signature = [Line(NAME, Location("a.docx", 7)), Line("2024年1月20日", Location("a.docx", 8))]
    for above in ([Line("正文。", place), *signature], [Line("正文。", place)]):
        found = read_closing([*above, *copies, *day], NAME)
        assert found.head["公文.抄送"].text == "县委办公室\n县人大常委会办公室"
        assert found.head["公文.印发机关"].text == f"{NAME}办公室"
        assert (left(found), found.unused) == (["正文。"], [])


def test_a_long_name_on_two_lines_signs() -> None:
    unit = "青禾土家族苗族自治县青湖景区管理委员会综合行政执法局"
    found = closing("正文。", unit[:18], unit[18:], "2024年1月20日", unit=unit)
    assert (left(found), found.signer) == (["正文。"], unit)


def test_short_prose_above_a_colophon_stays_prose() -> None:
    assert left(closing("没有其他需要报告的事项。", f"{NAME}办公室", "2024年1月22日印发")) == [
        "没有其他需要报告的事项。"
    ]


def test_a_name_and_a_date_sign_whatever_stands_behind_them() -> None:
    links = [f"青禾县财政局{year}年政府信息公开工作年度报告 {year + 1}-01-14" for year in range(2008, 2024)]
    for signed in ((NAME, "2024年1月20日"), (f"{NAME} 2024年1月20日",)):
        found = closing("正文。", *signed, *links)
        assert (left(found), date(found), found.signer) == (["正文。"], "2024-01-20", NAME)
        assert [line.text for line in found.unused] == links


def test_a_date_far_from_the_end_signs_nothing_without_a_name() -> None:
    found = closing("会议时间：", "2023年5月20日", *["正文。"] * 12)
    assert (len(found.lines), date(found)) == (14, "")
