"""The last paragraph before a signature is parted for LibreOffice where it moves it whole, and nowhere else."""

from __future__ import annotations

import io
import re

import pytest

from govgen.publishing.office import lost_lines
from govgen.publishing.parting import parted
from govgen.publishing.pdf import print_pdf
from tests.publishing.papers import published
from tests.reports import ROOT, report

LINE = "公开办理征地批准文件查阅接待平台建设登记审查答复培训检查"
HOW = '<w:pStyle w:val="a1"/><w:keepNext/>'
SIGNED = "<w:p><w:r><w:t>青禾县水利局</w:t></w:r></w:p>"


def kept(*runs: str, how: str = HOW) -> str:
    inside = "".join(f"<w:r><w:rPr><w:b/></w:rPr><w:t>{run}</w:t></w:r>" for run in runs)
    return f"<w:p><w:pPr>{how}</w:pPr>{inside}</w:p>"


def texts(document: str) -> list[str]:
    shown = document.replace("<w:noBreakHyphen/>", "-")
    return [re.sub("<[^>]*>", "", each) for each in shown.split("</w:p>")]


def test_two_lines_of_a_paragraph_at_the_head_of_a_page_stay_with_the_signature():
    document = kept(LINE * 3, LINE * 2 + "完。") + SIGNED
    made = parted(document, lambda: [[LINE], [LINE] * 5 + ["完。", "青禾县水利局"]], ragged=False)
    assert texts(made)[:2] == [LINE * 4, LINE + "完。"]
    assert "".join(texts(made)) == "".join(texts(document))
    assert made.count("<w:keepNext/>") == 1
    assert made.index("distribute") < made.index("<w:keepNext/>") < made.index('w:firstLine="0"')


def test_where_lines_are_ragged_none_is_stretched():
    document = kept(LINE * 5 + "完。")
    assert "distribute" not in parted(document, lambda: [[LINE], ["六、标题", *[LINE] * 5, "完。"]], ragged=True)


def test_a_telephone_number_counts_with_its_hyphen():
    number = "0996</w:t><w:noBreakHyphen/><w:t>0000001"
    document = kept(f"{number}{LINE * 5}完&amp;。")
    made = parted(document, lambda: [[], [f"0996-0000001{LINE}", *[LINE] * 4, "完&。"]], ragged=False)
    assert texts(made)[:2] == [f"0996-0000001{LINE * 4}", f"{LINE}完&amp;。"]


@pytest.mark.parametrize(
    ("document", "pages"),
    [
        (kept(LINE * 5), [[LINE] * 5, ["青禾县水利局"]]),  # the first page has it
        (kept(LINE * 5), [[LINE], [*["别的"] * 30, *[LINE] * 5]]),  # it begins further down
        (kept(LINE * 2), [[LINE], [LINE] * 2]),  # it is short
        (kept(LINE * 5, how=""), [[LINE], [LINE] * 5]),  # it need not stay
        (
            kept(f"{LINE * 4}0996</w:t><w:noBreakHyphen/><w:t>{LINE}"),
            [[], [*[LINE] * 4, "0996-", LINE[:14], LINE[14:]]],
        ),
        (f"<w:tbl><w:tr><w:tc>{kept(LINE * 5)}</w:tc></w:tr></w:tbl>", [[LINE], [LINE] * 5]),
        (kept(LINE * 5).replace("<w:r>", "<w:hyperlink><w:r>"), [[LINE], [LINE] * 5]),  # more than runs
    ],
)
def test_any_other_file_stays_as_it_is(document, pages):
    assert parted(document, lambda: pages, ragged=False) == document


@pytest.mark.slow
@pytest.mark.office("libreoffice")
def test_a_long_last_paragraph_leaves_no_page_half_empty():
    pdfplumber = pytest.importorskip("pdfplumber")
    source = (ROOT / "examples/valid/2021-县人民政府.yaml").read_text(encoding="utf-8")
    # It fits on the page on which it begins, the signature does not.
    of = published(report(re.sub(r"\n    发出的\{\{[\s\S]*", f"\n    {LINE * 11}。\n", source)))
    made = print_pdf(of.document, of.blocks, of.title, "libreoffice").data
    assert lost_lines(made, of.blocks) == ()
    with pdfplumber.open(io.BytesIO(made)) as opened:
        ends = [max(line["bottom"] for line in page.chars if line["bottom"] < 745) for page in opened.pages]
        last = (opened.pages[-1].extract_text() or "").splitlines()
    assert min(ends[:-1]) > 745 - 0.3 * 638
    assert len(last) > 4
