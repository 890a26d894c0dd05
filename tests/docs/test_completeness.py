"""Nothing that a reader meets is left out of the documentation, and nothing in it is made up."""

import re

import pytest
from docx import Document

from govgen.checking import rule_ids
from govgen.errors import SourceError
from govgen.model.keys import HEAD, WAIVER_KEYS, WAIVERS
from govgen.schema.metaschema import plain
from govgen.source import parse_source, read_source
from tests.docs.reading import DOCS, fenced, inline, read, without_fences
from tests.reports import CATALOG, ROOT

_FIRST_CELL = re.compile(r"^\| ([^|]*) \| [^|]* \|$", re.MULTILINE)
_KEY = re.compile(r"^ +(\w+): ?(?:$|\{)", re.MULTILINE)


@pytest.mark.parametrize("rule", rule_ids())
def test_every_rule_has_its_section(rule):
    assert f"\n### {rule}\n" in read(DOCS / "检查规则.md")


@pytest.mark.parametrize("edition", CATALOG.editions.values(), ids=lambda edition: edition.id)
def test_every_row_and_every_relation_is_explained(edition):
    guide, rules = read(DOCS / "填写指南.md") + read(DOCS / "以前的版式.md"), read(DOCS / "检查规则.md")
    for table in edition.tables:
        assert f"<!-- generated: rows {edition.id} {table} -->" in guide
    assert f"<!-- generated: sections {edition.id} -->" in guide
    assert f"<!-- generated: relations {edition.id} -->" in rules
    assert not edition.mentions or f"<!-- generated: mentions {edition.id} -->" in rules


def test_every_key_of_the_head_is_explained():
    said = set(inline(read(DOCS / "填写指南.md")))
    wanted = {*HEAD, *(key for keys in HEAD.values() for key in keys), WAIVERS, *WAIVER_KEYS}
    assert wanted <= said


def style_names():
    page = read(DOCS / "模板.md")
    rows = page[page.index("| 样式 |") : page.index("中文版 Word")]
    return re.findall(r"`([^`{]+)`", "".join(row.partition(" | ")[0] for row in rows.splitlines()))


@pytest.mark.parametrize("edition", CATALOG.editions.values(), ids=lambda edition: edition.id)
def test_every_style_named_is_in_the_templates(edition):
    names = {style.name for style in Document(str(ROOT / "templates" / edition.template)).styles}
    assert len(style_names()) > 10
    assert set(style_names()) <= names


# What a clerk may write, and what the quick start says that the message then has.
UNREADABLE = {
    "全角冒号": "年度：2025\n单位： 青禾县水利局\n",
    "冒号后面没有空格": "年度:2025\n单位:x\n落款日期: x\n",
    "用了制表符缩进": "单位:\n\t名称: x\n",
    "名称写重了": "年度: 2025\n年度: 2025\n",
    "引号没有成对": '年度: "2025\n',
    "没有成对": "单位: {名称: x\n年度: 2025\n",
    "不是 UTF-8": b"\x80\x81\xff\xfe\xff",
}


def test_the_quick_start_explains_these_messages():
    page = read(DOCS / "快速上手.md")
    rows = page[page.index("| 提示里有 |") : page.index("## 四、报送")]
    told = [cell for cell in _FIRST_CELL.findall(rows) if cell not in ("提示里有", "---")]
    assert told == [*UNREADABLE, "找不到这个文件"]


@pytest.mark.parametrize(("words", "data"), UNREADABLE.items())
def test_a_message_has_the_words_that_the_quick_start_explains(words, data):
    with pytest.raises(SourceError, match=words):
        parse_source(data if isinstance(data, bytes) else data.encode(), "a.yaml")


def test_a_missing_file_has_the_words_that_the_quick_start_explains(tmp_path):
    with pytest.raises(SourceError, match="找不到这个文件"):
        read_source(tmp_path / "a.yaml")


