"""The marks of prose: what is printed of them, and what is read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgen.prose import open_dossier
from govgen.prose.marks import HINTS, read_marks
from govgen.prose.paragraphs import Footnote
from tests.checking.samples import dossier_of

TABLE = "表：各渠道\n| 渠道 | 条数 |\n| --- | --- |\n| **网站** | 120 |\n"


def read(text: str) -> str:
    """What rules read of a text that is a section of a report."""
    indented = "".join(f"  {line}\n" for line in text.splitlines())
    (section,) = [
        each
        for each in dossier_of(f"问题与改进: |\n{indented}").narrative.passages
        if each.passage.section == "问题与改进"
    ]
    return section.text


def test_bold_words_are_read_without_their_stars():
    (paragraph,) = read_marks("全年**公开**信息").paragraphs
    assert [(run.text, run.is_bold) for run in paragraph.runs] == [("全年", False), ("公开", True), ("信息", False)]
    assert read("全年**公开**信息") == "全年公开信息\n"


def test_a_numbered_paragraph_keeps_its_lead():
    (paragraph,) = read_marks("1.**要点。**  后面**重**的话。").paragraphs
    assert (paragraph.level, paragraph.lead, paragraph.text) == (3, "1.要点。", "后面重的话。")
    assert [run.text for run in paragraph.runs if run.is_bold] == ["要点。", "重"]


def test_a_footnote_stands_behind_its_word_and_is_read_where_it_was_written():
    (paragraph,) = read_marks("网站[^甲]公开20条[^1][^2]\n[^甲]: 一。\n[^1]：二。\n[^2]: 三。").paragraphs
    assert [(run.text, run.notes) for run in paragraph.runs] == [
        ("网站", (Footnote("一。"),)),
        ("公开20条", (Footnote("二。"), Footnote("三。"))),
    ]
    assert read("网站[^甲]公开\n[^甲]: 一。") == "网站公开\n一。\n"


def test_a_table_has_rows_of_cells_and_the_line_above_as_caption():
    (paragraph,) = read_marks(TABLE).paragraphs
    assert paragraph.text == "各渠道"
    assert paragraph.table is not None
    assert paragraph.table.text == "渠道\t条数\n网站\t120"


@pytest.mark.parametrize(
    ("above", "caption"),
    [
        ("表：各渠道\n\n", "各渠道"),
        ("表: 各渠道\n", "各渠道"),
        ("表1 各渠道\n", "表1 各渠道"),
        ("表 2-1：各渠道\n", "表 2-1：各渠道"),
        ("表1 各渠道如下。\n", ""),
        ("表1列出各渠道\n", ""),
    ],
)
def test_a_caption_is_named_one_or_has_the_number_of_a_table(above, caption):
    *others, table = read_marks(above + TABLE.partition("\n")[2]).paragraphs
    assert table.text == caption
    assert bool(others) is not bool(caption)


def test_each_cell_of_a_table_is_read_as_a_line_of_its_own():
    assert read(TABLE) == "各渠道\n渠道\n条数\n网站\n120\n"


def test_a_picture_is_read_as_what_stands_for_it():
    (paragraph,) = read_marks('![柱形图](a.png "图1 条数")').paragraphs
    assert paragraph.picture is not None
    assert (paragraph.picture.file, paragraph.picture.alt, paragraph.text) == ("a.png", "柱形图", "图1 条数")
    assert read('![柱形图](a.png "图1 条数")') == "柱形图\n图1 条数\n"


def test_figures_put_in_are_marked_like_others():
    assert read("全年**{{ 申请.本年新收.总计 }}件**申请") == "全年0件申请\n"


def test_places_are_those_of_the_file_although_marks_are_left_out():
    text = "全年**公开**信息[^1]二十条\n  [^1]: 不含转载。\n"
    (section,) = [each for each in dossier_of(f"问题与改进: |\n  {text}").narrative.passages if "二十" in each.text]
    place = section.origin(section.text.index("二十"))
    assert (place.line, place.column) == (14 + 1, 3 + text.index("二十"))


def test_figures_of_a_table_and_its_words_are_no_claims_of_one_sentence():
    found = dossier_of("总体情况: |\n  新收申请情况如下。\n  | 新收申请 | 办结 |\n  | --- | --- |\n  | 7 | 8 |\n")
    assert open_dossier(found.report).narrative.passages


@given(st.text(alphabet='甲乙。1*|[]^!()-: \n"', max_size=60))
def test_whatever_is_written_nothing_of_it_is_lost_or_fails(text):
    marked = read_marks(text)
    left = text
    for cut in reversed(marked.cuts):
        assert 0 <= cut.start <= cut.end <= len(text)
        left = left[: cut.start] + cut.instead + left[cut.end :]
    printed = "".join(
        each.printed + "".join(note.text for run in each.runs for note in run.notes) for each in marked.paragraphs
    )
    if not marked.flaws and "!" not in text and "表" not in text:
        assert sorted("".join(left.split())) == sorted("".join(printed.split()))


def test_there_is_a_hint_for_each_kind_of_mark():
    assert all(any(hint in text for hint in HINTS) for text in ("**甲**", TABLE, "![甲](a.png)", "甲[^1]"))
