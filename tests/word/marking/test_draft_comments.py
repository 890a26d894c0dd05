"""A draft has every finding as a comment at its cell or its words, and its suspicious cells are shaded."""

import io
from dataclasses import replace

import pytest
from docx import Document

from govgen import check, load, render
from govgen.model.finding import Change, Finding, Repair, Severity
from govgen.model.form import CellRef
from govgen.word.marking.draft import MOST
from tests.office import validity
from tests.reports import ROOT
from tests.word.making import W

JINAN = ROOT / "examples" / "seeds" / "济南市卫生健康委员会-2020.yaml"
COUNTY = ROOT / "examples" / "valid" / "2021-县级部门.yaml"


def opened(data):
    return Document(io.BytesIO(data))


def commented(document):
    """The words that each comment takes hold of, and its text."""
    words, held = {}, set()
    for element in document.element.body.iter():
        if element.tag == f"{W}commentRangeStart":
            held.add(element.get(f"{W}id"))
        elif element.tag == f"{W}commentRangeEnd":
            held.discard(element.get(f"{W}id"))
        elif element.tag == f"{W}t":
            for number in held:
                words[number] = words.get(number, "") + (element.text or "")
    return [(words.get(str(comment.comment_id), ""), comment.text) for comment in document.comments]


def text(document):
    return [paragraph.text for paragraph in document.paragraphs], [
        [cell.text for row in table.rows for cell in row.cells] for table in document.tables
    ]


def shades(document):
    return {
        "".join(part.text or "" for part in cell.iter(f"{W}t")): shade.get(f"{W}fill")
        for cell in document.element.body.iter(f"{W}tc")
        for shade in cell.iter(f"{W}shd")
    }


@pytest.fixture(scope="module")
def jinan():
    dossier = load(JINAN)
    return opened(render(dossier, draft=True, findings=check(dossier)))


def test_every_finding_is_a_comment(jinan):
    assert len(commented(jinan)) == len(check(load(JINAN)))


@pytest.mark.parametrize(
    ("words", "rule"),
    [("2919条", "figure-in-text"), ("2020年1月26日", "signature-date"), ("减5678", "number-style"), ("4", "balance")],
)
def test_a_comment_stands_at_its_words(jinan, words, rule):
    assert any(f"[{rule}]" in told for held, told in commented(jinan) if held == words)


def test_the_repair_and_the_severity_are_told():
    dossier = load(COUNTY)
    ref = CellRef("申请", "本年新收", "自然人")
    repair = Repair((Change(ref, "31", "30"),), ("形近",), certain=True)
    place = dossier.report.cell(ref).location
    finding = Finding("balance", Severity.WARNING, "不平", place, (ref,), repairs=(repair,))
    ((words, told),) = commented(opened(render(dossier, draft=True, findings=[finding])))
    assert words == "31"
    assert told == "警告：不平[balance]\n建议：表三“一、本年新收政府信息公开申请数量”自然人由 31 改为 30（形近）"


def test_suspicious_cells_are_shaded_and_answered_ones_are_not():
    dossier = load(COUNTY)
    refs = [CellRef("申请", "本年新收", "自然人"), CellRef("主动公开", "行政许可", "本年处理决定数量")]
    findings = [
        Finding("balance", Severity.ERROR, "不平", dossier.report.cell(refs[0]).location, (refs[0],)),
        Finding("jump", Severity.HINT, "大", dossier.report.cell(refs[1]).location, (refs[1],)),
    ]
    findings[1] = replace(findings[1], waived=True, reason="属实")
    document = opened(render(dossier, draft=True, findings=findings))
    assert shades(document)["31"] == "F8CBAD"
    assert shades(document).get("312") in (None, "auto")
    assert commented(document)[1][1].endswith("已说明：属实")


def test_words_behind_a_figure_put_in_are_found():
    dossier = load(COUNTY)
    rendered = next(one for one in dossier.narrative.passages if "属于" not in one.text and "办结的申请中" in one.text)
    place = rendered.origin(rendered.text.index("办结的申请中"))
    ((words, _),) = commented(opened(render(dossier, draft=True, findings=[Finding("x", Severity.HINT, "看", place)])))
    assert words == "办结的申请中"


def test_what_stands_nowhere_goes_to_its_section_or_to_the_title():
    dossier = load(COUNTY)
    report = dossier.report
    findings = [
        Finding("x", Severity.HINT, "甲", report.places["问题与改进"]),
        Finding("x", Severity.HINT, "乙", report.location),
    ]
    held = [words for words, _ in commented(opened(render(dossier, draft=True, findings=findings)))]
    assert held == ["五、存在的主要问题及改进情况", opened(render(dossier)).paragraphs[0].text.replace("\n", "")]


def test_comments_change_no_words(jinan):
    dossier = load(JINAN)
    assert text(jinan) == text(opened(render(dossier, draft=True, findings=())))


@pytest.mark.parametrize("path", sorted((ROOT / "examples" / "seeds").glob("*.yaml")), ids=lambda path: path.stem)
def test_a_draft_with_comments_is_a_valid_word_file(path, tmp_path):
    dossier = load(path)
    target = tmp_path / "草稿.docx"
    target.write_bytes(render(dossier, draft=True))
    assert validity.faults(target) == []


def test_the_same_findings_give_the_same_bytes():
    dossier = load(JINAN)
    assert render(dossier, draft=True) == render(dossier, draft=True)


def test_hundreds_of_findings_are_cut_and_counted():
    dossier = load(COUNTY)
    finding = Finding("x", Severity.HINT, "看", dossier.report.location)
    findings = [replace(finding, message=f"看{number}") for number in range(MOST + 20)]
    told = commented(opened(render(dossier, draft=True, findings=findings)))
    assert len(told) == MOST + 1
    assert "20没有写成批注" in told[-1][1]


def test_a_finished_report_has_no_comments():
    assert commented(opened(render(load(COUNTY)))) == []
