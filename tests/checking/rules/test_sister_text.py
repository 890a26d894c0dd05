"""Prose shared with another unit is told once a section, with the unit that has most of it."""

from dataclasses import replace

from govgen.checking import check_dossier
from tests.checking.rules.test_reused_text import ASPECTS, COPY, NEW, OLD, OTHERS
from tests.checking.samples import dossier_of


def report(unit, lines):
    text = "".join(f"  {line}\n" for line in lines)
    return dossier_of(f"单位: {{名称: {unit}, 类别: 部门}}\n问题与改进: |\n{text}")


def messages(own, *peers):
    found = check_dossier(replace(own, peers=peers))
    return [finding.message for finding in found if finding.rule == "sister-text"]


def test_the_unit_that_has_most_is_named():
    most, some = report("青禾县林业局", OLD), report("青禾县教育局", OLD[:3] + NEW * 2)
    (message,) = messages(report("青禾县水利局", OLD), some, most)
    assert "“青禾县林业局”的报告相同" in message


def test_other_prose_is_no_finding():
    assert messages(report("青禾县水利局", NEW * 3), report("青禾县林业局", OLD)) == []


def aspects(unit, **said):
    return dossier_of(f"单位: {{名称: {unit}, 类别: 部门}}\n{ASPECTS.format(**said)}")


def test_one_aspect_that_is_anothers_is_told_though_the_section_is_not():
    own = aspects("青禾县水利局", open=f"{OTHERS * 3}都有记录。", asked="没有收到申请。", kept=COPY)
    (message,) = messages(own, aspects("青禾县林业局", open="公开12条。", asked="收到2件申请。", kept=COPY))
    assert "政府信息管理”有 100% 的文字" in message


USUAL = "2025年，{}未收到政府信息公开申请，没有上年结转的申请，未发生因政府信息公开引发的行政复议、行政诉讼。"
LAW = "{}严格按照《中华人民共和国政府信息公开条例》要求，坚持以公开为常态、不公开为例外，扎实推进政府信息公开工作。"
CHECKED = "严格执行“三审三校”制度，坚持先审查、后公开，一事一审，确保发布的信息准确、规范。"


def town(name, *said):
    return report(name, [*said, USUAL.format(name), LAW.format(name), CHECKED])


def test_the_usual_words_for_none_and_those_of_the_law_are_nobodys():
    own = town("红星镇", "公众号推送188篇，圩日在镇广场设咨询台7次。")
    assert messages(own, town("黄桥镇", "茶叶补贴、山塘维修等34项资金逐户公示。")) == []
    assert messages(town("红星镇", *OLD), town("黄桥镇", *OLD))
