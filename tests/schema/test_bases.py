"""What rules rest on is data: read by somebody, of the years that a report is on, or called practice."""

import re

import pytest

from govgen import api
from govgen.checking import PAGES
from govgen.checking.manual import known_bases, rule_ids
from govgen.checking.naming import explain_named
from govgen.errors import SchemaError
from govgen.files import bundled
from govgen.model.basis import Basis
from govgen.schema.bases import read_bases
from govgen.schema.metaschema import plain
from govgen.schema.reports import bundled_reports
from govgen.source import parse_source, read_source
from tests.reports import CATALOG
from tests.small_schemas import ROUNDED_SUM, only_edition, schema_file, small_schema

FILE = bundled("schema") / "bases.yaml"
DOCUMENTS = plain(read_source(FILE).root)["documents"]
FIRST = min(edition.first for edition in CATALOG.editions.values())
NOW = 2030  # an edition without end is looked at until then
RULES = [(page, edition) for page in PAGES for edition in CATALOG.editions.values()]
NUMBERED = re.compile(r"(?<=[〔（—])(?:19|20)\d\d(?=[年〕）])")
USAGE = re.compile(r"govgen|(?<![a-z-])--?[a-z]|《(?:填写指南|检查规则|预检|快速上手)》|schema|不检查")


def read(text):
    return read_bases(parse_source(text.encode(), "bases.yaml"), rule_ids())


def all_bases():
    """Every basis with what it is one of and the edition that this belongs to, None for all."""
    held = known_bases()
    yield from ((f"rules.{name}", each, None) for name, listed in held.rules.items() for each in listed)
    yield from ((f"others.{name}", each, None) for name, listed in held.others.items() for each in listed)
    for kind, named in held.kinds.items():
        yield from ((f"kinds.{kind}.{name}", each, None) for name, listed in named.items() for each in listed)
    yield from ((f"forms.{name}", each, name) for name, listed in held.forms.items() for each in listed)
    for part, editions in (("relations", held.relations), ("mentions", held.mentions)):
        for edition, named in editions.items():
            yield from (
                (f"{part}.{edition}.{name}", each, edition) for name, listed in named.items() for each in listed
            )


def texts_in(held):
    """Every text in plain data."""
    if isinstance(held, str):
        yield held
    elif isinstance(held, dict):
        yield from (text for each in held.values() for text in texts_in(each))
    elif isinstance(held, list | tuple):
        yield from (text for each in held for text in texts_in(each))


def years_of(edition):
    return range(edition.first, (edition.last or NOW) + 1)


def years_asked(page, edition):
    """The years of an edition for which a rule can find anything: some need cells that the edition names."""
    options = getattr(page, "OPTIONS", {})
    chosen = edition.rules.get(page.ID, {})
    if options and all(option.needs for option in options.values()) and not chosen:
        return []
    return [year for year in years_of(edition) if year >= chosen.get("since", edition.first)]


def test_each_rule_and_each_form_has_its_basis_and_nothing_else_has():
    assert set(known_bases().rules) == {page.ID for page in PAGES}
    assert set(known_bases().forms) == set(CATALOG.editions)


@pytest.mark.parametrize(("page", "edition"), RULES, ids=[f"{page.ID}-{edition.id}" for page, edition in RULES])
def test_a_rule_has_a_basis_for_every_year_that_it_looks_at(page, edition):
    held = known_bases().rules[page.ID]
    assert [year for year in years_asked(page, edition) if not any(each.holds(year, year) for each in held)] == []


