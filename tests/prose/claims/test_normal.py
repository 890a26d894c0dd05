"""The normal form: what is written in several ways is matched in one, and told where it stands."""

import pytest

from govgen.prose.claims.normal import NormalText, normalise
from tests.prose.claims.samples import dossier_of, findings, found
from tests.reports import CATALOG

LEXICON = CATALOG.editions["2021"].claims

BLANKS = (" ", "\u3000", "\u00a0", "\u2003", "\u200b", "\ufeff", "\u202f", "\t", "&nbsp;")


def normal(text: str, year: int | None = 2023) -> NormalText:
    lexicon = dossier_of("").report.edition.claims
    assert lexicon is not None
    return normalise(text, lexicon, year)


@pytest.mark.parametrize("blank", BLANKS)
def test_every_blank_is_none(blank):
    (number,) = found(f"全年新收{blank}政府信息公开{blank}申请{blank}165{blank}件。")
    assert number.startswith("165")


@pytest.mark.parametrize("text", ["收到申请1 65件。", "收到申请1\u200b56件。", "收 到 申 请 1 5 6 件 。"])
def test_digits_with_a_blank_among_them_are_never_the_last_of_them(text):
    assert not findings(text)


@pytest.mark.parametrize("text", ["收到申请1\u200b65件。", "收 到 申 请 1 6 5 件 。"])
def test_digits_set_apart_are_one_number(text):
    (finding,) = findings(text)
    assert "156" in finding.message


def test_a_blank_between_two_numbers_stays():
    assert normal("2023 165件").text == "2023 165件"


@pytest.mark.parametrize(
    "text",
    [
        "全年收到依申请公开件165件。",
        "全年收到依申请公开事项165件。",
        "全年收到政府信息公开申请案件165件。",
        "全年收到政府信息申请公开件165件。",
        "全年收到申请公开政府信息的要求165件。",
        "全年共收到165件依申请公开请求。",
        "全年共收到165件信息依申请公开。",
        "全年收到政府信息公开申请（165）件。",
        "全年收到政府信息公开申请１６５件。",
        "全年收到“政府信息公开申请”165件。",
        "通过网站、信函等渠道收到政府信息公开申请165件。",
        "依据《政府信息公开条例》规定，收到政府信息公开申请165件。",
    ],
)
def test_one_thing_has_many_names(text):
    (number,) = found(text)
    assert number.startswith(("165", "１６５"))


@pytest.mark.parametrize(
    ("text", "words"),
    [("2022年结转12件。", "上年结转"), ("结转2024年度继续办理12件。", "结转下年度"), ("2021年结转12件。", "2021年")],
)
def test_the_years_beside_the_reports_are_last_year_and_next_year(text, words):
    assert words in normal(text).text


def test_without_a_year_nothing_is_last_year():
    assert normal("2022年结转申请12件。", None).text == "2022年结转申请12件。"


def test_a_place_is_that_of_what_was_written():
    written = "全年 收到 依申请公开事项 （165） 件。"
    form = normal(written)
    assert form.text == "全年收到政府信息公开申请165件。"
    assert written[form.origin(form.text.index("165"))] == "1"
    assert form.origin(form.text.index("全年")) == 0


def test_a_message_quotes_what_was_written():
    (finding,) = findings("全年收到依申请公开事项 165 件。")
    assert "收到依申请公开事项 165 件" in finding.message


def test_a_text_in_normal_form_is_left_as_it_is():
    assert normal("全年新收申请165件。") == NormalText("全年新收申请165件。", ())


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("收到申请（件）：68。", "收到申请68件。"),
        ("收到申请【68】件", "收到申请68件"),
        ("收到申请陆拾捌件", "收到申请六十八件"),
        ("许可23，641件", "许可23,641件"),
        ("许可23 641件", "许可23,641件"),
        ("收到\u3164申请\u280068件", "收到申请68件"),
    ],
)
def test_a_number_is_brought_before_its_unit_whatever_parts_them(text, plain):
    assert normalise(text, LEXICON, 2023).text == plain


@pytest.mark.parametrize("text", ["队伍3件", "陆续收到12件", "收到12，办结300件以下的", "许可23，6411件"])
def test_what_only_looks_like_it_stays(text):
    assert normalise(text, LEXICON, 2023).text == text
