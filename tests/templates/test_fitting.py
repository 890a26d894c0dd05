"""Long texts of the head fit: marks of any length on one line, names above the date never with one character left."""

import pytest

from govgen.model.lines import SIGNATURE_LINE, in_lines
from govgen.word.drawing.fitting import MARKS, SIGNATURES
from govgen.word.drawing.typography import CHARACTER
from govgen.word.drawing.wordml import TYPE_WIDTH

POINTS = TYPE_WIDTH / 20


@pytest.mark.parametrize("length", range(2, 64))
def test_a_mark_of_any_length_fits_one_line(length):
    fit = next(fit for fit in MARKS if length <= fit.longest)
    assert length * fit.size / 2 * (fit.scale or 100) / 100 <= POINTS


def test_longer_marks_are_never_larger():
    areas = [fit.size * (fit.scale or 100) for fit in MARKS]
    assert areas == sorted(areas, reverse=True)


@pytest.mark.parametrize("length", range(2, 61))
def test_a_name_above_the_date_has_room_for_each_of_its_lines(length):
    room = next((room for room in SIGNATURES if length <= room.longest), SIGNATURES[-1])
    width = TYPE_WIDTH - (room.indent if room.indent >= 0 else CHARACTER * 27 // 2)
    lines = in_lines(("甲乙丙丁戊己庚辛壬癸" * 6)[:length], SIGNATURE_LINE)
    assert all(1 < len(line) <= width // CHARACTER for line in lines.split("\n"))
