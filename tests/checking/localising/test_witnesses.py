"""The prose speaks for a value, the louder the rarer its figure and the nearer its words."""

from govgen.checking.localising.form import lay_out
from govgen.checking.localising.witnesses import call_witnesses
from tests.checking.localising.samples import FIGURES, published, slot_of, system_of

TEXT = """\
总体情况:
  引言: |
    1.2025年公开信息。全年收到申请156件，办结率100%；行政复议1,376件。
    共{{ 申请.本年新收.自然人 }}件。
  主动公开: 无。
  依申请公开: 无。
  政府信息管理: 无。
  政府信息公开平台建设: 无。
  监督保障: 无。
"""


def witnesses():
    dossier = published(FIGURES + TEXT)
    return dossier, call_witnesses(dossier, system_of(dossier), lay_out(dossier.report.edition))


def test_figures_of_the_prose_are_read_years_rates_and_numbering_are_not():
    _, found = witnesses()
    assert set(found.mentions) == {"156", "1376"}


def test_a_figure_that_an_expression_gave_is_no_witness():
    _, found = witnesses()
    assert "128" not in found.mentions


def test_a_mentioned_value_weighs_more_than_another():
    dossier, found = witnesses()
    slot = slot_of(dossier, "申请.本年新收.总计")
    assert found.weight(slot, 156) > found.weight(slot, 157)


def test_words_of_the_cell_beside_the_figure_weigh_more():
    dossier, found = witnesses()
    near, far = slot_of(dossier, "复议诉讼.行政复议.总计"), slot_of(dossier, "申请.本年新收.总计")
    assert found.weight(near, 1376) > found.weight(far, 1376)


def test_the_evidence_quotes_the_clause():
    dossier, found = witnesses()
    (told,) = found.evidence(slot_of(dossier, "申请.本年新收.总计"), 156)
    assert told == "正文写有“156”：“全年收到申请156件”"


def test_nothing_is_said_of_a_value_nobody_mentions():
    dossier, found = witnesses()
    assert not list(found.evidence(slot_of(dossier, "申请.本年新收.总计"), 157))


def test_last_year_is_quoted():
    dossier = published(FIGURES, previous=FIGURES)
    found = call_witnesses(dossier, system_of(dossier), lay_out(dossier.report.edition))
    slot = slot_of(dossier, "申请.办理结果.予以公开.自然人")
    assert "上年同一格也是 58" in list(found.evidence(slot, 58))
