"""The library: load, check, render, without printing or exiting."""

import io
import subprocess
import sys
from pathlib import Path

import docx
import pytest

import govgen
from govgen import (
    BlockedError,
    SourceError,
    check,
    compare,
    convert,
    dumps,
    import_,
    load,
    loads,
    make_workbook,
    new,
    read_workbook,
    render,
)

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
GOOD = EXAMPLES / "valid" / "2021-县级部门.yaml"


def test_the_public_names_are_these():
    assert govgen.__all__ == [
        "BlockedError",
        "Cell",
        "Comparison",
        "Dossier",
        "Finding",
        "GovgenError",
        "Imported",
        "Location",
        "Order",
        "OutputError",
        "Repair",
        "Report",
        "Result",
        "SchemaError",
        "Severity",
        "SourceError",
        "SumOrder",
        "Summed",
        "TemplateError",
        "UsageError",
        "aggregate",
        "check",
        "compare",
        "convert",
        "dumps",
        "import_",
        "load",
        "loads",
        "make_workbook",
        "new",
        "publish",
        "read_workbook",
        "render",
        "run_batch",
    ]
    assert all(hasattr(govgen, name) for name in govgen.__all__)


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
    with pytest.raises(KeyError):
        report["申请.本年新收.合计"]


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
