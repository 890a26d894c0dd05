"""What the prose, the units below and totals over blank cells say about cells."""

import math
from dataclasses import replace

import pytest

from govgen.checking.repairs import localise
from govgen.checking.repairs.evidence import COPIED, TRUE, by_accident, find_statements
from tests.checking.repairs.samples import FIGURES, published, slot_of, spoilt, system_of
from tests.checking.samples import dossier_of

TEXT = """\
总体情况:
  引言: |
    1.2025年公开信息。全年收到政府信息公开申请156件，办结率100%；行政复议76件。
    共收到自然人申请{{ 申请.本年新收.自然人 }}件。不予公开37件。全部办结。
  主动公开: 无。
  依申请公开: 无。
  政府信息管理: 无。
  政府信息公开平台建设: 无。
  监督保障: 无。
"""
NEW, KEPT = "申请.本年新收.总计", "申请.上年结转.总计"
ROW, TOTAL = "复议诉讼.行政复议.结果维持", "复议诉讼.行政复议.总计"


def heard(dossier):
    return list(find_statements(dossier, system_of(dossier)))


def statements(dossier):
    return {statement.text: statement for statement in heard(dossier)}


def first(dossier):
    (diagnosis,) = localise(dossier)
    return [(change.ref.path, change.after) for change in diagnosis.repairs[0].changes], diagnosis


def test_the_prose_speaks_through_its_claims():
    assert set(statements(published(FIGURES + TEXT))) == {
        "正文写有“156”：“收到政府信息公开申请156件”",
        "正文写有“76”：“行政复议76件”",
        "正文写有“37”：“不予公开37件”",
        "正文说“全部办结”",
    }


def test_a_rate_of_the_prose_alone_speaks_of_no_cell():
    rate = "监督保障: 全年发现问题126个，已整改119个，整改率94.4%。"
    assert heard(published(FIGURES + TEXT.replace("监督保障: 无。", rate))) == heard(published(FIGURES + TEXT))


def test_a_claim_with_two_readings_may_mean_either_sum():
    dossier = published(FIGURES + TEXT)
    statement = statements(dossier)["正文写有“156”：“收到政府信息公开申请156件”"]
    slots = slot_of(dossier, NEW), slot_of(dossier, KEPT)
    assert statement.sums == (({slots[0]: 1}, 156), ({slots[0]: 1, slots[1]: 1}, 160))


def test_a_claim_about_a_derived_total_is_one_about_its_parts():
    dossier = dossier_of(FIGURES + TEXT)
    (coefficients, written), _ = statements(dossier)["正文写有“156”：“收到政府信息公开申请156件”"].sums
    assert (len(coefficients), written) == (6, 156)
    assert slot_of(dossier, NEW) not in coefficients


def test_an_amount_is_compared_in_yuan():
    text = "主动公开: {前文: 收取行政事业性收费3.5万元。, 行政事业性收费: {本年收费金额: 3.5}, 其余: 0}\n"
    (statement,) = heard(dossier_of(text))
    ((coefficients, written),) = statement.sums
    assert (statement.value, written, list(coefficients.values())) == (35000, 35000, [10000])
    assert statement.text == "正文说“收取行政事业性收费3.5万元”"


def test_a_claim_that_one_cannot_be_sure_of_weighs_less():
    sure, unsure = (
        next(iter(heard(dossier_of(f"主动公开: {{前文: {text}457件。, 行政处罚: 457, 其余: 0}}\n"))))
        for text in ("作出行政处罚", "公开行政处罚")
    )
    assert sure.gain > unsure.gain


@pytest.mark.parametrize(("smaller", "larger"), [(0, 5), (5, 12), (12, 345)])
def test_a_long_number_is_seldom_met_by_accident(smaller, larger):
    assert by_accident(smaller) > by_accident(larger)


def test_prose_that_repeats_the_written_number_protects_a_cell_less_than_it_speaks_for_a_repair():
    assert all(statement.gain > statement.loss for statement in heard(published(FIGURES + TEXT)))


def below(dossier, **sums):
    """The dossier of a parent whose units add up to what it says, but for the `sums`."""
    values = {slot: cell.value for slot, cell in enumerate(dossier.report.cells) if cell.value is not None}
    return replace(dossier, below=values | {slot_of(dossier, path): value for path, value in sums.items()})


def test_what_the_units_below_add_up_to_settles_a_tie():
    truth = below(published())
    wrong = spoilt(published(), {"复议诉讼.未经复议直接起诉.总计": 6})
    assert first(wrong)[1].ambiguous
    changes, diagnosis = first(replace(wrong, below=truth.below))
    assert changes == [("复议诉讼.未经复议直接起诉.总计", "5")]
    assert not diagnosis.ambiguous
    assert "各下级单位合计为 5" in diagnosis.repairs[0].evidence


def test_units_that_fit_nowhere_else_are_not_believed():
    dossier = published()
    strange = below(dossier, **{path: 7777 for path in dossier.report.edition.paths if path.startswith("申请.")})
    wrong = {"复议诉讼.未经复议直接起诉.总计": 5 + 1}
    alone = replace(dossier, below={slot_of(dossier, next(iter(wrong))): 5} | dict.fromkeys(range(5, 150), 7777))
    trusted = max(statement.gain for statement in heard(below(dossier)))
    assert max(statement.gain for statement in heard(alone)) < trusted
    assert max(statement.gain for statement in heard(strange)) < trusted


def test_a_total_over_blank_cells_is_a_statement():
    dossier = published("申请:\n  办理结果:\n    予以公开: [5, 0, 0, 0, 0, 0, 5]\n    总计: [5, 0, 0, 0, 0, 0, 5]\n")
    said = heard(dossier)
    assert len(said) == 7
    assert said[0].text == "空着的格如果都是 0，表三“自然人”列的“办理合计”也对得上"


def test_blank_cells_protect_a_part_that_the_total_of_its_column_counts():
    dossier = published("申请:\n  办理结果:\n    予以公开: [5, 2, 0, 0, 0, 0, 9]\n    总计: [5, 4, 0, 0, 0, 0, 9]\n")
    changes, diagnosis = first(dossier)
    assert changes == [("申请.办理结果.予以公开.商业企业", "4")]
    assert any("空着的格" in text for text in diagnosis.repairs[0].evidence)
    assert not diagnosis.ambiguous


def test_without_blank_cells_there_is_nothing_to_suppose():
    assert heard(published()) == []


def test_prose_that_says_otherwise_costs_less_than_prose_that_agrees_gains():
    statement = statements(published(FIGURES + TEXT))["正文写有“156”：“收到政府信息公开申请156件”"]
    assert statement.loss == pytest.approx(math.log(TRUE / COPIED))
    assert 0 < statement.loss < statement.gain
