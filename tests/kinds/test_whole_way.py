"""Every kind of report that comes along goes the whole way, from a new file to the sum of a county, as data alone."""

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from docx import Document

from govgen import api
from govgen.checking.balances import breaches
from govgen.checking.profiles import load_editions
from govgen.cli import main
from govgen.model.finding import Severity
from govgen.model.report import Origin, Report
from govgen.schema import bundled_reports
from govgen.workbook.sheet_layout import UNFILLED

KINDS = bundled_reports()
EXAMPLES = [(name, path) for name in KINDS for path in sorted((KINDS[name].parent / "examples/valid").glob("*.yaml"))]
EACH = pytest.mark.parametrize(("name", "example"), EXAMPLES, ids=lambda one: one if isinstance(one, str) else one.stem)
UNIT = "青禾县试验单位"


def run(*words: object) -> object:
    with pytest.raises(SystemExit) as ended:
        main([str(word) for word in words])
    return ended.value.code


def report(path: Path) -> Report:
    return api.load(path).report


def said(of: Report) -> list[tuple[str, str, str]]:
    return [(each.section, each.part, each.text.strip()) for each in of.passages if each.text.strip()]


def altered(of: Report, slot: int) -> Report:
    """The report with one more in a cell, what follows from others not worked out again."""
    cell = of.cells[slot]
    cells = list(of.cells)
    cells[slot] = cell._replace(value=cell.value + 1, origin=Origin.WRITTEN)
    return replace(of, cells=tuple(cells))


def test_each_kind_has_an_example() -> None:
    assert {name for name, _ in EXAMPLES} == set(KINDS)


@EACH
def test_a_new_file_lacks_only_what_is_to_be_filled_in(name: str, example: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    typed = report(example)
    words = ("--report", name, "-u", typed.unit, "-y", typed.year, "-c", typed.text("单位.类别"))
    assert run("new", path, *words) == 0
    rules = {found.rule for found in api.check(api.load(path))}
    assert rules.isdisjoint({"shape", "unknown-key", "balance", "expression", "category", "edition-year"})


@EACH
def test_a_complete_report_has_nothing_to_mend(name: str, example: Path) -> None:
    assert [found for found in api.check(api.load(example)) if found.severity is not Severity.HINT] == []
    assert run("fix", example) == 0


@EACH
def test_one_more_in_a_cell_breaks_each_sum_it_stands_in(name: str, example: Path) -> None:
    right = report(example)
    sums = [one for one in right.edition.balances if one.relation.formula.comparison == "=" and one.when is None]
    for balance in sums:
        if any(addend.previous for addend in balance.read()):
            continue
        for slot in balance.slots():
            if right.cells[slot].value is not None and not balance.step:
                assert balance in [breach.balance for breach in breaches(altered(right, slot))]


@EACH
def test_what_is_printed_comes_back_as_it_was_typed(name: str, example: Path, tmp_path: Path) -> None:
    assert run("render", example, "--no-data", "-o", tmp_path / "a.docx") == 0
    assert run("import", tmp_path / "a.docx", "--report", name, "-o", tmp_path / "b.yaml") == 0
    back, typed = report(tmp_path / "b.yaml"), report(example)
    assert (back.unit, back.year, back.edition.report) == (typed.unit, typed.year, name)
    assert back.text("标题") == typed.text("标题")
    assert back.values == typed.values
    assert [text.split() for _, _, text in said(back)] == [text.split() for _, _, text in said(rendered(typed))]
    assert run("diff", example, tmp_path / "b.yaml") == 0


def rendered(of: Report) -> Report:
    """The report with the figures of its prose told, as they are printed."""
    from govgen.prose import open_dossier

    told = open_dossier(of).narrative.passages
    return replace(of, passages=tuple(replace(one.passage, text=one.text) for one in told))


@EACH
def test_the_unit_of_a_table_stands_above_it_and_is_no_prose_when_it_comes_back(
    name: str, example: Path, tmp_path: Path
) -> None:
    path, back = tmp_path / "a.docx", tmp_path / "b.yaml"
    assert run("render", example, "-o", path, "--no-data") == 0
    wanted = [f"单位：{table.unit}" for table in report(example).edition.tables.values() if table.unit]
    assert [each.text for each in Document(path).paragraphs if each.text.startswith("单位：")] == wanted
    assert run("import", path, "-o", back) == 0
    assert "单位：" not in "".join(text for _, _, text in said(report(back)))


@EACH
def test_workbooks_are_filled_and_come_back(name: str, example: Path, tmp_path: Path) -> None:
    pytest.importorskip("xlsxwriter")
    typed, book, words = report(example), tmp_path / "a.xlsx", ("--report", name)
    made = ("workbook", "new", *words, "-u", typed.unit, "-y", typed.year, "--from", example, "-o", book)
    assert run(*made) == 0
    assert run("workbook", "import", book, *words, "-o", tmp_path / "back") == 0
    (path,) = (tmp_path / "back").iterdir()
    back = report(path)
    assert back.values == typed.values
    assert said(back) == said(typed)


@EACH
def test_every_relation_has_a_check_of_its_own_on_the_sheet(name: str, example: Path, tmp_path: Path) -> None:
    pytest.importorskip("xlsxwriter")
    typed, book = report(example), tmp_path / "a.xlsx"
    made = ("workbook", "new", "--report", name, "-u", typed.unit, "-y", typed.year, "--from", example, "-o", book)
    assert run(*made) == 0
    sheets = openpyxl.load_workbook(book)
    formulas = [str(cell.value) for sheet in sheets for row in sheet.iter_rows() for cell in row]
    added = [balance for balance in typed.edition.balances if not balance.worded]
    assert sum(f'"{UNFILLED}")' in formula for formula in formulas) == len(added)


@EACH
def test_a_batch_and_a_sum_of_units(name: str, example: Path, tmp_path: Path) -> None:
    units, typed = tmp_path / "单位", report(example)
    units.mkdir()
    for unit in (typed.unit, UNIT):
        text = example.read_text(encoding="utf-8").replace(typed.unit, unit)
        (units / f"{unit}.yaml").write_text(text, encoding="utf-8")
    assert run("batch", units, "-o", tmp_path / "out") == 0
    assert len(list((tmp_path / "out").glob("*.docx"))) == 2
    words = ("--report", name, "-u", "青禾市人民政府", "-y", typed.year, "-o", tmp_path / "a.yaml")
    assert run("aggregate", units, *words) == 0
    total = report(tmp_path / "a.yaml")
    summed = [(slot, number) for number, slot in enumerate(typed.edition.slots) if slot.row.sum == "sum"]
    for slot, number in summed:
        value = typed.values[number]
        if value is not None and not slot.worded:
            assert (slot.ref.path, total.values[number]) == (slot.ref.path, 2 * value)


@pytest.mark.parametrize("name", KINDS)
def test_templates_print_every_cell(name: str) -> None:
    from govgen.word.lint import lint_template

    catalog = load_editions(KINDS[name])
    for edition in catalog.editions.values():
        data = (KINDS[name].parent / "templates" / edition.template).read_bytes()
        assert lint_template(data, edition) == ()
