"""What lies among hand-ins and is plainly something else is told and left out; what may be a report is read."""

import pytest
import xlsxwriter

from govgen import api, county
from govgen.batch import Order
from govgen.checking.profiles import load_editions
from govgen.errors import SourceError
from govgen.files import bundled
from govgen.form.page import form_html
from govgen.pages import CLOSING, opening
from govgen.reading import examine_all
from govgen.reading.bystanders import FORM, why_aside
from govgen.reading.hand_ins import hand_ins, readable_hand_ins
from govgen.reading.project import project_text
from govgen.reading.templates import TEMPLATE
from govgen.reporters import REPORTERS
from govgen.schema import main_schema
from tests.documents.pages import paragraph, word_file

PROFILE = "format: 1\nname: 宽松\nbasis: 青政办〔2024〕1号\nrules:\n  length: {severity: hint}\n"
PROJECT = "年度: 2025\n名单: 名单.xlsx\n收件: 收件\n汇总:\n  单位: 青禾县\n"
DATA = "年度: 2025\n单位:\n  名称: 青禾县水利局\n总体情况: 正文\n"


def written(path, text):
    path.write_text(text, encoding="utf-8")
    return path


def test_the_page_of_a_form_is_told_as_one(tmp_path):
    page = written(tmp_path / "水利局.html", form_html(load_editions(main_schema())))
    assert why_aside(page) == FORM


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (PROFILE, "地方要求"),
        ("rules: [1\n", "地方要求"),  # damaged
        (PROFILE.replace("format", "fromat"), "地方要求"),  # a key misspelt
        (PROFILE.replace("\n", "\r\n"), "地方要求"),
        ("'format': 1\n\"rules\": {}\nbasis: 依据\n", "地方要求"),
        ("format: 1\nreport: 年报\ncategories: [部门]\neditions: {}\n", "版式文件"),
        ("counts: [件]\nunits: [件]\nfillers: [共]\n", "版式文件的附件"),
        (PROJECT, "设置文件"),
        (project_text("青禾县", 2025, "部门", "名单.csv"), "设置文件"),
    ],
)
def test_profiles_schemas_and_settings_are_known_by_their_keys(text, what, tmp_path):
    assert why_aside(written(tmp_path / "某.yaml", text)) == f"这是{what}，不是年报"


@pytest.mark.parametrize("name", ["schema.yaml", "schema/words.yaml", "schema/bases.yaml", "profiles/四川.yaml"])
def test_the_bundled_ones_are_known(name):
    assert why_aside(bundled(name))


@pytest.mark.parametrize(
    "text",
    [
        DATA,
        DATA.replace(":", ""),  # damaged
        DATA.replace("年度", "nian"),  # a key misspelt
        DATA + PROFILE,  # with keys of a profile pasted in
        "  " + DATA.replace("\n", "\n  "),
        "rules: 1\n年度: 2025\n",
        "name: 青禾县水利局\nyear: 2025\n",
        "name: 青禾县水利局\n",
        "年度: 2025\n报告: 政府信息公开工作年度报告\n",
        "年度: 2025\n地方要求: 宽松\n",
        "",
        "- 1\n- 2\n",
    ],
)
def test_what_may_be_a_report_is_no_bystander(text, tmp_path):
    assert why_aside(written(tmp_path / "某.yaml", text)) == ""


def book(path, *rows):
    with xlsxwriter.Workbook(path) as made:
        sheet = made.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return path


@pytest.mark.parametrize(
    ("rows", "is_list"),
    [
        ([("名称", "简称", "类别"), ("青禾县水利局", "", "部门")], True),
        ([("青禾县应报单位",), ("序号", "单位名称", "联系电话"), ("1", "青禾县水利局", "0000-1")], True),
        ([("单位名称", "年度", "本年新收"), ("青禾县水利局", "2025", "3")], False),
        ([("类别", "备注"), ("部门", "")], False),
        ([], False),
    ],
)
def test_a_workbook_of_units_and_nothing_else_is_a_list(rows, is_list, tmp_path):
    path = book(tmp_path / "某.xlsx", *rows)
    assert bool(why_aside(path, opened=True)) == is_list
    assert why_aside(path) == "", "it is not opened where that would take too long"


def test_a_torn_workbook_is_no_list(tmp_path):
    assert why_aside(written(tmp_path / "某.xlsx", "PK"), opened=True) == ""


@pytest.fixture
def folder(tmp_path):
    written(tmp_path / "宽松.yaml", PROFILE)
    written(tmp_path / "水利局.yaml", DATA)
    book(tmp_path / "名单.xlsx", ("名称",), ("青禾县水利局",))
    return tmp_path


