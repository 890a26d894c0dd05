"""What rules rest on is data: read by somebody, of the years that a report is on, or called practice."""

import re

import pytest

from govgen.checking import PAGES
from govgen.errors import SchemaError
from govgen.files import bundled
from govgen.model.basis import Basis
from govgen.schema.bases import bases, read_bases
from govgen.source import parse_source
from tests.reports import CATALOG

FILE = bundled("schema") / "bases.yaml"
FIRST = min(edition.first for edition in CATALOG.editions.values())
RULES = [(page.ID, edition) for page in PAGES for edition in CATALOG.editions.values()]


def test_each_rule_and_each_form_has_its_basis_and_nothing_else_has():
    assert set(bases().rules) == {page.ID for page in PAGES}
    assert set(bases().forms) == set(CATALOG.editions)


@pytest.mark.parametrize(("rule", "edition"), RULES, ids=[f"{rule}-{edition.id}" for rule, edition in RULES])
def test_a_rule_has_a_basis_for_the_reports_of_each_edition(rule, edition):
    assert any(basis.holds(edition.first, edition.last) for basis in bases().rules[rule])


def test_no_document_is_cited_for_reports_older_than_it():
    for basis in (each for held in bases().rules.values() for each in held):
        years = [int(year) for year in re.findall(r"(?<=[〔（])20\d\d", basis.document)]
        assert all((basis.first or FIRST) >= year for year in years)


def test_what_nobody_has_read_names_no_document():
    practice = [basis for held in bases().rules.values() for basis in held if not basis.document]
    assert practice
    assert [
        basis.words for basis in practice if re.search(r"[〔〕《]|GB/T|第[一二三四五六七八九十]+条", basis.words)
    ] == ["数据文件的写法见《填写指南》；govgen new 生成的文件已经按正确的写法列好。"]


@pytest.mark.parametrize("edition", CATALOG.editions.values(), ids=lambda edition: edition.id)
def test_articles_of_relations_and_mentions_are_those_of_the_edition_and_hold_for_its_years(edition):
    held = bases()
    assert set(held.relations.get(edition.id, ())) <= set(edition.relations)
    assert set(held.mentions.get(edition.id, ())) == {mention.id for mention in edition.mentions}
    for part in (held.relations, held.mentions):
        for found in part.get(edition.id, {}).values():
            assert any(basis.holds(edition.first, edition.last) for basis in found)


def test_a_relation_that_nobody_has_read_about_names_no_document():
    unread = [
        relation.basis
        for edition in CATALOG.editions.values()
        for relation in edition.relations.values()
        if not bases().of_relation(edition, relation)
    ]
    assert unread
    assert not [basis for basis in unread if re.search(r"[〔〕《]|GB/T|第[一二三四五六七八九十]+条", basis)]


def test_a_basis_tells_its_years_its_words_and_where_they_were_read():
    read = Basis("要准确", 2019, None, "《条例》", "第六条", True, "某人", "某处", "2026-11-28")
    assert str(read) == "2019年度起：《条例》第六条：“要准确”（2026-11-28 某人读自 某处）"
    assert str(Basis("都填数", None, 2018)) == "2018年度以前（含）：通行做法：都填数"
    assert read.holds(2021, None)
    assert not read.holds(2008, 2018)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("[提交公布, '", "[提交公佈, '", "没有“提交公佈”这个条文"),
        ("document: 旧条例", "document: 旧条列", "没有“旧条列”这个文件"),
        ("on: 2026-11-28", "on: 去年", "写法不对"),
        ("    read: http", "    red: http", "缺少必需的键：read"),
    ],
)
def test_a_mistake_is_told_at_its_line(old, new, message):
    text = FILE.read_text(encoding="utf-8")
    if old.startswith("["):
        old, new = "category: [提交公布", "category: [提交公佈"
    assert old in text
    with pytest.raises(SchemaError, match=message) as told:
        read_bases(parse_source(text.replace(old, new, 1).encode(), "bases.yaml"))
    assert told.value.location is not None
