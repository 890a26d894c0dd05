"""For each report the few whose prose is like its own, of the same year and of another unit."""

from dataclasses import replace

from govgen.prose.similarity import KEPT, NEAREST, find_peers
from tests.checking.samples import dossier_of

KINDS = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰"
PROSE = "".join(f"第{kind}类信息由办公室逐件审查后在县政府网站专栏公布并由{kind}股核对。" for kind in KINDS)


def report(unit, prose=PROSE, year=2025):
    head = f"年度: {year}\n落款日期: {year + 1}-01-20\n单位: {{名称: {unit}, 类别: 部门}}\n"
    return dossier_of(f"{head}问题与改进: {prose}\n")


def peers(*dossiers):
    return [[peer.report.unit for peer in one.peers] for one in find_peers(dossiers)]


def test_reports_with_the_same_prose_know_each_other():
    assert peers(report("甲县水利局"), report("甲县林业局")) == [["甲县林业局"], ["甲县水利局"]]


def test_reports_with_other_prose_do_not():
    assert peers(report("甲县水利局"), report("甲县林业局", "没有什么好说的，各项工作照常进行。" * 3)) == [[], []]


def test_another_year_and_the_same_unit_are_no_sisters():
    assert peers(report("甲县水利局"), report("甲县水利局"), report("甲县林业局", year=2024)) == [[], [], []]


def test_of_many_copies_a_few_are_named():
    many = [report(f"甲县第{number}局") for number in range(KEPT + 4)]
    assert {len(found) for found in peers(*many)} == {NEAREST}


def test_nobody_has_sisters_alone():
    alone = report("甲县水利局")
    assert find_peers([alone]) == (replace(alone, peers=()),)
    assert find_peers([]) == ()
