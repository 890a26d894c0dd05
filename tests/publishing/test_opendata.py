"""Open data: every figure once, as written, in files that say what they are."""

import csv
import io
import json
from dataclasses import replace
from hashlib import sha256

import pytest

from govgen import api
from govgen.datafile.reading import read_report
from govgen.errors import OutputError
from govgen.prose.quantity import write_number
from govgen.publishing import files_of
from govgen.publishing.opendata import FIELDS, KEY, _number, figures_of, series, tables
from govgen.schema import bundled_reports
from govgen.source import parse_source
from tests.office import opendata as validator
from tests.publishing.papers import EXAMPLES, changed, example, newest
from tests.small_schemas import catalog_of, small_schema


def series_of(made):
    files = [files_of(of, ["csv"]).files for of in made]
    tables = [data for held in files for name, data in held.items() if name.endswith(".csv")]
    return series("全部数据", tables, [json.loads(held["datapackage.json"]) for held in files])


def rows(data):
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_figure_stands_in_one_row_of_one_file(path):
    of = example(path)
    report = of.dossier.report
    files = files_of(of, ["csv"]).files
    found = [row for name, data in files.items() if name.endswith(".csv") for row in rows(data)]
    wanted = [
        "" if cell.value is None else write_number(cell.value)
        for slot, cell in zip(report.edition.slots, report.cells, strict=True)
        if slot.ref.table in report.given
    ]
    assert [row["数值"] for row in found] == wanted
    keys = [tuple(row[name] for name in KEY) for row in found]
    assert len(keys) == len(set(keys))


def test_a_name_that_a_spreadsheet_would_run_is_text():
    of = changed("名称: 青禾县自然资源局", "名称: =1+1局\n  代码: '-3.5'")
    held = files_of(of, ["csv"]).files
    first = next(rows(data)[0] for name, data in held.items() if name.endswith(".csv"))
    assert (first["单位名称"], first["单位代码"]) == ("'=1+1局", "-3.5")


HOUSES = small_schema(
    """\
    sections: {房屋: {kind: table, table: 房屋}}
    tables:
      房屋:
        label: 表一
        layout: matrix
        corner: 房屋
        columns: {地址: {kind: text}, 面积: {kind: decimal}}
        rows: {东门: {label: 东门}, 西门: {label: 西门}}
"""
)


def houses():
    """The table of a kind of an office's own, one of its words a formula and one with a comma."""
    words = "东门: {地址: '=HYPERLINK(\"http://x\")', 面积: 7.50}\n  西门: {地址: '西街8号,二楼', 面积: 3}"
    text = f"年度: 2025\n单位: {{名称: 某校, 类别: 学校}}\n房屋:\n  {words}\n"
    report = read_report(parse_source(text.encode(), "a.yaml"), catalog_of(HOUSES))
    return rows(tables(report, figures_of(report))["表一.csv"])


def test_words_of_a_table_are_one_cell_each_and_run_nothing():
    assert [row["数值"] for row in houses()] == ['\'=HYPERLINK("http://x")', "7.5", "西街8号,二楼", "3"]


def test_a_kind_of_an_office_without_a_name_is_not_called_as_the_one_that_comes_with_us():
    assert {row["报告"] for row in houses()} == {"统计报告"}


def test_the_package_lists_every_file_with_its_fields_and_digest():
    files = files_of(newest(), ["csv"]).files
    package = json.loads(files["datapackage.json"])
    assert {resource["path"] for resource in package["resources"]} == {name for name in files if name.endswith(".csv")}
    for resource in package["resources"]:
        data = files[resource["path"]]
        assert resource["hash"] == f"sha256:{sha256(data).hexdigest()}"
        assert resource["bytes"] == len(data)
        assert [field["name"] for field in resource["schema"]["fields"]] == [name for name, _, _ in FIELDS]
    assert package["sources"] == [{"title": newest().title}]


def test_json_has_the_figures_and_the_paragraphs():
    of = newest()
    held = json.loads(files_of(of, ["json"]).files["年报.json"])
    assert (held["unit"], held["year"], held["edition"]) == ("青禾县自然资源局", 2024, "2021")
    wanted = {"表": "表三", "行": "本年新收", "列": "自然人", "数值": 31}
    assert any(wanted.items() <= figure.items() for figure in held["figures"])
    assert sum(len(section["paragraphs"]) for section in held["sections"]) > 10