# What of the page on editions explains each definition of a metaschema: from where to where.
SECTION, TABLE, CLAIMS = "### Section", "### Table", "### Claims: "
EXPLAINED = {
    "metaschema": {
        "": ("## Reference", "### Edition"),
        "body": ("`bodies` (", "), `units`"),
        "edition": ("### Edition", SECTION),
        "edition.earlier": ("| `earlier` |", "\n"),
        "edition.period": ("| `period` |", "\n"),
        "edition.years": ("| `years` |", "\n"),
        "deadline": ("| `deadlines` |", "\n"),
        "section": (SECTION, TABLE),
        "section.figures": ("| `figures` |", "\n"),
        "aspect": ("| `aspects` |", "\n"),
        "likeTable": (TABLE, "A **row**"),
        "ownTable": (TABLE, "A **row**"),
        "ownTable.blocks": ("| `columns`, `rows` |", "\n"),
        "row": ("A **row**", "### Relation"),
        "row.open": ("A row may have a `code`", "Under the heading"),
        "ownColumn": ("A **column**", "### Relation"),
        "columnGroup": ("A **column**", "A row may have"),
        "relation": ("### Relation", "### Mention"),
        "mention": ("### Mention", CLAIMS),
        "rule": ("| `rules` | options of rules:", "\n"),
    },
    "metaschema-claims": {
        "": (CLAIMS, "A wording is"),
        "denominator": ("| `denominators` |", "\n"),
        "quantity": ("A **quantity**", "What prose says"),
        "rows": ("What prose says", "A wording is"),
        "rule": ("| `rules` | options of rules:", "\n"),
    },
}
ANYWHERE = {"like"}  # said once for all that can have it


def forms_in(schema, name=""):
    """The keys of every mapping that a JSON Schema knows, by the name of its definition."""
    if isinstance(schema, list):
        yield from (found for one in schema for found in forms_in(one, name))
    elif isinstance(schema, dict):
        if isinstance(schema.get("properties"), dict):
            yield name, set(schema["properties"])
        for key, value in schema.items():
            inner = value.items() if key in ("properties", "definitions") else [("", value)]
            for each, one in inner:
                yield from forms_in(
                    one, each if key == "definitions" else f"{name}.{each}".strip(".") if each else name
                )


@pytest.mark.parametrize("form", EXPLAINED)
def test_every_key_of_the_schema_is_explained_where_its_mapping_is(form):
    text = read(ROOT / "govgen" / "schema" / f"{form}.yaml")
    page = read(DOCS / "dev" / "editions.md")
    found = dict[str, set[str]]()
    for name, keys in forms_in(plain(parse_source(text.encode(), form).root)):
        found.setdefault(name, set()).update(keys)
    assert found.keys() == EXPLAINED[form].keys()
    unsaid = {}
    for name, (start, end) in EXPLAINED[form].items():
        at = page.index(start)
        said = " ".join(inline(page[at : page.index(end, at + len(start))]))
        unsaid[name] = [key for key in sorted(found[name] - ANYWHERE) if not re.search(rf"\b{key}\b", said)]
    assert {name: keys for name, keys in unsaid.items() if keys} == {}


def test_the_picture_of_the_layers_has_every_package():
    (picture,) = [fence.text for fence in fenced(read(DOCS / "dev" / "README.md"), "text") if "api" in fence.text]
    packages = {path.parent.name for path in (ROOT / "govgen").glob("*/__init__.py")}
    assert packages - set(re.findall(r"\w+", picture)) == set()


DEVELOPER_PAGES = [*sorted((DOCS / "dev").glob("*.md")), ROOT / "CONTRIBUTING.md"]


@pytest.mark.parametrize("path", DEVELOPER_PAGES, ids=lambda path: path.name)
def test_files_named_in_the_developer_pages_exist(path):
    named = [word for word in inline(read(path)) if re.fullmatch(r"[\w.]+(/[\w.\-]+)+/?", word)]
    named = [word for word in named if not re.search("YEAR|PLACE", word)]  # what stands for a name
    places = (ROOT, ROOT / "govgen")
    assert [word for word in named if not any((place / word).exists() for place in places)] == []


@pytest.mark.parametrize("path", DEVELOPER_PAGES, ids=lambda path: path.name)
def test_modules_and_folders_named_without_their_place_exist(path):
    """A page that tells of one package names its modules alone: they move, and are renamed."""
    folders = [ROOT / name for name in ("govgen", "tools", "tests", "bench")]
    known = {found.name for folder in folders for found in folder.rglob("*") if found.is_dir() or found.suffix == ".py"}
    known |= {found.name for found in ROOT.iterdir()}
    named = [word for word in inline(read(path)) if re.fullmatch(r"\w+(\.py|/)", word)]
    assert [word for word in named if word.rstrip("/") not in known] == []


@pytest.mark.parametrize("path", sorted(DOCS.glob("*.md")), ids=lambda path: path.name)
def test_the_guides_use_full_width_punctuation(path):
    prose = re.sub(r"`[^`]*`|<!--.*?-->|\]\([^)]*\)", "", without_fences(read(path)))
    assert re.findall(r".{0,8}[一-鿿][,;?!][一-鿿].{0,8}", prose) == []