def test_a_rule_that_needs_a_law_is_not_asked_before_it_holds():
    (page,) = (page for page in PAGES if page.ID == "direct-suit")
    first = {name: min(years_asked(page, edition), default=None) for name, edition in CATALOG.editions.items()}
    assert (first["2014"], first["2019"], first["2021"]) == (None, None, 2024)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_is_cited_for_the_reports_made_while_it_was_in_force_and_for_no_others(name):
    document = DOCUMENTS[name]
    since, until = str(document["since"]), str(document.get("until", "9999"))
    if "from" in document:  # in force before the reports of that year were due, whose making it orders
        assert since <= f"{document['from'] + 1}-01-31"
        since = f"{document['from']}-12-31"
    cited = [(what, each) for what, each, _ in all_bases() if each.document == document["title"]]
    for what, each in cited:
        for year in range(FIRST, NOW):
            in_force = since <= f"{year}-12-31" and until > f"{year + 1}-03-31"
            assert each.holds(year, year) == in_force, (what, year)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_is_in_force_no_earlier_than_the_year_it_is_numbered_with(name):
    numbered = [int(year) for year in NUMBERED.findall(DOCUMENTS[name]["title"])]
    assert numbered
    assert int(str(DOCUMENTS[name]["since"])[:4]) >= max(numbered)


@pytest.mark.parametrize(
    ("until", "last"), [("2021-09-26", 2020), ("2019-05-15", 2018), ("2020-03-31", 2018), ("2020-04-01", 2019)]
)
def test_a_document_rules_the_reports_made_until_march_while_it_was_in_force(until, last):
    text = FILE.read_text(encoding="utf-8").replace('until: "2021-09-26"', f'until: "{until}"')
    assert read(text.replace('since: "2019",', 'since: "2016",')).articles["试行"].last == last


def test_everything_listed_for_an_edition_holds_for_some_of_its_years():
    for what, each, name in all_bases():
        if name:
            edition = CATALOG.editions[name]
            assert each.holds(edition.first, edition.last), what


def test_no_text_of_an_edition_cites_a_document_that_came_after_its_reports():
    for name, edition in plain(read_source(bundled("schema.yaml")).root)["editions"].items():
        known = CATALOG.editions[name]
        first = known.earlier.last + 1 if known.earlier else known.first
        for text in texts_in(edition):
            said = [int(year) for year in NUMBERED.findall(text) if f"{year}年度起" not in text]
            assert all(year <= first for year in said), (name, text)


def test_a_published_report_is_practice_and_no_document():
    assert not [document for document in DOCUMENTS.values() if re.search("年度报告$|年报$", document["title"])]


def test_a_basis_says_what_is_asked_and_not_how_the_program_is_used():
    assert not [(what, each.words) for what, each, _ in all_bases() if USAGE.search(each.words)]


def test_what_nobody_has_read_names_no_document():
    practice = [basis for what, basis, name in all_bases() if not (name or basis.document)]
    assert practice
    assert not [
        basis.words for basis in practice if re.search(r"[〔〕《]|GB/T|第[一二三四五六七八九十]+条", basis.words)
    ]


@pytest.mark.parametrize("edition", CATALOG.editions.values(), ids=lambda edition: edition.id)
def test_articles_of_relations_and_mentions_are_those_of_the_edition_and_hold_for_its_years(edition):
    held = known_bases()
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
        if not known_bases().of_relation(edition, relation)
    ]
    assert unread
    assert not [basis for basis in unread if re.search(r"[〔〕《]|GB/T|第[一二三四五六七八九十]+条", basis)]


KINDS = [(kind, edition) for kind, path in bundled_reports().items() for edition in api.editions(path)]
ABOUT_ALL = {"《党政机关公文格式》（GB/T 9704—2012）"}  # of every document that an office makes


@pytest.mark.parametrize(("kind", "edition"), KINDS, ids=[f"{kind}-{edition.id}" for kind, edition in KINDS])
def test_a_rule_rests_on_what_is_of_the_kind_of_report_or_on_practice_in_all_its_years(kind, edition):
    held = known_bases()
    own = {basis.document for listed in held.kinds[kind].values() for basis in listed}
    for page in PAGES:
        listed = held.of_rule(page.ID, kind)
        assert {basis.document for basis in listed} <= {"", *own, *ABOUT_ALL}
        assert not [basis.words for basis in listed if re.search("政府信息公开|年报|条例", basis.words)], page.ID
        assert all(any(basis.holds(year, year) for basis in listed) for year in years_of(edition)), page.ID


