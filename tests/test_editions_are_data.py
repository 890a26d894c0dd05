"""An edition is data: no Python file of govgen names an edition, a section, a table, a row, a column or a label."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from govgen.model.edition import Edition
from tests.reports import CATALOG, ROOT

FILES = sorted((ROOT / "govgen").rglob("*.py"))
# Names of one or two characters are everyday words of messages (其他, 正文, 总计, 问题); longer ones are the form's.
SHORTEST = 3
# Years in numbers of documents, 古卫发〔2019〕21号, in days and moments, and of reports in messages are no editions.
DOCUMENT_YEAR = re.compile("〔[0-9]{4}〕|[0-9]{4}(?:-[0-9]{2}-[0-9]{2}|年)|年度: [0-9]{4}")


def names(edition: Edition) -> Iterator[str]:
    """Everything that the form calls by a name."""
    yield edition.id
    for section in edition.sections.values():
        yield from (section.id, section.label, *section.also, *section.chapters)
        yield from (word for aspect in section.aspects for word in (aspect.id, aspect.heading))
    for table in edition.tables.values():
        yield from (table.id, table.label, table.corner, table.over, *table.heads, *table.foot)
        yield from (word for row in table.rows() for word in (row.name, row.label, row.over, *row.also))
        for block in table.blocks:
            yield block.head
            yield from (
                word for column in block.columns for word in (column.id, column.label, column.group, *column.also)
            )
    yield from edition.relations


NAMES = {name for edition in CATALOG.editions.values() for name in names(edition) if len(name) >= SHORTEST}
YEARS = {int(edition) for edition in CATALOG.editions if edition.isdecimal()}


def constants(path: Path) -> Iterator[tuple[int, object]]:
    """Constants of a module with their lines; docstrings may show the form as an example."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and id(node) not in told:
            yield node.lineno, DOCUMENT_YEAR.sub("", node.value) if isinstance(node.value, str) else node.value


def test_the_form_has_names() -> None:
    assert {"2021", "本年新收", "三、本年度办理结果", "法人或其他组织", "收办平衡"} <= NAMES


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_python_file_names_a_part_of_the_form(path: Path) -> None:
    found = [
        f"{line}: {name}"
        for line, value in constants(path)
        for name in NAMES
        if (isinstance(value, str) and name in value) or (type(value) is int and value in YEARS)
    ]
    assert found == []


def test_a_day_and_a_year_in_a_message_name_no_edition(tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    path.write_text('DAY, FORM = "写成 2021-01-20，或者 2021年1月20日", "2021"\n', encoding="utf-8")
    assert ["2021" in str(value) for _, value in constants(path)] == [False, True]


def test_a_name_in_a_python_file_would_be_found(tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    path.write_text('"""申请.本年新收"""\nWANTED = f"{x}.本年新收"\n', encoding="utf-8")
    assert [line for line, value in constants(path) if "本年新收" in str(value)] == [2]
