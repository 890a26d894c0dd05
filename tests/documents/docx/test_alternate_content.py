"""Of what a Word file says twice the rendition that Word shows is read, wherever it stands; another one is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from govgen.documents.document import Picture
from govgen.documents.docx.reader import read_word
from tests.documents.docx.test_reader import texts as lines
from tests.documents.importing import taken, texts
from tests.documents.pages import paragraph, word_file
from tests.documents.test_visibility import FIGURES, TABLE, in_word, run, told, warnings

OLD = "只给旧版程序显示的文字"


def twice(shown: str, other: str, asked: str = "wps") -> str:
    return (
        f'<mc:AlternateContent><mc:Choice Requires="{asked}">{shown}</mc:Choice>'
        f"<mc:Fallback>{other}</mc:Fallback></mc:AlternateContent>"
    )


def letters(text: str) -> str:
    return f"<w:t>{text}</w:t>"


CELLS = {
    "in a run": f"<w:r>{twice(letters('§'), letters('§'))}</w:r>",
    "in the midst of a run": f"<w:r>{letters('1')}{twice(letters('1'), letters('1'))}</w:r>",
    "around a run": twice(run("§"), run("§")),
    "beside what looks otherwise": run("甲", "<w:strike/>") + twice(run("§"), run("§")),
    "in a run that is set": f"<w:r><w:rPr><w:b/></w:rPr>{twice(letters('§'), letters('§'))}</w:r>",
    "in a control": f"<w:sdt><w:sdtContent>{twice(run('§'), run('§'))}</w:sdtContent></w:sdt>",
    "one in another": twice(twice(run("§"), run("§")), run("§")),
}


@pytest.mark.parametrize("cell", [*CELLS.values()], ids=[*CELLS])
def test_the_rendition_that_is_shown_is_a_part_of_the_figure(cell: str, tmp_path: Path) -> None:
    imported = taken(tmp_path, in_word(cell), ".docx")
    assert texts(imported, TABLE) == FIGURES
    assert warnings(imported) == []


def test_what_another_rendition_says_is_told_at_the_figure(tmp_path: Path) -> None:
    imported = taken(tmp_path, in_word(f"<w:r>{twice(letters('§'), letters('999'))}</w:r>"), ".docx")
    assert texts(imported, TABLE) == FIGURES
    assert told(imported) == {"999": OLD}
    assert ["“999”，没有读进来，读作11" in each for each in warnings(imported)] == [True]


def test_where_word_does_not_know_a_rendition_the_other_is_read() -> None:
    unknown = twice(run("旧"), run("新"), asked="w99")
    assert lines(f"<w:p>{unknown}</w:p>") == ["新"]


def test_paragraphs_and_rows_of_a_rendition_are_read() -> None:
    assert lines(twice(paragraph("甲"), paragraph("甲")) + paragraph("乙")) == ["甲", "乙"]


def test_a_rendition_without_words_hides_nothing_that_is_said() -> None:
    assert lines(f"<w:p>{run('甲')}{twice('', run('乙'), asked='')}</w:p>") == ["甲"]


def test_ink_is_a_picture() -> None:
    ink = twice("<w:drawing><w14:contentPart xmlns:w14='urn:w14'/></w:drawing>", "<w:pict/>", asked="wpi")
    document = read_word(word_file(f"<w:p><w:r>{ink}</w:r></w:p>"), "a.docx")
    assert [type(block) for block in document.blocks] == [Picture]


A = "http://schemas.openxmlformats.org/drawingml/2006"
SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"


def graphic(kind: str) -> str:
    data = f'<a:graphicData xmlns:a="{A}/main" uri="{kind}"><a:sp/></a:graphicData>'
    return f"<w:r><w:drawing>{data}</w:drawing></w:r>"


@pytest.mark.parametrize(
    "drawn",
    [
        f"<w:p>{graphic(A + '/lockedCanvas')}</w:p>",
        f"<w:p>{graphic('urn:later')}</w:p>",
        "<w:p><w:r><w:contentPart/></w:r></w:p>",
        "<w:p><w:contentPart/></w:p>",
        "<w:contentPart/>",
    ],
)
def test_a_drawing_of_a_kind_that_is_not_read_is_a_picture(drawn: str) -> None:
    assert [type(block) for block in read_word(word_file(drawn), "a.docx").blocks] == [Picture]


def test_a_shape_without_words_says_nothing() -> None:
    assert list(read_word(word_file(f"<w:p>{graphic(SHAPE)}</w:p>"), "a.docx").blocks) == []
