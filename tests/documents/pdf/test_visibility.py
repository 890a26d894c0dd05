"""Which letters of a page of a PDF are seen, by how they are drawn; what is not seen is told and not read."""

from __future__ import annotations

from typing import Any

import pytest

from govgen.documents.document import BESIDE_PAGE
from govgen.documents.hidden import note_unseen
from govgen.documents.receipt import Draft
from tests.documents.importing import EDITION
from tests.documents.pdf.test_pages import PROSE, cells, lines, read, table
from tests.documents.printing import picture, rule, shade, words

pytest.importorskip("pdfplumber")

NINE = words("9", 143, 305)
FIGURES = ["11", "12", "13", "14"]
HIDDEN, STRUCK = "没有显示的文字", "划去的文字"
# One page: its objects are the numbers 7 and 8, so that the layers are 9 and so on.
TWO_LAYERS = {"more": ["<</Type/OCG/Name(A)>>", "<</Type/OCG/Name(B)>>"]}
STATES = "/OCProperties<</OCGs[9 0 R 10 0 R]/D<<{}>>>>"
NAMED = "/Properties<</A 9 0 R/B 10 0 R/M {}>>"


def told(document: Any) -> list[tuple[str, str]]:
    return [(each.text, each.reason) for each in document.left]


@pytest.mark.parametrize(
    "drawn",
    [
        [words("9", 143, 305, mode=3)],
        [words("9", 143, 305, mode=7)],
        ["q 0 0 1 1 re W n", NINE, "Q"],
        ["q 100 537 m 140 537 l 140 500 l h W* n", NINE, "Q"],
        ["q 0 0 1 1 re W n q 100 400 200 200 re W n", NINE, "Q Q"],
        ["/Clear gs", NINE],
    ],
    ids=["no ink", "a clip path", "outside of it", "above another", "outside of one of two", "transparent"],
)
def test_letters_that_are_drawn_and_not_seen_are_told_and_not_read(drawn: list[str]) -> None:
    document = read([*table(), *drawn], resources="/ExtGState<</Clear<</ca 0>>>>")
    assert cells(document) == FIGURES
    assert told(document) == [("9", HIDDEN)]


@pytest.mark.parametrize(
    "drawn",
    [
        [words("9", 143, 305, mode=1, grey=1)],
        [words("9", 143, 305, mode=2)],
        ["q 140 530 20 10 re W n", NINE, "Q"],
        ["q 0 0 1 1 re W n Q", NINE],
        ["q W n", NINE, "Q"],
        ["q", words("9", 143, 305, mode=7), shade(142, 304, 164, 316, 0), "Q"],
        ["q", words("9", 143, 305, mode=7), "/S sh", "Q"],
        ["/Pale gs", NINE],
        ["/OC /A BDC", NINE, "EMC"],
        ["/Span BMC", NINE, "EMC EMC"],
    ],
    ids=["outline", "outline too", "inside", "after it", "none", "filled", "shaded", "pale", "a layer", "a stretch"],
)
def test_letters_that_are_seen_however_they_are_drawn_are_read(drawn: list[str]) -> None:
    document = read([*table(), *drawn], resources="/ExtGState<</Pale<</ca 0.5>>>>")
    assert cells(document)[0].replace(" ", "") == "911"
    assert told(document) == []


@pytest.mark.parametrize(
    ("states", "mark", "is_seen"),
    [
        ("/OFF[9 0 R]", "A", False),
        ("/OFF[9 0 R]", "B", True),
        ("/BaseState/OFF", "A", False),
        ("/BaseState/OFF/ON[9 0 R]", "A", True),
        ("/OFF[9 0 R]", "M<</Type/OCMD/OCGs 9 0 R>>", False),
        ("/OFF[9 0 R]", "M<</Type/OCMD/OCGs[9 0 R 10 0 R]>>", True),
        ("/OFF[9 0 R]", "M<</Type/OCMD/OCGs[9 0 R 10 0 R]/P/AllOn>>", False),
        ("/OFF[9 0 R 10 0 R]", "M<</Type/OCMD/OCGs[9 0 R 10 0 R]/P/AnyOff>>", True),
        ("/OFF[9 0 R]", "M<</Type/OCMD/OCGs[9 0 R 10 0 R]/P/AllOff>>", False),
        ("/OFF[9 0 R]", "M<</Type/OCMD/OCGs 9 0 R/VE[/Not 9 0 R]>>", True),
        ("/OFF[9 0 R]", "M<</Type/OCMD>>", True),
    ],
)
def test_letters_on_a_layer_that_is_off_are_told_and_not_read(states: str, mark: str, is_seen: bool) -> None:
    drawn = [f"/OC /{mark[0]} BDC /Span BMC", NINE, rule(100, 313, 300, 313), "EMC EMC", words("8", 143, 325)]
    named = NAMED.format(mark[1:] or "null")
    document = read([*table(), *drawn], catalog=STATES.format(states), resources=named, **TWO_LAYERS)
    assert told(document) == ([] if is_seen else [("9", HIDDEN)])
    assert is_seen or cells(document)[:2] == FIGURES[:2]
    assert "813" in "".join(cells(document)).replace(" ", "")