def test_a_form_of_one_s_own_that_names_no_kind_does_not_rest_on_the_law_of_the_main_one():
    held = known_bases()
    assert {held.kind_of(edition) for edition in CATALOG.editions.values()} == {""}
    own = only_edition(small_schema(ROUNDED_SUM))
    assert held.kind_of(own) == "本单位自己的报告"
    assert not [basis for basis in held.of_rule("deadline", held.kind_of(own)) if basis.document]


def test_a_rule_is_explained_by_what_it_rests_on_in_a_form_of_one_s_own(tmp_path):
    schema = schema_file(tmp_path, small_schema(ROUNDED_SUM, units=["件"]))
    assert "条例" not in explain_named("deadline", api.catalog(schema))
    assert "条例" in explain_named("deadline", CATALOG)


@pytest.mark.parametrize("name", CATALOG.editions)
def test_the_definition_of_the_fee_is_no_basis_of_what_is_said_of_it(name):
    held = known_bases()
    named = {**held.relations.get(name, {}), **held.mentions.get(name, {})}
    assert "第二条" not in {basis.article for listed in named.values() for basis in listed}


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
        ("\nothers:\n  category:", "\nothers:\n  jump:", "others 里没有写"),
        ("kinds:\n  政府网站:", "kinds:\n  政府网战:", "没有“政府网战”这个报告"),
        ("\n  jump:", "\n  jumb:", "没有“jumb”这个规则，是否想写“jump”"),
        ('\n  "2021":', '\n  "2012":', "没有“2012”这个版式"),
        ("收费不超过通知:", "收费不超过通智:", "没有“收费不超过通智”这个勾稽关系，是否想写"),
        ("社会评议:", "社会评意:", "没有“社会评意”这个应写事项"),
        ('since: "2021-09-26"', 'since: "2021-13-41"', "“2021-13-41”不是日历上有的日子"),
        ("on: 2026-11-28", "on: 2026-11-31", "“2026-11-31”不是日历上有的日子"),
        ('since: "2008-05-01"', 'since: "2020-05-01"', "起止颠倒"),
        ("from: 2019}", "from: 2019, to: 2012}", "起止颠倒"),
        ("from: 2017}", "from: 2016}", "文件还没有施行"),
        ("    words: 县级", "    said: 转述\n    words: 县级", "words（原话）或者 said（转述）其中一个"),
    ],
)
def test_a_mistake_is_told_at_its_line(old, new, message):
    text = FILE.read_text(encoding="utf-8")
    if old.startswith("["):
        old, new = "category: [提交公布", "category: [提交公佈"
    assert old in text
    with pytest.raises(SchemaError, match=message) as told:
        read(text.replace(old, new, 1))
    assert told.value.location is not None


def test_a_rule_without_a_basis_is_told():
    with pytest.raises(SchemaError, match="没有写规则“unheard”的依据"):
        read_bases(read_source(FILE), (*rule_ids(), "unheard"))


def test_deadlines_are_called_practice_where_no_document_gives_them():
    for name, path in {"": None, **bundled_reports()}.items():
        for edition in api.catalog(path).editions.values():
            listed = known_bases().of_rule("deadline", name)
            held = [each for each in listed if each.holds(edition.first, edition.last)]
            assert any(each.document for each in held) == bool(edition.customary < {*edition.deadlines}), edition.id
            assert not edition.customary or any(not each.document for each in held), edition.id


def test_no_form_is_said_to_follow_from_a_document_that_gives_none():
    """That an article tells when to publish does not make it prescribe what the form of the report is."""
    of_publishing = ("第二十四条", "118号", "143号")
    for path in bundled_reports().values():
        for edition in api.catalog(path).editions.values():
            if any(document in edition.basis for document in of_publishing):
                assert edition.basis.startswith("通行做法"), edition.id


def test_articles_named_in_the_notes_of_rows_are_accounted_for():
    held = known_bases()
    for name in ("2019", "2021"):
        assert any("第三十五至三十九条" in each.words and not each.document for each in held.forms[name])