def test_a_figure_in_json_is_a_number_that_is_exact_and_a_blank_one_is_none():
    figures = json.loads(files_of(newest(), ["json"]).files["年报.json"])["figures"]
    assert {type(figure["数值"]) for figure in figures} <= {int, float, type(None)}
    assert [figure["数值"] for figure in figures if figure["列"] == "本年收费金额"] == [286.415]
    assert [_number(text) for text in ("", "0.1", "9007199254740993")] == ["null", "0.1", '"9007199254740993"']


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_count_says_of_what(path):
    files = files_of(example(path), ["csv"]).files
    found = [row for name, data in files.items() if name.endswith(".csv") for row in rows(data)]
    assert {row["列"] for row in found if not row["计量单位"]} <= {"采购总金额"}
    assert {row["计量单位"] for row in found if row["行"].startswith("本年新收")} <= {"件"}


def test_reports_of_many_units_and_years_make_one_table():
    made = [example(path) for path in EXAMPLES]
    files = series_of(made)
    found = rows(files["全部数据.csv"])
    assert {(row["单位名称"], row["年度"]) for row in found} == {
        (of.dossier.report.unit, of.dossier.report.text("年度")) for of in made
    }
    assert {row["版式"] for row in found} == {of.dossier.report.edition.id for of in made}
    assert {row["报告"] for row in found} == {"年报"}
    package = json.loads(files["datapackage.json"])
    assert package["resources"][0]["path"] == "全部数据.csv"
    assert package["sources"] == [{"title": of.title} for of in made]


def test_tables_of_other_columns_do_not_get_into_one():
    with pytest.raises(OutputError, match="列不同"):
        series("全部数据", ["单位名称,年度\n青禾县档案局,2024\n".encode("utf-8-sig")], [])


def test_the_same_report_makes_the_same_bytes():
    kinds = ["docx", "html", "csv", "json"]
    assert files_of(newest(), kinds).files == files_of(newest(), kinds).files


def test_the_terms_of_use_are_written_where_they_are_given():
    of = newest()
    assert "licenses" not in json.loads(files_of(of, ["csv"]).files["datapackage.json"])
    named = json.loads(files_of(replace(of, licence="政府开放数据使用条款"), ["csv"]).files["datapackage.json"])
    spaced = json.loads(files_of(replace(of, licence="CC BY 4.0"), ["csv"]).files["datapackage.json"])
    assert spaced["licenses"] == [{"name": "CC-BY-4.0", "title": "CC BY 4.0"}]
    assert named["licenses"] == [{"name": "政府开放数据使用条款", "title": "政府开放数据使用条款"}]
    linked = json.loads(files_of(replace(of, licence="https://data.example/terms"), ["csv"]).files["datapackage.json"])
    assert linked["licenses"][0]["path"] == "https://data.example/terms"


def test_the_package_of_a_report_without_tables_has_the_report_itself():
    schema = bundled_reports()["法治政府"]
    (path,) = schema.parent.glob("examples/valid/*.yaml")
    files = files_of(api.publish(api.load(path), findings=()), ["csv"]).files
    package = json.loads(files["datapackage.json"])
    assert package["title"].endswith("年法治政府建设年度报告的数据")
    (resource,) = package["resources"]
    assert resource["hash"] == f"sha256:{sha256(files[resource['path']]).hexdigest()}"


@pytest.mark.office("opendata")
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_a_data_package_satisfies_its_validator(path, tmp_path):
    for name, data in files_of(example(path), ["csv"]).files.items():
        (tmp_path / name).write_bytes(data)
    assert validator.errors(tmp_path) == []


@pytest.mark.office("opendata")
def test_the_package_of_many_reports_satisfies_its_validator_and_a_spoilt_one_does_not(tmp_path):
    for name, data in series_of([example(path) for path in EXAMPLES]).items():
        (tmp_path / name).write_bytes(data)
    assert validator.errors(tmp_path) == []
    table = tmp_path / "全部数据.csv"
    table.write_bytes(table.read_bytes().replace(b",2024,", b",x,", 1))
    assert validator.errors(tmp_path)