def test_what_is_kept_elsewhere_and_drawn_on_a_layer_that_is_off_is_told_and_not_read() -> None:
    about = "/Subtype/Form/BBox[0 0 600 850]/OC 9 0 R/Resources<</Font<</F 3 0 R>>>>"
    form = f"<<{about}/Length {{}}>>stream\n{{}}\nendstream"
    small = form.replace("0 0 600 850", "0 0 1 1").replace("/OC 9 0 R", "")
    kept = [each.format(len(NINE), NINE) for each in (form, small)]
    document = read(
        [*table(), "/X Do /Y Do", words("8", 143, 325)],
        catalog=STATES.format("/OFF[9 0 R]"),
        resources="/XObject<</X 11 0 R/Y 12 0 R>>",
        more=[*TWO_LAYERS["more"], *kept],
    )
    assert [each.replace(" ", "") for each in cells(document)] == ["11", "12", "813", "14"]
    assert told(document) == [("99", HIDDEN)]


@pytest.mark.parametrize("state", ["/ca 0.5", "/BM/Multiply"])
def test_what_lets_letters_be_seen_through_it_covers_none(state: str) -> None:
    over = ["/S gs", shade(145, 303, 175, 318, 1)]
    document = read([*table(), *over], resources=f"/ExtGState<</S<<{state}>>>>")
    assert (cells(document), told(document)) == (FIGURES, [])


AREA = f"145 {842 - 318} 30 15 re f"


@pytest.mark.parametrize(
    "ink", ["1 1 0 rg", "0.85 g", "0.2 0.4 0.6 rg", "0 0 0.3 0 k", "1 g", "/DeviceRGB cs 0.9 1 1 sc"]
)
def test_letters_under_an_area_of_any_colour_are_told_and_not_read(ink: str) -> None:
    document = read([*table(), f"q {ink} {AREA} Q"])
    assert (list(filter(None, cells(document))), told(document)) == (FIGURES[1:], [("11", HIDDEN)])
    before = read([f"q {ink} {AREA} Q", *table()])
    assert (list(filter(None, cells(before))), told(before)) == (FIGURES, [])


def test_a_pattern_over_letters_covers_none() -> None:
    document = read([*table(), f"q /Pattern cs /P scn {AREA} Q"], resources="/Pattern<</P 9 0 R>>")
    assert (list(filter(None, cells(document))), told(document)) == (FIGURES, [])


def test_what_is_cut_off_of_an_area_covers_nothing() -> None:
    over = ["q 0 0 1 1 re W n", shade(145, 303, 175, 318, 1), "Q"]
    document = read([*table(), *over])
    assert (cells(document), told(document)) == (FIGURES, [])


def test_letters_beyond_the_page_are_told_and_not_read() -> None:
    document = read([*PROSE, words("另有3331件", 100, 900), words("另有3332件", 700, 300)])
    assert "333" not in lines(document)
    assert told(document) == [("另有3331件", HIDDEN), ("另有3332件", BESIDE_PAGE)]


def test_white_letters_are_told_though_the_page_has_a_picture() -> None:
    document = read([*table(), words("9", 143, 305, grey=1), picture(100, 500, 200, 600)])
    assert (cells(document), told(document)) == (FIGURES, [("9", HIDDEN)])


def test_what_was_read_in_the_picture_of_a_page_is_read_and_told_to_be_that() -> None:
    read_there = [step.replace("0 Tr", "3 Tr") for step in table()]
    document = read([picture(0, 0, 595, 842), *read_there])
    assert (cells(document), told(document)) == (FIGURES, [])
    assert document.notes == ("第1页是图片，读的是附在图片上、看不见的识别文字，请与原图核对",)


def test_letters_without_ink_among_others_on_a_picture_are_none_that_were_read_in_it() -> None:
    document = read([picture(0, 0, 595, 842), *table(words("9", 143, 305, mode=3))])
    assert (cells(document), told(document), document.notes) == (FIGURES, [("9", HIDDEN)], ())


@pytest.mark.parametrize("said", ["(9)", "<FEFF0039>"])
def test_a_figure_that_is_said_in_place_of_others_is_told_and_what_is_shown_is_read(said: str) -> None:
    document = read([*table(), f"/Span <</ActualText {said}>> BDC", words("1", 143, 305), "EMC"])
    assert cells(document)[0].replace(" ", "") == "111"
    assert told(document) == [("9", "这几个字显示的是别的，这是附在字上、复制时得到的文字")]


