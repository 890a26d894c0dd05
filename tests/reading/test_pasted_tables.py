"""A table pasted whole into a data file goes into its rows; in doubt nothing of it is touched."""

import pytest

from govgen.datafile.skeleton import skeleton
from govgen.errors import SourceError
from govgen.reading.files import report_of, source_of
from govgen.reading.slips import mend_data
from tests.reports import CATALOG

EDITION = CATALOG.editions["2021"]
ROWS = [row for row in EDITION.tables["申请"].rows() if row.own]
PASTED = [f"{row.label}\t{number}\t0\t0\t0\t0\t0\t{number}" for number, row in enumerate(ROWS, start=1)]


def typed(pasted=PASTED, *, kept=True):
    """A new data file with lines pasted below `申请:`, its blank rows kept or deleted."""
    text = skeleton(EDITION, 2025, "青禾县教育局", "部门")
    before, _, rest = text.partition("\n申请:\n")
    rows, mark, behind = rest.partition("\n# ════")
    return "\n".join([before, "申请:", *pasted, rows if kept else "", f"{mark}{behind}"])


def mended(text):
    found = mend_data(text.encode(), "年报.yaml")
    assert found is not None
    return found


def numbers(text):
    report = report_of(source_of(text.encode(), "年报.yaml"))
    assert not report.problems
    return [report.cells[EDITION.numbers["申请", row.id]["自然人"]].value for row in ROWS]


@pytest.mark.parametrize("kept", [True, False])
def test_a_pasted_table_goes_into_the_rows_of_the_file(kept):
    found = mended(typed(kept=kept))
    assert found.left is None
    assert numbers(found.after) == list(range(1, len(ROWS) + 1))
    assert "\t" not in found.after


def test_a_few_rows_go_where_they_belong_and_others_stay_blank():
    found = mended(typed(PASTED[2:4]))
    assert numbers(found.after)[:5] == [None, None, 3, 4, None]


def test_rows_that_were_deleted_are_written_below_their_group():
    lines = [
        line for line in typed(PASTED[2:4]).splitlines() if not line.startswith(("    予以公开:", "    部分公开:"))
    ]
    assert numbers(mended("\n".join(lines)).after)[:5] == [None, None, 3, 4, None]


def test_other_slips_of_the_file_are_told_and_mended_in_the_same_run():
    found = mended(typed().replace("年度: 2025", "年度：2025"))
    lines = found.before.splitlines()
    assert [slip.line for slip in found.told][:2] == [lines.index("年度：2025") + 1, lines.index("申请:") + 2]
    assert numbers(found.after)[0] == 1


def test_the_message_names_lines_and_rows():
    (slip,) = mended(typed(PASTED[:2], kept=False)).told
    assert slip.message.startswith(f"第 {slip.line}–{slip.line + 1} 行是从 Excel 粘贴来的表，共 2 行数")
    assert "本年新收、上年结转" in slip.message


@pytest.mark.parametrize(
    "text",
    [
        typed([*PASTED[:3], "奇怪的一行\t1\t0\t0\t0\t0\t0\t1"]),
        typed([line.partition("\t")[2] for line in PASTED[1:]]),
        typed(PASTED[:2]).replace("  本年新收:   {自然人: ", "  本年新收:   {自然人: 5"),
        typed([*PASTED[2:8], "  办理结果:", "    不予公开: 0"], kept=False),
    ],
)
def test_a_table_in_doubt_stays_as_it_is_with_the_reason_at_its_first_line(text):
    found = mended(text)
    line = text.splitlines().index("申请:") + 2
    assert (found.slips, found.after) == ((), text if text.endswith("\n") else f"{text}\n")
    assert str(found.left).startswith(f"年报.yaml:{line}:1: 第 {line}–")
    with pytest.raises(SourceError, match="从 Excel 粘贴来的表，没有动它"):
        source_of(text.encode(), "年报.yaml")


def test_tabs_in_prose_are_no_table():
    assert (
        mend_data(typed([]).replace("  引言: |\n    ", "  引言: |\n    新收\t3\n    办结\t3\n").encode(), "年报.yaml")
        is None
    )
