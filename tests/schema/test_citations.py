"""What the forms cite is there in the years that they serve, and says what it is cited for."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest
import yaml

from govgen.checking.manual import known_bases, read_manual
from govgen.checking.profiles import load_editions
from govgen.checking.rules import PARENT_RULES, RULES
from govgen.model.form import Row
from govgen.schema.reports import bundled_reports
from tests.reports import CATALOG

LAW = yaml.safe_load(Path(__file__).with_name("law.yaml").read_text(encoding="utf-8"))
EDITIONS = {
    f"{catalog.name}{edition.id}": edition
    for catalog in (CATALOG, *map(load_editions, bundled_reports().values()))
    for edition in catalog.editions.values()
}
NUMBER = re.compile(
    r"[一-龥]+〔20\d\d〕\d+号|(?:国务院|教育部)令第\d+号|GB/T \d+—\d+|法治政府建设与责任落实督察工作规定"
)
ARTICLE = re.compile(r"第[一二三四五六七八九十]+条")
CITED = re.compile(r"(?:条例|、)(第[一二三四五六七八九十]+条)")
DISCLOSURE = "国务院令第711号"


def texts(value: object) -> Iterator[str]:
    """All that a form says, wherever in it."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from (text for each in value.values() for text in texts(each))
    elif isinstance(value, tuple | list):
        yield from (text for each in value for text in texts(each))
    elif is_dataclass(value):
        yield from (
            text for field in fields(value) if field.name != "folder" for text in texts(getattr(value, field.name))
        )


def documents(text: str) -> list[str]:
    """The documents that a text names by their numbers, without what stands before them."""
    found = (each.group() for each in NUMBER.finditer(text))
    return [next((name for name in LAW["documents"] if each.endswith(name)), each) for each in found]


def notes(rows: Iterable[Row]) -> Iterator[tuple[str, str]]:
    """The notes of rows and of those below them, each with the row's name."""
    for row in rows:
        yield row.name, row.note
        yield from notes(row.rows)


@pytest.mark.parametrize("edition", EDITIONS.values(), ids=EDITIONS)
def test_a_form_names_no_document_that_was_not_there_in_its_first_year(edition):
    first = edition.earlier.last + 1 if edition.earlier else edition.first
    refused = set(edition.rules.get("year-in-text", {}).get("outdated", ()))  # what its reports may not name
    named = {name for text in texts(edition) if text not in refused for name in documents(text)}
    assert {name: LAW["documents"].get(name) for name in named if not LAW["documents"].get(name, 9999) <= first} == {}


def test_an_article_that_was_read_says_what_the_law_is_known_to_say():
    unknown, missing = [], []
    for name, basis in known_bases().articles.items():
        law = next((law for law in LAW["laws"] if law in basis.document), None)
        known = LAW["laws"].get(law, {}).get(basis.article)
        if known is None:
            unknown.append(name)
        missing += [f"{name}：{word}" for word in known or () if basis.document and word not in basis.words]
    assert [name for name in unknown if "年度表三" not in name] == []
    assert missing == []


def test_the_basis_of_a_form_and_of_its_mentions_names_articles_that_there_are():
    for edition in CATALOG.editions.values():
        law = next(name for name in LAW["laws"] if name in edition.law)
        cited = [edition.law, *(mention.basis for mention in edition.mentions)]
        assert {article for text in cited for article in ARTICLE.findall(text)} <= set(LAW["laws"][law])


def test_what_a_preface_prints_cites_no_article_that_is_not_about_every_unit():
    assert not [edition.id for edition in CATALOG.editions.values() if ARTICLE.search(edition.law)]


def test_a_note_of_a_row_cites_the_article_that_the_row_is_about_and_in_its_words():
    seen = set()
    for edition in CATALOG.editions.values():
        for name, note in notes(row for table in edition.tables.values() for row in table.rows()):
            cited = CITED.findall(note)
            if cited:
                seen.add(name)
                assert cited == LAW["rows"][name]
                said = note.partition("：")[2]
                assert not said or any(word in said for each in cited for word in LAW["laws"][DISCLOSURE][each])
    assert seen == set(LAW["rows"])


@pytest.mark.parametrize("page", [*RULES, *PARENT_RULES], ids=lambda page: page.ID)
def test_the_page_of_a_rule_leaves_documents_to_its_basis(page):
    told = read_manual(page)
    assert documents(told.why) == []
    assert ARTICLE.findall(told.why) == []
