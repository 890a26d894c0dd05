"""The signature is a date of the year after the one reported on."""

from dataclasses import replace

import pytest

from govgen.checking.rules import signature_date
from govgen.model.finding import Severity
from govgen.prose import open_dossier
from tests.checking.samples import dossier_of, of_rule, only


@pytest.mark.parametrize("text", ["2026-01-20", "2026年1月20日", "2026-1-5"])
def test_dates_of_the_next_year_are_right(text):
    assert of_rule("signature-date", f"落款日期: {text}\n") == []


@pytest.mark.parametrize("text", ["2026-02-30", "2026.1.20", "二〇二六年一月二十日", "1月20日"])
def test_what_is_no_date_is_told_with_the_right_form(text):
    found = only("signature-date", f"落款日期: {text}\n")
    assert "2026-01-20" in found.message
    assert found.severity is Severity.ERROR


def test_a_month_without_its_day_is_an_error_in_a_data_file_and_a_warning_of_what_was_published():
    found = only("signature-date", "落款日期: 2026年1月\n")
    assert "没有写是哪一天" in found.message
    assert found.severity is Severity.ERROR
    report = replace(dossier_of("落款日期: 2026年1月\n").report, file="年报.html")
    (found,) = signature_date.check(open_dossier(report))
    assert found.severity is Severity.WARNING
    assert "应当" not in found.message
    assert "2026-01-20" in only("signature-date", "落款日期: 2025年1月\n").message


def test_a_date_before_the_year_was_over_is_an_error():
    found = only("signature-date", "落款日期: 2025年1月20日\n")
    assert "应当在 2026 年：报告的是 2025 年度" in found.message
    assert found.severity is Severity.ERROR


def test_a_late_report_may_be_true():
    assert only("signature-date", "落款日期: 2027-01-20\n").severity is Severity.WARNING


def test_a_date_that_is_left_out_is_told_once_as_one_left_blank_is():
    (found,) = of_rule("signature-date", "# 省略：落款日期\n")
    assert found.severity is Severity.HINT
    assert "没有写落款日期" in found.message


def test_a_place_whose_reports_have_no_date_is_not_asked_for_one():
    report = dossier_of("# 省略：落款日期\n").report
    edition = replace(report.edition, optional=frozenset(("落款日期",)))
    assert list(signature_date.check(open_dossier(replace(report, edition=edition)))) == []


def test_without_a_year_any_date_will_do():
    assert of_rule("signature-date", "落款日期: 2020-01-20\n# 省略：年度\n") == []
    assert len(of_rule("signature-date", "落款日期: 明天\n# 省略：年度\n")) == 1


def test_a_year_in_doubt_says_nothing_of_the_date():
    assert of_rule("signature-date", "年度: 1890\n") == []


def test_a_date_left_blank_is_a_hint_at_its_line():
    found = only("signature-date", "落款日期:\n")
    assert found.severity is Severity.HINT
    assert "公开期限也没有核对" in found.message


def test_the_day_of_an_example_is_of_the_years_of_the_edition():
    (found,) = of_rule("signature-date", "落款日期: 1月20日\n# 省略：年度\n")
    first = dossier_of("").report.edition.first
    assert f"请写成“{first + 1}-01-20”" in found.message
