"""The library: load, check, render, without printing or exiting."""

import inspect
import io
import re
import subprocess
import sys
from pathlib import Path

import docx
import pytest
import yaml

import govgen
from govgen import (
    BlockedError,
    Order,
    SourceError,
    SumOrder,
    UsageError,
    aggregate,
    annotate,
    check,
    check_template,
    compare,
    convert,
    dumps,
    editions,
    fix,
    import_,
    load,
    loads,
    make_workbook,
    new,
    new_template,
    publish,
    read_workbook,
    render,
    run_batch,
)

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
GOOD = EXAMPLES / "valid" / "2021-县级部门.yaml"


def test_the_public_names_are_these():
    assert govgen.__all__ == [
        "Attendance",
        "BlankCell",
        "BlockedError",
        "Cell",
        "CellChange",
        "CellRef",
        "Certainty",
        "Change",
        "ChangeKind",
        "Comparison",
        "Dossier",
        "Edition",
        "Entry",
        "FileAside",
        "Finding",
        "Gap",
        "GovgenError",
        "Imported",
        "LeftOut",
        "Location",
        "MadeFiles",
        "NoticesSent",
        "Order",
        "Origin",
        "OutputError",
        "ParagraphChange",
        "Passage",
        "Progress",
        "Publication",
        "Receipt",
        "Recognised",
        "Rejected",
        "Remark",
        "Repair",
        "Report",
        "Result",
        "ScannedCell",
        "SchemaError",
        "SectionChange",
        "Selection",
        "Severity",
        "ShownFigure",
        "SourceError",
        "SumOrder",
        "Summed",
        "TemplateError",
        "TemplateFault",
        "UnitStatus",
        "UnmatchedFigure",
        "Unused",
        "UnusedFile",
        "UsageError",
        "Waiver",
        "Written",
        "YearFigures",
        "aggregate",
        "annotate",
        "check",
        "check_template",
        "compare",
        "convert",
        "dumps",
        "editions",
        "fix",
        "import_",
        "load",
        "loads",
        "make_workbook",
        "new",
        "new_template",
        "publish",
        "read_workbook",
        "render",
        "run_batch",
    ]
    assert all(hasattr(govgen, name) for name in govgen.__all__)


VERBS = [name for name in govgen.__all__ if not name[0].isupper()]
# What results hold for govgen itself: no reader of a result needs more of it than its attributes.
INNER = {
    *(
        "Narrative",
        "ReadProblem",
        "Block",
        "Engine",
        "TwinDoubt",
        "Faulty",
        "Files",
        "Number",
        "Note",
        "Verdict",
        "DocumentKind",
    ),
    "HandInState",
}
OF_PYTHON = {"Mapping", "None", "Decimal", "Sequence", "Path", "Callable", "Literal", "NumberFlaw", "CellFlaw"}


def names_in(annotation):
    return set(re.findall(r"\b[A-Z]\w+", str(annotation))) - OF_PYTHON - INNER


@pytest.mark.parametrize("verb", VERBS)
def test_what_a_verb_gives_has_a_public_name(verb):
    assert names_in(inspect.signature(getattr(govgen, verb)).return_annotation) <= set(govgen.__all__)


@pytest.mark.parametrize("name", [name for name in govgen.__all__ if name[0].isupper() and not name.endswith("Error")])
def test_what_a_result_holds_has_a_public_name(name):
    kind = getattr(govgen, name)
    if name != "Edition" and hasattr(kind, "__annotations__"):
        held = {
            part for one in kind.__annotations__.values() for part in names_in(getattr(one, "__forward_arg__", one))
        }
        assert held <= set(govgen.__all__)


def test_a_good_report_loads_checks_and_renders(capsys):
    dossier = load(GOOD)
    assert check(dossier) == ()
    document = docx.Document(io.BytesIO(render(dossier)))
    assert dossier.report.unit in document.paragraphs[0].text + document.paragraphs[1].text
    assert capsys.readouterr() == ("", "")


