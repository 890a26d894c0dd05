"""A Word file that came in gets its findings as comments at their places, and is otherwise left as it was."""

import io

import pytest
from docx import Document

from govgen import annotate, check, import_, load, loads, render
from govgen.errors import SourceError
from govgen.prose import open_dossier
from tests.reports import ROOT
from tests.word.marking.test_draft_comments import commented, shades, text

COUNTY = ROOT / "examples" / "valid" / "2021-县级部门.yaml"


def spoilt(document):
    """One total typed wrong, one cell blank, one placeholder left."""
    table = document.tables[-2]
    table.rows[5].cells[-1].paragraphs[0].runs[0].text = "99"
    blank = table.rows[8].cells[3].paragraphs[0]
    for run in list(blank.runs):
        run._element.getparent().remove(run._element)
    document.paragraphs[3].runs[0].text += "青禾县待填"


def annotated(path):
    report = import_(path).report
    dossier = open_dossier(report)
    findings = check(dossier)
    return annotate(path, dossier, findings), findings


@pytest.fixture(scope="module")
def hand_in(tmp_path_factory):
    document = Document(io.BytesIO(render(load(COUNTY))))
    spoilt(document)
    path = tmp_path_factory.mktemp("收件") / "青禾县某局.docx"
    document.save(path)
    return path


@pytest.fixture(scope="module")
def made(hand_in):
    return Document(io.BytesIO(annotated(hand_in)[0]))


def test_every_finding_is_a_comment(hand_in, made):
    assert len(commented(made)) == len(annotated(hand_in)[1]) > 3


def test_a_comment_takes_hold_of_its_cell_or_of_the_words_it_quotes(made):
    held = [words for words, _ in commented(made)]
    assert {"99", "待填"} <= set(held)


def test_a_blank_cell_can_be_commented_on(made):
    assert [words for words, said in commented(made) if "没有填写" in said] == [""]


def test_text_and_colours_stay_as_they_came(hand_in, made):
    assert text(made) == text(Document(hand_in))
    assert shades(made) == shades(Document(hand_in))


def test_comments_of_others_stay(hand_in, tmp_path):
    document = Document(hand_in)
    document.add_comment(document.paragraphs[0].runs, text="请局长过目", author="王芳")
    path = tmp_path / "有批注.docx"
    document.save(path)
    made, findings = annotated(path)
    said = [comment.text for comment in Document(io.BytesIO(made)).comments]
    assert "请局长过目" in said
    assert len(said) == len(findings) + 1


def test_a_draft_and_a_file_with_findings_get_each_comment_once_at_its_words(tmp_path):
    path = tmp_path / "青禾县某局.docx"
    wrong = COUNTY.read_text(encoding="utf-8").replace(
        "结果维持{{ 复议诉讼.行政复议.结果维持 }}件、纠正", "结果维持9件、纠正"
    )
    document = Document(io.BytesIO(render(loads(wrong), draft=True)))
    own = len(list(document.comments))
    document.add_comment(document.paragraphs[0].runs, text="请局长过目", author="王芳")
    document.save(path)
    assert own
    for _ in range(2):
        made, findings = annotated(path)
        path.write_bytes(made)
        told = commented(Document(path))
        assert len(told) == len(findings) + 1
        assert all(f"“{held}”" in said or "请局长过目" in said for held, said in told)


def test_words_that_stand_in_several_runs_are_held_and_no_more(hand_in, tmp_path):
    document = Document(hand_in)
    added = document.paragraphs[3]
    added.runs[-1].text += "乙待"
    added.add_run("填")
    added.add_run("丙")
    path = tmp_path / "分段.docx"
    document.save(path)
    held = [words for words, said in commented(Document(io.BytesIO(annotated(path)[0])))]
    assert "待填" in held


def test_a_package_that_takes_no_comments_is_told(hand_in, tmp_path, monkeypatch):
    from govgen.word.marking import annotating

    def broken(*_):
        raise KeyError("no relationship")

    monkeypatch.setattr(annotating, "Document", broken)
    with pytest.raises(SourceError, match="另存为新的"):
        annotated(hand_in)
