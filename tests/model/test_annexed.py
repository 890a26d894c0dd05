"""An annexed list has rows as high as suits its pages: what stands below it is on its last page, the colophon too."""

import pytest
import yaml

from govgen import load
from govgen.files import bundled
from govgen.model.annexed import LIST_HEIGHTS, annexed_height, foot_height, is_apart

EXAMPLE = bundled("examples") / "valid" / "2014-县级部门-公文.yaml"
SHORT, TWO = "青禾县水利局", "青禾县人力资源和社会保障局"
THREE = "青禾县卫生和计划生育局（青禾县爱国卫生运动委员会）"
SEVEN = "县委办公室，县人大常委会办公室，县政协办公室，县纪委监委机关，县人民法院，县人民检察院，县档案馆"
USUAL, *LOWER = LIST_HEIGHTS


def reported(folder, unit, copies="", **more):
    """The example of another unit, with other copies."""
    data = {**yaml.safe_load(EXAMPLE.read_text(encoding="utf-8")), **more}
    data["单位"] = {"名称": unit, "类别": "部门"}
    data["公文"] = {**data["公文"], "抄送": copies, "印发机关": f"{unit}办公室"}
    path = folder / "年报.yaml"
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return load(path).report


@pytest.mark.parametrize(("unit", "copies"), [(TWO, SEVEN), (THREE, "县档案馆"), (THREE, SEVEN)])
def test_rows_are_lower_where_the_title_or_the_colophon_takes_more_lines(tmp_path, unit, copies):
    report = reported(tmp_path, unit, copies)
    assert annexed_height(report) in LOWER
    assert not is_apart(report)


def test_rows_have_their_usual_height_where_all_of_it_has_room(tmp_path):
    assert annexed_height(reported(tmp_path, SHORT, "县档案馆")) == USUAL


@pytest.mark.parametrize("unit", [SHORT, TWO, THREE])
def test_a_colophon_longer_than_the_lowest_rows_leave_room_for_has_a_page_of_its_own(tmp_path, unit):
    report = reported(tmp_path, unit, "，".join([SEVEN] * 4))
    assert is_apart(report)
    assert foot_height(report) == 0


def test_what_stands_around_the_table_is_counted(tmp_path):
    data = yaml.safe_load(EXAMPLE.read_text(encoding="utf-8"))
    told = {"后文": "本表由办公室填写。\n" * 3, **data["统计表"]}
    plain, longer = (annexed_height(reported(tmp_path, SHORT, **more)) for more in ({}, {"统计表": told}))
    assert longer < plain


def noted(folder, *, annexes=(), early="", late=""):
    """A report without an annexed table, sent out as a letter, with text at its beginning and its end."""
    data = yaml.safe_load((EXAMPLE.parent / "2021-县级部门.yaml").read_text(encoding="utf-8"))
    data["公文"] = {"发文机关标志": "青禾县自然资源局文件", "发文字号": "青自然资发〔2025〕3号"}
    data["总体情况"]["主动公开"] += early
    data["其他事项"]["正文"] += late
    path = folder / "年报.yaml"
    path.write_text(yaml.safe_dump({**data, "附件": [*annexes]}, allow_unicode=True), encoding="utf-8")
    return load(path).report


NOTE = "公开信息二十条[^口径]。\n[^口径]: 分别计数。\n"
ANNEX = {"标题": "青禾县公开目录", "内容": "没有脚注。\n"}


@pytest.mark.parametrize(
    ("texts", "apart"),
    [
        ({"late": NOTE}, True),
        ({"early": NOTE}, False),
        ({"late": NOTE + "办理建议二件。\n" * 90}, False),
        ({"late": NOTE, "annexes": [ANNEX]}, False),
        ({"annexes": [ANNEX, {**ANNEX, "内容": NOTE}]}, True),
    ],
)
def test_a_colophon_has_a_page_of_its_own_where_footnotes_may_stand_on_the_last_page(tmp_path, texts, apart):
    assert is_apart(noted(tmp_path, **texts)) is apart