@pytest.mark.parametrize("said", ["(1)", "<FEFF00AD>", "1"])
def test_what_is_said_in_place_of_letters_need_not_be_told_when_it_is_no_other_figure(said: str) -> None:
    assert told(read([*table(), f"/Span <</ActualText {said}>> BDC", words("1", 143, 305), "EMC"])) == []


@pytest.mark.parametrize(
    "line",
    [rule(148, 310, 162, 310), shade(147, 309.5, 164, 310.5, 0), shade(151, 309.5, 159, 310.5, 0.4)],
    ids=["a line", "a filled one", "a grey one"],
)
def test_letters_that_a_line_is_drawn_through_are_told_and_not_read(line: str) -> None:
    document = read([*table(), line])
    assert cells(document) == ["", *FIGURES[1:]]
    assert told(document) == [("11", STRUCK)]


def test_letters_that_a_line_is_drawn_through_are_told_by_the_check_on_a_page_without_prose() -> None:
    draft = Draft(read([*table(), rule(148, 310, 162, 310)]), EDITION)
    note_unseen(draft, [])
    assert [(flaw.kind, flaw.found, flaw.known) for flaw in draft.problems] == [("unread", "11", (STRUCK, ""))]


@pytest.mark.parametrize(
    "line",
    [
        rule(148, 314, 162, 314),
        rule(110, 310, 177, 310),
        rule(155, 305, 155, 315),
        shade(148, 309.5, 162, 310.5, 1),
        f"{rule(148, 310, 162, 310)} {rule(148, 300, 148, 320)}",
        rule(110, 310, 130, 310),
    ],
    ids=["under them", "longer", "upright", "white", "a side of a cell", "beside them"],
)
def test_letters_that_a_line_is_near_are_read(line: str) -> None:
    document = read([*table(), line])
    assert "11" in cells(document)
    assert told(document) == []


@pytest.mark.parametrize(
    "line",
    [rule(148, 316, 162, 304), rule(152, 304, 158, 316), f"{rule(148, 304, 162, 316)} {rule(148, 316, 162, 304)}"],
    ids=["slanting", "steep", "a cross"],
)
def test_letters_that_a_stroke_crosses_out_are_told_and_not_read(line: str) -> None:
    document = read([*table(), line])
    assert cells(document) == ["", *FIGURES[1:]]
    assert told(document) == [("11", STRUCK)]


@pytest.mark.parametrize(
    "line",
    [
        rule(120, 316, 134, 304),
        rule(100, 330, 200, 290),
        f"{rule(146, 302, 146, 318)} {rule(164, 302, 164, 318)} {rule(146, 318, 164, 302)}",
        rule(148, 324, 162, 316),
        "0.95 G " + rule(148, 316, 162, 304),
        rule(154, 311, 156, 309),
    ],
    ids=["beside them", "across the page", "of a cell", "below them", "pale", "a dot"],
)
def test_letters_that_a_stroke_does_not_cross_out_are_read(line: str) -> None:
    document = read([*table(), line])
    assert "11" in cells(document)
    assert told(document) == []


STAMP = "<</Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray{}/Length 1>>stream\n0\nendstream"
STAMPED = "q 30 0 0 15 145 524 cm /X Do Q"


@pytest.mark.parametrize("stamp", [STAMP.format(""), None], ids=["kept elsewhere", "drawn there"])
def test_letters_under_a_picture_that_lets_nothing_through_are_told_and_not_read(stamp: str | None) -> None:
    kept = {"resources": "/XObject<</X 9 0 R>>", "more": [stamp]} if stamp else {}
    document = read([*table(), STAMPED if stamp else picture(145, 303, 175, 318)], **kept)
    assert cells(document) == ["", *FIGURES[1:]]
    assert told(document) == [("11", HIDDEN)]


@pytest.mark.parametrize("mask", ["/SMask 9 0 R", "/Mask[0 1]", "/ImageMask true"])
def test_a_stamp_that_lets_letters_be_seen_through_it_hides_none(mask: str) -> None:
    document = read([*table(), STAMPED], resources="/XObject<</X 9 0 R>>", more=[STAMP.format(mask)])
    assert (cells(document), told(document)) == (FIGURES, [])


def test_letters_over_a_picture_are_read() -> None:
    document = read([picture(145, 303, 175, 318), *table()])
    assert (cells(document), told(document)) == (FIGURES, [])


@pytest.mark.parametrize(
    ("area", "figure"),
    [("100 500 42 100", "28�"), ("155 500 200 100", "�15"), ("100 500 100 100", "286.415")],
    ids=["cut behind", "cut before", "whole"],
)
def test_what_an_edge_leaves_of_a_number_is_no_number(area: str, figure: str) -> None:
    without_first = [step for at, step in enumerate(table()) if at != 6]
    document = read([*without_first, f"q {area} re W n", words("286.415", 130, 305), "Q"])
    assert cells(document) == [figure, "12", "13", "14"]
