"""Scans: the cells of ruled tables, read from pictures; what is not sure is told, and nothing is put right."""

from __future__ import annotations

from pathlib import Path

import pytest

from govgen import api
from govgen.documents import Certainty, import_report
from govgen.documents.document import RawTable
from govgen.errors import SourceError
from govgen.files import refusals
from tests.office import libreoffice, scans
from tests.reports import CATALOG

pytestmark = [pytest.mark.office("scan"), pytest.mark.skipif(scans.TOO_NEW, reason=scans.MADE_FOR_OLDER)]
EXAMPLE = Path(__file__).parents[3] / "examples" / "valid" / "2021-县人民政府.yaml"
LEFT, TOP, STEP, ROW = 200, 300, 400, 60


def drawn(texts, tilt=0.0):
    """A page with a ruled table of these texts, as PNG."""
    import cv2
    import numpy as np

    page = np.full((1400, 1654), 255, np.uint8)
    for number in range(len(texts) + 1):
        row = TOP + number * ROW
        cv2.line(page, (LEFT, row), (LEFT + STEP * len(texts[0]), row), 0, 2)
    for number in range(len(texts[0]) + 1):
        column = LEFT + number * STEP
        cv2.line(page, (column, TOP), (column, TOP + ROW * len(texts)), 0, 2)
    for row, line in enumerate(texts):
        for column, text in enumerate(line):
            place = (LEFT + 20 + column * STEP, TOP + 42 + row * ROW)
            cv2.putText(page, text, place, cv2.FONT_HERSHEY_SIMPLEX, 1, 0, 2)
    turn = cv2.getRotationMatrix2D((827, 700), tilt, 1)
    return cv2.imencode(".png", cv2.warpAffine(page, turn, (1654, 1400), borderValue=255))[1].tobytes()


@pytest.mark.parametrize("tilt", [0.0, 1.5])
def test_a_table_is_read_cell_by_cell_though_it_lies_aslant(tilt):
    from govgen.documents.scan.reader import read_picture

    texts = [["12", "0", "345"], ["7", "", "1980"]]
    document = read_picture(drawn(texts, tilt), "a.png")
    table = next(block for block in document.blocks if isinstance(block, RawTable))
    assert [[box.text for box in row] for row in table.rows] == texts
    assert len(document.scanned) == 5  # a blank cell has no picture


def test_a_letter_that_stands_alone_is_one_line_though_paper_shows_through_it():
    """The upper and the lower part of 告; two lines stand further apart."""
    import numpy as np

    from govgen.documents.scan.text import TextReader

    page = np.full((600, 800), 255, np.uint8)
    page[100:130, 300:360], page[136:160, 310:350] = 0, 0
    page[300:330, 100:700], page[350:380, 100:400] = 0, 0
    places = [line.place for line in TextReader().lines(page)]
    assert [(place.top, place.bottom) for place in places] == [(100, 160), (300, 330), (350, 380)]


def test_print_that_touches_a_table_is_no_part_of_it():
    """A title set close below: its long strokes were taken for lines of the table, and the title with them."""
    import cv2
    import numpy as np

    from govgen.documents.scan.grid import ruled_tables

    page = cv2.imdecode(np.frombuffer(drawn([["12", "0"], ["7", "1980"]]), np.uint8), cv2.IMREAD_GRAYSCALE)
    bottom = TOP + 2 * ROW
    page[bottom + 2 : bottom + 44, LEFT + 100 : LEFT + 104] = 0
    assert ruled_tables(page)[0].place.bottom < bottom + 10


@pytest.mark.parametrize(("digit", "read"), [("0", "0"), ("8", "8"), ("6", "0")])
def test_a_round_character_alone_is_surely_a_nought_only_if_it_is_a_ring(digit, read):
    import cv2
    import numpy as np

    from govgen.documents.scan import text

    picture = np.full((60, 60), 255, np.uint8)
    cv2.putText(picture, digit, (15, 45), cv2.FONT_HERSHEY_SIMPLEX, 1, 0, 2)
    found = text._round(picture, 0.6)
    assert found.text == read
    assert (found.score >= text.SURE) == (digit == "0")


def test_a_round_character_of_single_dots_is_a_nought_that_is_not_sure():
    """All that was left of a faint one were dots, which are no ink: there were no rows to measure."""
    import numpy as np

    from govgen.documents.scan import text

    picture = np.full((60, 60), 255, np.uint8)
    picture[20:40:4, 20:40:4] = 0
    assert text._round(picture, 0.9) == ("0", text.UNSURE)


@pytest.mark.parametrize("turns", [1, 3])
def test_a_page_on_its_side_is_turned(turns):
    import cv2
    import numpy as np

    from govgen.documents.scan.reader import Scan

    page = cv2.imdecode(np.frombuffer(drawn([["12", "0"], ["7", "1980"]]), np.uint8), cv2.IMREAD_GRAYSCALE)
    for row in range(4):
        text = "All that was asked for has been answered in the year"
        cv2.putText(page, text, (LEFT, 700 + 60 * row), cv2.FONT_HERSHEY_SIMPLEX, 1, 0, 2)
    scan = Scan("a.png")
    scan.read(np.ascontiguousarray(np.rot90(page, turns)), 1)
    assert [[box.text for box in row] for row in scan.pages[0].tables[0][1].rows] == [["12", "0"], ["7", "1980"]]


def test_a_picture_that_is_none_is_refused(tmp_path):
    from govgen.documents.scan.reader import read_picture

    with pytest.raises(SourceError) as caught:
        read_picture(b"\x89PNG\r\n\x1a\nnothing", "a.png")
    assert caught.value.message == refusals.DAMAGED.format(kind="图片")


def test_a_picture_of_more_dots_than_a_page_has_is_refused():
    import io

    from PIL import Image

    from govgen.documents.scan.reader import read_picture

    held = io.BytesIO()
    Image.new("1", (8_000, 6_000)).save(held, "PNG")
    with pytest.raises(SourceError, match="图片的点数"):
        read_picture(held.getvalue(), "a.png")


@pytest.mark.slow
@pytest.mark.office("scan", "libreoffice", "poppler", "fonts")
def test_a_scanned_report_comes_back(tmp_path):
    wanted = api.load(EXAMPLE).report
    (tmp_path / "a.docx").write_bytes(api.render(api.load(EXAMPLE)))
    printed = libreoffice.to_pdf([tmp_path / "a.docx"], tmp_path / "pdf")[0]
    imported = import_report(scans.scanned(printed, 200, tmp_path), CATALOG)
    told = {each.what for each in imported.receipt.recognised if each.certainty is Certainty.LOW}
    cells = zip(wanted.edition.slots, wanted.cells, imported.report.cells, strict=True)
    wrong = [slot.ref.path for slot, before, after in cells if before.value != after.value]
    assert set(wrong) <= told
    assert len(wrong) <= 2
    assert (imported.report.unit, imported.report.year) == (wanted.unit, wanted.year)
    assert len(imported.receipt.scanned) > 200


def test_a_stroke_that_is_read_for_the_mark_behind_a_number_is_the_mark():
    import numpy as np

    from govgen.documents.scan.text import TextReader

    class Engine:
        def text_rec(self, pictures):
            return [("五丶存在的主要问题，⼆⻚", 0.9) for _ in pictures], 0.1

    page = np.full((100, 400), 255, np.uint8)
    page[20:60, 40:300] = 0
    reader = TextReader()
    reader.engine = Engine()
    assert [line.text for line in reader.lines(page)] == ["五、存在的主要问题，二页"]
