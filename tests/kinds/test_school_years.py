"""高校信息公开: what its prose says of school years, which begin in one year and end in the next."""

import pytest

from govgen import api
from govgen.checking.profiles import load_editions
from govgen.checking.rules import year_in_text
from govgen.datafile.reading import read_report
from govgen.prose import open_dossier
from govgen.source import parse_source
from tests.reports import ROOT

FOLDER = ROOT / "reports" / "高校信息公开"
CATALOG = load_editions(FOLDER / "schema.yaml")
TEXT = (FOLDER / "examples" / "valid" / "学院.yaml").read_text(encoding="utf-8")
OPENING = "  2024—2025学年，学校修订"


def told(text):
    report = read_report(parse_source(text.encode(), "a.yaml"), CATALOG)
    return [(one.severity.value, one.location.line) for one in year_in_text.check(open_dossier(report))]


@pytest.mark.parametrize(
    ("words", "severity"),
    [
        ("  2023—2024学年，学校修订", "warning"),
        ("  2024-2026学年，学校修订", "warning"),
        ("  学校在2023—2024学年修订", "hint"),
        ("  2024年2月30日，学校修订", "warning"),
    ],
)
def test_another_school_year_is_asked_about(words, severity):
    assert TEXT.count(OPENING) == 1
    assert told(TEXT.replace(OPENING, words)) == [(severity, 8)]


@pytest.mark.parametrize(
    "words",
    [
        OPENING,
        "  2024—2025学年，与2023—2024学年相比，学校修订",
        "  比2023-2024学年早一个月，学校修订",
        "  下一步计划在2025—2026学年改版。2025年3月，学校修订",
        "  印发《2023—2024学年工作要点》，学校修订",
    ],
)
def test_the_own_one_a_comparison_and_a_plan_are_not(words):
    assert told(TEXT.replace(OPENING, words)) == []


ANSWERED = "收到信息公开申请4件，全部按期答复，其中公开3件、不予公开1件。"


@pytest.mark.parametrize(
    ("sentence", "ways"),
    [
        (ANSWERED.replace("不予公开1件", "不予公开5件"), [("figure-in-text", "warning")]),
        ("收到信息公开申请4件，其中公开3件、不予公开2件。", [("figure-in-text", "warning")]),
        ("收到信息公开申请4件，全部按期答复，其中公开3件。", []),
        ("收到信息公开申请4件，上学年结转2件，其中公开5件、不予公开1件。", []),
        ("上学年收到信息公开申请4件，本学年收到信息公开申请6件，其中公开5件、不予公开1件。", []),
    ],
)
def test_answers_are_never_more_than_applications(sentence, ways):
    text = (ROOT / "reports/高校信息公开/examples/valid/学院.yaml").read_text(encoding="utf-8")
    assert ANSWERED in text
    found = api.check(api.loads(text.replace(ANSWERED, sentence), "a.yaml"))
    assert [(one.rule, one.severity.value) for one in found] == ways


@pytest.mark.parametrize("sentence", ["没有收到信息公开申请，没有不予公开的情况。", "本学年未收到申请。"])
def test_without_an_application_there_is_nothing_to_say_of_fees(sentence):
    begin = TEXT.index("依申请公开: |")
    end = TEXT.index("\n", TEXT.index("\n", begin) + 1)
    text = f"{TEXT[:begin]}依申请公开: |\n  {sentence}{TEXT[end:]}"
    assert "required-mention" not in [one.rule for one in api.check(api.loads(text, "a.yaml"))]


@pytest.mark.parametrize(
    ("day", "ways"), [("2025-07-20", ["warning"]), ("2025-08-31", ["warning"]), ("2025-09-01", [])]
)
def test_a_report_is_signed_when_its_school_year_is_over(day, ways):
    text = TEXT.replace("落款日期: 2025-10-20", f"落款日期: {day}")
    assert text != TEXT
    found = [one for one in api.check(api.loads(text, "a.yaml")) if one.rule == "signature-date"]
    assert [one.severity.value for one in found] == ways
    assert all("2025-08-31" in one.message for one in found)
