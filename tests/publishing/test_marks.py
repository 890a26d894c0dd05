"""Bold words, footnotes, tables and pictures of prose on pages and in PDF."""

import re
from pathlib import Path

import pytest

from govgen.api import load, publish
from govgen.documents.web.reader import read_page
from govgen.publishing.fonts import choose
from govgen.publishing.paper import PaperLine
from govgen.publishing.paper_extras import PaperPicture
from govgen.publishing.typesetting import source
from tests.checking.samples import COMPLETE
from tests.prose.drawn import png
from tests.publishing.words import ALL
from tests.word.filling.test_blocks import MARKED


@pytest.fixture
def page(tmp_path: Path) -> str:
    return publish(load(_written(tmp_path))).make("html").files["年报.html"].decode()


def _written(folder: Path) -> Path:
    (folder / "图.png").write_bytes(png(1600, 400))
    text = MARKED.replace("    ![照片](照片.jpg)\n", "")
    path = folder / "年报.yaml"
    path.write_text(COMPLETE.replace("  主动公开: 全年公开信息 20 条。\n", text), encoding="utf-8")
    return path


def test_a_page_has_them_all(page):
    assert "全年<strong>公开</strong>信息 20 条<a" in page
    assert re.findall(r"<sup>(.)</sup>", page) == ["①", "②"]
    assert [re.sub("<[^>]*>", "", note) for note in re.findall(r'<p id="govgen-note-\d".*?</p>', page)] == [
        "①不含转载 &amp; 链接。",
        "②季刊。",
    ]
    assert re.search(r'<th scope="col" [^>]*>渠道</th>', page)
    assert "<strong>网站</strong></td>" in page
    assert 'src="data:image/png;base64,' in page
    assert 'alt="柱形图：&#34;网站&#34;20条"' in page


def test_the_page_lets_no_pictures_in_but_its_own(page):
    assert "img-src data:" in page


def test_what_a_page_carries_is_what_it_shows(page):
    read = read_page(page.encode(), "年报.html")
    assert read.carried is not None
    assert read.carried.is_same("".join(line.text for line in read.printed))


def test_the_pdf_has_them_too(tmp_path):
    of = publish(load(_written(tmp_path)))
    text = source(of.document, of.blocks, of.title, choose(ALL), ALL, frozenset()).text
    assert text.count("(footnote[") == 2
    assert 'image("picture1.png", alt: "柱形图：\\"网站\\"20条"' in text
    assert "table.header(" in text
    assert [block.caption for block in of.blocks if isinstance(block, PaperPicture)] == ["图1 条数"]
    assert not any(block.text == "图1 条数" for block in of.blocks if isinstance(block, PaperLine))


def test_a_number_with_hyphens_stands_whole_in_a_footnote(tmp_path):
    path = _written(tmp_path)
    text = path.read_text("utf-8").replace("[^乙]: 季刊。", "[^乙]: 电话0996-0000001，2024-01-15起。")
    path.write_text(text, encoding="utf-8")
    of = publish(load(path))
    notes = [note.text for block in of.blocks if isinstance(block, PaperLine) for note in block.notes]
    assert notes[1] == "电话0996-0000001，2024-01-15起。"
    printed = source(of.document, of.blocks, of.title, choose(ALL), ALL, frozenset()).text
    assert "电话0996-0000001，2024-01-15起。" in printed