def told_of(find):
    told = []
    found = [path.name for path in find(told.append)]
    return found, [one.reason for one in told]


def test_each_one_left_out_is_told_once(folder):
    lists, profiles = "这是单位名单，不是年报", "这是地方要求，不是年报"
    assert told_of(lambda tell: hand_ins(folder, tell=tell)) == (["水利局.yaml"], [lists, profiles])
    found, told = told_of(lambda tell: readable_hand_ins(folder, tell))
    assert (sorted(found), told) == (["名单.xlsx", "水利局.yaml"], [profiles])


def test_a_profile_that_is_named_is_refused_in_one_sentence(folder):
    (outcome,) = examine_all([folder / "宽松.yaml"])
    assert isinstance(outcome.error, SourceError)
    assert "这是地方要求，不是年报的数据文件" in outcome.error.message


def test_a_profile_that_is_wrong_counts_for_the_file_that_names_it(tmp_path):
    written(tmp_path / "坏.yaml", "rules: [1\n")
    written(tmp_path / "甲.yaml", "地方要求: 坏\n" + DATA)
    written(tmp_path / "乙.yaml", DATA.replace("水利", "教育"))
    outcomes = list(examine_all([tmp_path]))
    assert [one.file.rpartition("/")[2] for one in outcomes if one.error] == ["甲.yaml"]
    assert "坏.yaml:1:8" in outcomes[1].error.message
    assert outcomes[1].error.location.file.endswith("甲.yaml")


@pytest.fixture
def results(folder):
    """A folder of data with what govgen itself has said of it."""
    summed = county.aggregate(county.SumOrder((folder / "水利局.yaml",), "青禾县人民政府", 2025, partial=True))
    for suffix in (".xlsx", ".html"):
        (folder / f"明细{suffix}").write_bytes(county.review(summed, suffix))
    written(folder / "结果.html", REPORTERS["html"](list(examine_all([folder / "水利局.yaml"]))))
    return folder


def test_results_among_hand_ins_are_told_by_check_and_batch_in_the_same_words(results, tmp_path):
    found, told = told_of(lambda tell: hand_ins(results, tell=tell))
    assert found == ["水利局.yaml"]
    assert {"这是汇总的明细，不是年报", "这是汇总或者检查结果的网页，不是年报"} <= set(told)
    result = api.run_batch(Order((str(results),), tmp_path / "出", jobs=1), lambda _: None)
    assert sum(result.counts.values()) == 1
    assert sorted(one.reason for one in result.attendance.unused) == sorted(told)


def test_a_published_page_is_no_result(tmp_path):
    page = opening("青禾县水利局2025年政府信息公开工作年度报告", "public") + CLOSING
    assert why_aside(written(tmp_path / "年报.html", page)) == ""


OFFICIAL = [
    *sorted((bundled("schema.yaml").parent / "templates").glob("*.docx")),
    *sorted((bundled("schema.yaml").parent / "reports").glob("*/templates/*.docx")),
]


@pytest.mark.parametrize("path", OFFICIAL, ids=lambda path: path.stem)
def test_a_word_template_among_data_is_told_and_not_judged(path, tmp_path):
    held = tmp_path / "模板.docx"
    held.write_bytes(path.read_bytes())
    told = []
    assert list(readable_hand_ins(tmp_path, told.append)) == []
    assert [one.reason for one in told] == [TEMPLATE]


def test_a_word_template_that_is_named_is_refused_in_one_sentence():
    path = OFFICIAL[0]
    (outcome,) = examine_all([path])
    assert outcome.error is not None
    assert outcome.error.message == f"{TEMPLATE}。"
    with pytest.raises(SourceError, match="这是 Word 模板"):
        api.load(path)


@pytest.mark.parametrize(
    ("cells", "is_template"),
    [
        (["{{ 申请.本年新收.总计 }}"] * 3 + ["总计", "2"], True),  # an own one, without orders
        (["{{ 申请.本年新收.总计 }}"] * 3 + ["1", "2", "3"], False),  # a report in which some were not filled
        (["{{ 名称 }}", "{{ 年度 }}", "总计"], False),
        (["写作“{{ 甲 }}”的，见“{{ 乙 }}”“{{ 丙 }}”。"], False),
        (["1", "2"], False),
    ],
)
def test_a_report_with_tags_left_in_it_is_no_template(cells, is_template, tmp_path):
    rows = "".join(f"<w:tr><w:tc>{paragraph(cell)}</w:tc></w:tr>" for cell in cells)
    path = tmp_path / "某.docx"
    path.write_bytes(word_file(f"<w:tbl>{rows}</w:tbl>"))
    assert bool(why_aside(path)) is is_template
