"""What stands in the midst of a Word file and cannot be read is told, by the import and by a check."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from govgen.api import check, render
from govgen.documents import Imported
from govgen.errors import SourceError
from govgen.model.finding import Severity
from tests.documents.filling import example
from tests.documents.importing import taken, texts
from tests.documents.pages import paragraph, word_file
from tests.documents.test_visibility import CELL, EDITION, FIGURES, TABLE, in_word, run, told, warnings
from tests.word.making import part, with_parts, without

START = "".join(map(paragraph, ("青禾县水利局2023年政府信息公开工作年度报告", "一、总体情况", "公开12条。")))
FILE = "嵌入的另一个文件，没有读"
BOUND = "内容控件连着的、Word 里显示的值"
UNKNOWN = "程序不认识的写法里的文字"
TURNED = "从右往左排的文字"


def imported(tmp_path: Path, more: str) -> Imported:
    return taken(tmp_path, word_file(START + more), ".docx")


def findings(held: Imported) -> Sequence[tuple[Severity, str]]:
    return [(each.severity, each.message) for each in check(held.report) if each.rule == "unread"]


@pytest.mark.parametrize("file", ["<w:altChunk/>", "<w:subDoc/>", "<w:p><w:subDoc/></w:p>"])
def test_a_file_within_the_text_is_told(file: str, tmp_path: Path) -> None:
    held = imported(tmp_path, file)
    assert list(told(held).values()) == [FILE]
    ((severity, message),) = findings(held)
    assert severity is Severity.WARNING
    assert "复制到正文里" in message


@pytest.mark.parametrize(
    "body",
    [
        f"<w:news>{paragraph('另有9件。')}</w:news>",
        f"<w:p><w:news>{run('另有9件。')}</w:news></w:p>",
        "<w:p><w:r><w:news><w:t>另有9件。</w:t></w:news></w:r></w:p>",
        "<w:p><w:t>另有9件。</w:t></w:p>",
    ],
)
def test_words_in_mark_up_that_nobody_knows_are_told(body: str, tmp_path: Path) -> None:
    held = imported(tmp_path, body)
    assert told(held) == {"另有9件。": UNKNOWN}
    assert ["“另有9件。”" in message for _, message in findings(held)] == [True]


def test_unknown_mark_up_in_a_figure_is_told_at_its_cell(tmp_path: Path) -> None:
    held = taken(tmp_path, in_word(f"{run('§')}<w:news>{run('9')}</w:news>"), ".docx")
    assert texts(held, TABLE) == FIGURES
    assert [each.place for each in held.receipt.unused] == [held.report.cells[EDITION.paths[CELL]].location]
    assert ["“9”，没有读进来，读作11" in each for each in warnings(held)] == [True]


@pytest.mark.parametrize("tag", ["bdo", "dir"])
def test_letters_from_right_to_left_are_not_joined_to_a_figure(tag: str, tmp_path: Path) -> None:
    held = taken(tmp_path, in_word(f'{run("§")}<w:{tag} w:val="rtl">{run("34")}</w:{tag}>'), ".docx")
    assert texts(held, TABLE) == FIGURES
    assert told(held) == {"34": TURNED}
    assert ["“34”" in each for each in warnings(held)] == [True]
    same = taken(tmp_path, in_word(f'<w:{tag} w:val="ltr">{run("§")}</w:{tag}>'), ".docx")
    assert (texts(same, TABLE), told(same)) == (FIGURES, {})


@pytest.mark.parametrize("tag", ["bdo", "dir"])
def test_a_paragraph_from_right_to_left_is_told_by_a_check_too(tag: str, tmp_path: Path) -> None:
    held = imported(tmp_path, f'<w:p><w:{tag} w:val="rtl">{run("另有9件。")}</w:{tag}></w:p>')
    assert told(held) == {"另有9件。": TURNED}
    assert ["“另有9件。”" in message for _, message in findings(held)] == [True]


def test_a_paragraph_that_is_crossed_out_is_told_by_a_check_too(tmp_path: Path) -> None:
    held = imported(tmp_path, f"<w:p>{run('另有9件。', '<w:strike/>')}</w:p>")
    assert ["划去的文字“另有9件。”" in message for _, message in findings(held)] == [True]


def bound(path: str, more: str = "", tag: str = "w:dataBinding") -> str:
    spaces = 'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
    about = f'<w:sdtPr>{more}<{tag} {spaces} w:prefixMappings="xmlns:n=\'urn:n\'" w:xpath="{path}"/></w:sdtPr>'
    return f"<w:sdt>{about}<w:sdtContent>{run('§')}</w:sdtContent></w:sdt>"


def with_store(tmp_path: Path, cell: str, store: str) -> Imported:
    return taken(tmp_path, with_parts(in_word(cell), {"customXml/item7.xml": store}), ".docx")


@pytest.mark.parametrize("tag", ["w:dataBinding", "w15:dataBinding"])
@pytest.mark.parametrize(
    ("path", "store"),
    [
        ("/root/a", "<root><a>999</a></root>"),
        ("/root[1]/a[2]/text()", "<root><a>1</a><a>999</a></root>"),
        ("/n:root[1]/n:a[1]", '<root xmlns="urn:n"><a>999</a></root>'),
        ("/root/@a", '<root a="999"/>'),
        ("//a", "<root><b><a>999</a></b></root>"),
        ("/root/a", "<root><a>&lt;w:p&gt;&lt;w:t&gt;999&lt;/w:t&gt;&lt;/w:p&gt;</a></root>"),
    ],
)
def test_what_stored_data_says_otherwise_is_told_at_its_cell(path: str, store: str, tag: str, tmp_path: Path) -> None:
    held = with_store(tmp_path, bound(path, tag=tag), store)
    assert texts(held, TABLE) == FIGURES
    assert told(held) == {"999": BOUND}
    assert [each.place for each in held.receipt.unused] == [held.report.cells[EDITION.paths[CELL]].location]
    assert ["“999”" in each for each in warnings(held)] == [True]


@pytest.mark.parametrize(
    ("path", "store", "more"),
    [
        ("/root/a", f"<root><a> {FIGURES[CELL]} </a></root>", ""),
        ("/root/b", "<root><a>999</a></root>", ""),
        ("/root/a", "<root><a/></root>", ""),
        ("/root/a", "<root><a>999</a", ""),
        ("/root/a", f"<root><a>00{FIGURES[CELL]}T</a></root>", "<w:date/>"),
        ("/root/a", "<root><a>9</a></root>", f'<w:listItem w:displayText="{FIGURES[CELL]}" w:value="9"/>'),
        ("/root/a", "<root><a>9</a></root>", "<w:picture/>"),
    ],
)
def test_stored_data_that_says_the_same_is_not_told(path: str, store: str, more: str, tmp_path: Path) -> None:
    held = with_store(tmp_path, bound(path, more), store)
    assert (texts(held, TABLE), told(held)) == (FIGURES, {})


RELATED = """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1"
Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXmlProps" Target="about{number}.xml"/>
</Relationships>"""
ABOUT = (
    '<d:datastoreItem xmlns:d="http://schemas.openxmlformats.org/officeDocument/2006/customXml" d:itemID="{{{name}}}"/>'
)


@pytest.mark.parametrize(
    ("asked", "said"), [("{B}", {"999": BOUND}), ("{b}", {"999": BOUND}), ("{A}", {}), ("{C}", {"999": BOUND})]
)
def test_a_control_shows_what_the_store_says_that_it_asks_for(asked: str, said: dict[str, str], tmp_path: Path) -> None:
    stores = {"A": FIGURES[CELL], "B": "999"}
    parts = {
        path: text
        for number, (name, value) in enumerate(stores.items())
        for path, text in {
            f"customXml/item{number}.xml": f"<root><a>{value}</a></root>",
            f"customXml/about{number}.xml": ABOUT.format(name=name),
            f"customXml/_rels/item{number}.xml.rels": RELATED.format(number=number),
        }.items()
    }
    cell = bound("/root/a").replace(' w:xpath="', f' w:storeItemID="{asked}" w:xpath="')
    held = taken(tmp_path, with_parts(in_word(cell), parts), ".docx")
    assert (texts(held, TABLE), told(held)) == (FIGURES, said)


def test_more_bound_controls_than_a_report_has_are_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="连着数据的内容控件"):
        imported(tmp_path, f"<w:p>{bound('/a') * 501}</w:p>")


def test_a_file_put_into_a_report_that_carries_its_data_is_told(tmp_path: Path) -> None:
    made = render(example())
    text = part(made).replace("<w:sectPr", "<w:altChunk/><w:sectPr", 1)
    held = taken(tmp_path, with_parts(made, {"word/document.xml": text}), ".docx")
    assert ["嵌入" in message for _, message in findings(held)] == [True]


def test_figures_of_a_table_that_is_none_of_the_form_are_told_by_a_check(tmp_path: Path) -> None:
    made = render(example())
    for name in ("customXml/item1.xml", "customXml/itemProps1.xml", "docProps/app.xml"):  # the data it carries
        made = without(made, name)
    rows = "".join(
        f"<w:tr>{''.join(f'<w:tc>{paragraph(text)}</w:tc>' for text in cells)}</w:tr>"
        for cells in (("单位", "收件数"), ("甲镇", "15"), ("乙镇", "16"))
    )
    text = part(made).replace("<w:sectPr", f"<w:tbl>{rows}</w:tbl><w:sectPr", 1)
    held = taken(tmp_path, with_parts(made, {"word/document.xml": text}), ".docx")
    ((severity, message),) = findings(held)
    assert severity is Severity.HINT
    assert "有 2 处带数字的文字没有读进来，没有查：“15”、“16”" in message


def test_figures_behind_a_signature_are_told_by_a_check(tmp_path: Path) -> None:
    end = "".join(map(paragraph, ("青禾县水利局", "2024年1月20日", "另有申请15件未计。")))
    ((severity, message),) = findings(imported(tmp_path, end))
    assert severity is Severity.HINT
    assert "“另有申请15件未计。”" in message


@pytest.mark.parametrize(
    "words",
    ["此页无正文", "一、总体情况 ……… 12", "发布时间：2024-01-20 10:30", "青水〔2024〕12 号", "附件1", "2024年度的报告"],
)
def test_words_without_figures_of_the_report_need_no_place(words: str, tmp_path: Path) -> None:
    assert findings(imported(tmp_path, "".join(map(paragraph, ("青禾县水利局", "2024年1月20日", words))))) == []


def test_words_that_are_set_not_to_be_shown_are_told_for_they_stay_in_the_file(tmp_path: Path) -> None:
    held = imported(tmp_path, f"<w:p>{run('内部情况。', '<w:vanish/>')}</w:p><w:p>{run('——', '<w:vanish/>')}</w:p>")
    assert [message for _, message in findings(held)] == [
        "这里有没有显示的文字“内部情况。”，没有读进来。请对照原件核对。"
    ]
    later = replace(imported(tmp_path, paragraph("公开3条。")).report, previous=held.report)
    ((severity, message),) = [(each.severity, each.message) for each in check(later) if each.rule == "unread"]
    assert severity is Severity.HINT
    assert "里有 1 处没有读进来" in message
