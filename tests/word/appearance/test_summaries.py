"""A sentence or a table of a template's own that tells a figure behind an official label tells that of the label."""

import pytest

from tests.word.making import part, with_parts
from tests.word.proving.test_units import PROSE, told
from tests.word.test_lint import faults_of, official

INCOME, EXPENSE = "收支总表.本年收入合计.决算数", "收支总表.本年支出合计.决算数"
NEW, KEPT = "申请.本年新收.总计", "申请.上年结转.总计"
CELL = "<w:tc>{}</w:tc>"


def said(kind: str, sentence: str) -> list[str]:
    """What is said of the template of a kind with a sentence of its own, but for the reminder to look at it."""
    first = "{{p 部门概况 }}" if kind == "部门决算" else "{{p 网站.前文 }}"
    faults = told(kind, (f"{first}</w:t></w:r></w:p>", f"{first}</w:t></w:r></w:p>{PROSE.format(sentence)}"))
    return [fault for fault in faults if "请自己核对" not in fault]


@pytest.mark.parametrize(
    ("kind", "sentence", "label"),
    [
        ("部门决算", f"全年情况：本年收入合计{{{{ {EXPENSE} }}}}万元。", "本年收入合计"),
        ("部门决算", f"本年支出合计为{{{{ {INCOME} }}}}万元。", "本年支出合计"),
        ("政府网站", "网站总访问量{{ 网站.访问量.独立用户访问总量 }}次。", "网站总访问量（单位：次）"),
    ],
)
def test_a_figure_behind_the_label_of_another_in_a_sentence_is_refused(kind, sentence, label):
    (fault,) = said(kind, sentence)
    assert f"错误 标签是“{label}”，印的却是" in fault


@pytest.mark.parametrize(
    "sentence",
    [
        f"本年收入合计{{{{ {INCOME} }}}}万元，本年支出合计{{{{ {EXPENSE} }}}}万元。",
        "财政拨款收入{{ 收支总表.一般公共预算财政拨款收入.决算数 }}万元。",
        f"上年本年支出合计{{{{ 上年.{INCOME} }}}}万元。",
    ],
)
def test_a_figure_behind_its_own_label_and_behind_what_its_table_has_not_is_accepted(sentence):
    assert said("部门决算", sentence) == []


def in_cells(*cells: tuple[str, str]) -> list[str]:
    """What is said of the template with a table of cells that hold two lines each."""
    xml = part(official())
    at = xml.rindex("<w:p>", 0, xml.index("一、总体情况"))
    made = "".join(CELL.format("".join(map(PROSE.format, lines))) for lines in cells)
    table = f"<w:tbl><w:tblPr/><w:tr>{made}</w:tr></w:tbl>"
    faults = faults_of(with_parts(official(), {"word/document.xml": xml[:at] + table + xml[at:]}))
    return [fault for fault in faults if "请自己核对" not in fault]


def test_a_line_in_the_cell_of_a_figure_is_its_label():
    labels = ("本年新收政府信息公开申请数量", "上年结转政府信息公开申请数量")
    right = [(f"{{{{ {path} }}}}件", label) for path, label in zip((NEW, KEPT), labels, strict=True)]
    assert in_cells(*right) == []
    wrong = [(figure, label) for (figure, _), label in zip(right, reversed(labels), strict=True)]
    assert [fault.partition("标签是“")[2][:8] for fault in in_cells(*wrong)] == ["二、上年结转政府", "一、本年新收政府"]