def test_errors_block_rendering_but_not_a_draft(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text(GOOD.read_text(encoding="utf-8").replace("年度: 2024", "年度: 1890"), encoding="utf-8")
    dossier = load(path)
    with pytest.raises(BlockedError) as blocked:
        render(dossier)
    assert blocked.value.location.file == str(path)
    assert render(dossier, draft=True).startswith(b"PK")


def test_an_unreadable_file_is_a_source_error(tmp_path):
    with pytest.raises(SourceError):
        load(tmp_path / "没有.yaml")


def test_importing_the_package_imports_little_of_it():
    code = "import sys, govgen\nassert 'govgen.api' not in sys.modules\nassert callable(govgen.check)\n"
    code += "assert 'govgen.api' in sys.modules"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


def test_a_name_that_is_not_public_is_not_found():
    with pytest.raises(AttributeError, match="'draft'"):
        _ = govgen.draft


def test_a_report_is_loaded_checked_and_rendered_without_a_file():
    dossier = loads(GOOD.read_bytes(), "内存.yaml")
    assert check(dossier) == ()
    assert render(dossier) == render(load(GOOD))


def test_findings_of_a_text_stand_at_its_name():
    text = GOOD.read_text(encoding="utf-8").replace("年度: 2024", "年度: 1890")
    assert {finding.location.file for finding in check(loads(text, "内存.yaml"))} == {"内存.yaml"}


def test_a_cell_is_found_by_its_official_path():
    report = load(GOOD).report
    assert report["申请.本年新收.总计"].value == sum(
        report[f"申请.本年新收.{column}"].value
        for column in ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")
    )
    with pytest.raises(KeyError, match=r"没有“申请\.本年新收\.合计”这个单元格，是否想写“申请\.本年新收\.总计”"):
        report["申请.本年新收.合计"]
    assert load(GOOD)["申请.本年新收.总计"] == report["申请.本年新收.总计"]
    assert "申请.本年新收.总计" in report
    assert "申请.本年新收.合计" not in report
    assert [report[path] for path in report] == list(report.cells)
    with pytest.raises(KeyError, match=r"没有“甲”这个单元格'$"):
        report["甲"]


def test_what_is_written_down_is_read_back():
    report = load(GOOD).report
    again = loads(dumps(report)).report
    assert [cell.value for cell in again.cells] == [cell.value for cell in report.cells]
    assert [passage.text for passage in again.passages] == [passage.text for passage in report.passages]


def test_a_rendered_report_is_imported_and_compared(tmp_path):
    dossier = load(GOOD)
    path = tmp_path / "年报.docx"
    path.write_bytes(render(dossier))
    imported = import_(path)
    compared = compare(dossier.report, imported.report)
    assert [cell for cell in compared.cells if cell.old != cell.new] == []


def test_a_report_is_taken_into_another_edition():
    converted, left = convert(load(GOOD).report, "2019")
    assert converted.edition.id == "2019"
    assert all(each.reason for each in left)


def test_a_workbook_comes_back_as_reports(tmp_path):
    report = load(GOOD).report
    path = tmp_path / "填报表.xlsx"
    path.write_bytes(make_workbook([report]))
    (back,) = read_workbook(path)
    assert [cell.value for cell in back.cells] == [cell.value for cell in report.cells]


def test_a_new_data_file_can_be_loaded():
    assert loads(new("青禾县财政局", 2025)).report.unit == "青禾县财政局"


def test_every_verb_takes_a_report_or_a_dossier():
    dossier = load(GOOD)
    report = dossier.report
    assert check(report) == check(dossier) == ()
    assert render(report) == render(dossier)
    assert publish(report).document == publish(dossier).document
    assert dumps(dossier) == dumps(report)
    assert compare(dossier, report).cells == compare(report, dossier).cells
    assert convert(dossier, "2019")[0].cells == convert(report, "2019")[0].cells
    assert make_workbook([dossier]) == make_workbook([report])
    assert new("青禾县财政局", 2025, previous=dossier) == new("青禾县财政局", 2025, previous=report)
    assert loads(dumps(report), previous=dossier).report.previous == report


WRONG_KINDS = {
    "load": lambda: load(2025),
    "loads": lambda: loads(None),
    "new": lambda: new("青禾县财政局", "2025"),
    "a unit": lambda: new(None, 2025),
    "check": lambda: check("年报.yaml"),
    "render": lambda: render(None),
    "annotate": lambda: annotate(7, load(GOOD), ()),
    "publish": lambda: publish(b""),
    "import_": lambda: import_(None),
    "dumps": lambda: dumps("年度: 2025"),
    "compare": lambda: compare("甲.yaml", "乙.yaml"),
    "convert": lambda: convert(None, "2019"),
    "make_workbook": lambda: make_workbook(load(GOOD)),
    "a number for reports": lambda: make_workbook(7),
    "a number for an edition": lambda: convert(load(GOOD), 2019),
    "a schema": lambda: load(GOOD, schema=7),
    "a workbook of texts": lambda: make_workbook(["甲.yaml"]),
    "read_workbook": lambda: read_workbook(7),
    "run_batch": lambda: run_batch("源"),
    "aggregate": lambda: aggregate("源"),
    "a folder": lambda: Order(("源",), 7),
    "units": lambda: SumOrder(("源",), "青禾县", 2025, units=7),
    "last year's as a text": lambda: loads(dumps(load(GOOD)), previous="去年.yaml"),
    "last year's as a number": lambda: load(GOOD, previous=7),
    "one report for several": lambda: loads(dumps(load(GOOD)), beside=load(GOOD)),
    "a profile": lambda: load(GOOD, profile=7),
    "a template": lambda: render(load(GOOD), template=7),
    "a word for yes": lambda: render(load(GOOD), draft="no"),
    "findings": lambda: render(load(GOOD), findings=["甲"]),
    "findings of a comment": lambda: annotate(b"PK", load(GOOD), None),
    "a document": lambda: publish(load(GOOD), document="年报.docx"),
    "kinds in a list": lambda: publish(load(GOOD)).make(["html"]),
    "a name": lambda: import_(b"PK", name=Path("年报.docx")),
    "remarks": lambda: dumps(load(GOOD), 7),
    "a year that is True": lambda: new("青禾县财政局", True),
    "processes": lambda: Order(("源",), "出", jobs="2"),
    "sources": lambda: Order((b"examples",), "出"),
    "no function": lambda: run_batch(Order(("源",), "出"), None),
    "the year of a sum": lambda: SumOrder(("源",), "青禾县", "2025"),
    "the unit of a sum": lambda: SumOrder(("源",), None, 2025),
}


@pytest.mark.parametrize("name", WRONG_KINDS)
def test_what_is_of_another_kind_is_told_in_words(name):
    with pytest.raises(TypeError, match=r"^[\w.]+ 应当是.+，收到的是 \w+。$"):
        WRONG_KINDS[name]()


def test_no_report_makes_no_workbook():
    with pytest.raises(UsageError, match="至少要有一份"):
        make_workbook([])


def test_orders_take_texts_for_paths_and_one_source_for_several():
    order = Order("源", "出", previous="去年", summaries="总.csv")
    assert (order.sources, order.folder, order.previous) == (("源",), Path("出"), Path("去年"))
    assert order.summaries == (Path("总.csv"),)
    assert SumOrder("源", "青禾县人民政府", 2025, own="本级.yaml").own == Path("本级.yaml")


def test_a_published_report_and_a_workbook_are_read_from_memory():
    report = load(GOOD).report
    assert import_(render(report), name="年报.docx").report.unit == report.unit
    (back,) = read_workbook(make_workbook([report]))
    assert back.unit == report.unit
    with pytest.raises(SourceError, match=r"年报\.docx"):
        import_(b"PK", name="年报.docx")
    with pytest.raises(SourceError):
        import_(b"")


def test_a_publication_makes_the_files_of_its_kinds():
    made = publish(load(GOOD)).make("docx", "html", "json")
    assert list(made.files) == ["年报.docx", "年报.html", "正文片段.html", "年报.json"]
    with pytest.raises(UsageError, match="没有“xls”这种文件；可以是：docx"):
        publish(load(GOOD)).make("xls")


def test_what_is_shown_of_a_report_is_short():
    dossier = load(GOOD)
    assert repr(dossier.report) == f"Report('青禾县自然资源局', 2024, edition='2021', file={str(GOOD)!r})"
    assert repr(dossier) == f"Dossier({dossier.report!r})"
    assert repr(dossier.report.edition) == "Edition('2021', '国办公开办函〔2021〕30号')"


def test_a_finding_is_printed_with_its_place_and_rule():
    text = GOOD.read_text(encoding="utf-8").replace("年度: 2024", "年度: 1890")
    (finding,) = (one for one in check(loads(text, "甲.yaml")) if one.rule == "edition-year")
    assert str(finding) == f"{finding.location}: {finding.message}  [edition-year]"


def test_a_schema_may_be_named_by_a_text():
    schema = str(EXAMPLES.parent / "schema.yaml")
    assert new("青禾县财政局", 2025, schema=schema) == new("青禾县财政局", 2025)
    assert load(GOOD, schema=schema).report.edition.id == "2021"


def test_reports_may_come_one_after_another_and_one_remark_alone():
    report = load(GOOD).report
    assert make_workbook(one for one in [report]) == make_workbook([report])
    assert dumps(report, "甲乙").startswith("# 甲乙\n")


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_asks_what_its_arguments_are(verb):
    assert hasattr(getattr(govgen, verb), "__wrapped__")


def test_a_batch_needs_a_worker():
    with pytest.raises(UsageError, match="不能是 -1 个"):
        Order(("源",), "出", jobs=-1)


def test_a_sum_is_of_a_category_that_there_is():
    with pytest.raises(UsageError, match="没有“县”这个类别；可以是：部门"):
        aggregate(SumOrder((GOOD,), "青禾县", 2024, "县"))


@pytest.mark.parametrize(("unit", "said"), [(" ", "请写明机关全称"), ("青禾县\n人民政府", "机关全称里有换行")])
def test_a_sum_is_of_a_unit_that_can_stand_in_a_report(unit, said):
    with pytest.raises(UsageError, match=said):
        aggregate(SumOrder((GOOD,), unit, 2024))


def test_a_sum_of_nothing_says_what_was_not_given():
    with pytest.raises(UsageError, match="没有汇总：没有写各单位的文件夹或者文件"):
        aggregate(SumOrder((), "青禾县人民政府", 2024))


def test_a_dossier_is_gone_through_like_its_report():
    dossier = load(GOOD)
    assert list(dossier) == list(dossier.report)
    assert "申请.本年新收.总计" in dossier
    assert "申请.本年新收.合计" not in dossier
    assert [] not in dossier


def test_half_a_character_in_a_text_is_told_at_its_place():
    with pytest.raises(SourceError, match="编码") as raised:
        loads("年度: 2025\n单位: {名称: 甲\ud800局}\n", "甲.yaml")
    assert raised.value.location.line == 2


def test_what_is_read_from_memory_without_a_name_is_called_a_report():
    assert import_(render(load(GOOD))).report.file == "年报"


def test_a_template_may_be_in_memory():
    name, drawn = new_template("2021")
    assert name == "2021.docx"
    assert check_template(drawn, "2021") == ()
    assert render(load(GOOD), template=drawn).startswith(b"PK")
    with pytest.raises(govgen.TemplateError, match=r"^模板\.docx"):
        render(load(GOOD), template=b"")


def test_a_word_file_in_memory_takes_comments():
    word = render(load(GOOD))
    assert annotate(word, load(GOOD), ()).startswith(b"PK")


def test_what_is_no_word_file_is_not_published():
    with pytest.raises(SourceError, match="不是 Word 文件"):
        publish(load(GOOD), document=b"abc")


def test_the_editions_are_told():
    told = [edition.id for edition in editions()]
    assert told == re.findall(
        r'^  "(\d{4})":$', (EXAMPLES.parent / "schema.yaml").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert {"2014", "2019", "2021"} <= set(told)


def test_a_data_file_is_mended_in_its_text():
    text = GOOD.read_text(encoding="utf-8").replace("年度: 2024", "年度：2024").replace("自然人: 31", "自然人: 三十一")
    mended = fix(text, "甲.yaml")
    assert "年度: 2024" in mended
    assert check(loads(mended)) == ()
    assert fix(GOOD.read_bytes()) == GOOD.read_text(encoding="utf-8")


def test_a_data_file_that_another_program_wrote_in_its_own_way_is_left_as_it_is():
    data = yaml.load(GOOD.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    data["总体情况"]["主动公开"] += "\n第二段写在另一行。\n"
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, default_style="|")
    assert fix(text) == text
