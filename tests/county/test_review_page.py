"""The page on which a sum lies open: its verdict, each cell with what each unit gave, and who is not in it."""

from lxml import html

from govgen.county import review, summarise
from tests.county.families import child, selected, wanted


def page(*children, **fields):
    chosen = selected(*children)
    made = summarise(chosen, wanted(), {"年度": "2025", "单位.名称": "青禾县人民政府"}, **fields)
    return html.fromstring(review(made, ".html").decode())


def rows(root):
    return {
        (row.findtext("th"), *(cell.text_content() for cell in row.findall("td")))
        for row in root.iter("tr")
        if row.find("td") is not None
    }


def test_each_cell_stands_with_its_sum_its_check_and_what_each_unit_gave():
    root = page(child("青禾县教育局", 3), child("青禾县水利局", 4))
    assert ("一、本年新收政府信息公开申请数量", "自然人", "7", "平", "3", "4") in rows(root)
    assert "2 个单位" in root.findtext(".//p")
    assert root.find(".//p").get("class").strip() == "verdict"


def test_a_cell_that_a_unit_left_blank_is_marked():
    root = page(child("青禾县教育局", None), child("青禾县水利局", 4))
    assert ("一、本年新收政府信息公开申请数量", "自然人", "", "有单位未填", "", "4") in rows(root)
    assert root.find(".//p").get("class") == "verdict warning"


def test_a_name_is_text_and_never_markup():
    root = page(child('"<b>县</b>局"', 1))
    assert "<b>县</b>局" in [head.text for head in root.iter("th")]
    assert root.find(".//th//b") is None


def test_who_is_not_in_the_sum_is_listed_with_the_reason():
    root = page(child("青禾县教育局", 1), child("青禾县水利局", 1, year=2024))
    listed = [row for row in rows(root) if row[0] == "青禾县水利局"]
    assert len(listed) == 1
    assert "2024" in listed[0][2]
    assert "还有 1 个单位没有计入" in root.findtext(".//p")
    assert root.find(".//p").get("class") == "verdict warning"


def test_the_date_of_the_sum_stands_below_its_verdict():
    chosen = selected(child("青禾县教育局", 3))
    named = {"年度": "2025", "单位.名称": "青禾县人民政府", "落款日期": "2026-01-20"}
    root = html.fromstring(review(summarise(chosen, wanted(), named), ".html").decode())
    assert root.find(".//p[@class='place']").text == "落款日期 2026-01-20"


def test_no_table_has_more_units_than_paper_has_room_for_and_every_unit_is_there_once():
    units = [f"青禾县第{number}局" for number in range(1, 31)]
    root = page(*(child(unit, 3) for unit in units))
    tables = [one for one in root.iter("table") if "个单位，共 30 个" in one.findtext("caption")]
    heads = [[head.text for head in one.findall("thead//th")] for one in tables]
    assert all(head[:4] == ["行", "列", "汇总数", "核对"] and len(head) <= 16 for head in heads), heads
    assert [unit for head in heads[:3] for unit in head[4:]] == units
    assert len(heads) == 3 * len({one.findtext("caption").partition("（第 ")[0] for one in tables})
    assert root.find(".//body").get("class") == "wide"  # landscape
