"""A page that a browser saved in one file is read as it shows it: with its sheets of styles, and the right page."""

import pytest

from govgen.documents import open_data
from govgen.documents.document import Line
from govgen.documents.opening import OTHER_PAGE
from govgen.errors import SourceError

HEAD = "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\n"
RELATED = 'multipart/related; type="text/html"; boundary="XX"'


def saved(*parts, kind=RELATED, more=""):
    """A saved file: each part is its kind, its place, its id and its text."""
    written = [
        f"--XX\r\nContent-Type: {of}; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n"
        f"Content-Location: {place}\r\nContent-ID: <{name}>\r\n\r\n{text}\r\n"
        for of, place, name, text in parts
    ]
    return f"{HEAD}{more}Content-Type: {kind}\r\n\r\n{''.join(written)}--XX--\r\n".encode()


def page(text, place="https://x.cn/a.html", name="a"):
    return "text/html", place, name, f"<html><head>{text}"


def sheet(text, place="cid:css-1@mhtml.blink", name="css-1@mhtml.blink"):
    return "text/css", place, name, text


def lines(data):
    return [block.text for block in open_data(data, "a.mht").blocks if isinstance(block, Line)]


@pytest.mark.parametrize(
    ("link", "place"),
    [
        ("cid:css-1@mhtml.blink", "cid:css-1@mhtml.blink"),
        ("https://x.cn/s/b.css", "https://x.cn/s/b.css"),
        ("s/b.css", "https://x.cn/s/b.css"),
        ("/s/b.css", "https://x.cn/s/b.css"),
    ],
)
def test_what_a_sheet_in_the_same_file_hides_is_no_part_of_a_figure(link, place):
    text = f'<link rel="stylesheet" href="{link}"></head><p>许可<b class=z>9</b>312件</p>'
    found = open_data(saved(page(text), sheet(".z{display:none}", place)), "a.mht")
    assert [block.text for block in found.blocks] == ["许可312件"]
    assert [each.text for each in found.left] == ["9"]


@pytest.mark.parametrize("link", ['rel="alternate stylesheet"', 'rel="stylesheet" media="print"', 'rel="icon"'])
def test_a_sheet_that_the_screen_does_not_show_hides_nothing(link):
    text = f'<link {link} href="cid:css-1@mhtml.blink"></head><p>许可<b class=z>9</b>312件</p>'
    assert lines(saved(page(text), sheet(".z{display:none}"))) == ["许可9312件"]


@pytest.mark.parametrize(
    ("kind", "more"),
    [
        (RELATED.replace("; b", '; start="<b>"; b'), ""),
        (RELATED, "Snapshot-Content-Location: https://x.cn/b.html\r\n"),
        ('multipart/alternative; boundary="XX"', ""),
    ],
)
def test_of_several_pages_the_one_is_read_that_a_browser_shows_and_the_others_are_told(kind, more):
    data = saved(page("<p>甲"), page("<p>乙", "https://x.cn/b.html", "b"), kind=kind, more=more)
    assert lines(data) == ["乙"]
    assert [(each.text, each.reason) for each in open_data(data, "a.mht").left] == [("https://x.cn/a.html", OTHER_PAGE)]


def test_a_page_whose_text_is_in_frames_is_told():
    with pytest.raises(SourceError, match="框架"):
        open_data(saved(page("<frameset><frame src=cid:b></frameset>"), page("<p>乙", "cid:b", "b")), "a.mht")


def test_a_file_that_is_cut_is_told():
    with pytest.raises(SourceError, match="不完整"):
        open_data(saved(page("<p>甲"))[:-8], "a.mht")
