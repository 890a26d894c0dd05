"""What rules, relations and mentions rest on, as `schema/bases.yaml` has it: read when somebody asks for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from govgen.errors import SchemaError
from govgen.files import bundled
from govgen.model.basis import Basis
from govgen.model.edition import Edition
from govgen.model.mention import Mention
from govgen.model.relation import Relation
from govgen.model.spelling import suggest
from govgen.model.words import day_of
from govgen.schema.files import EDITIONS, Plain, read_schema, schema_source
from govgen.schema.metaschema import plain, verify
from govgen.schema.places import Misfit
from govgen.schema.reports import bundled_reports, main_schema
from govgen.source import Source, read_bytes

FILE, FORM, WHAT = "bases.yaml", "metaschema-bases.yaml", "依据"
OWN_KIND = "本单位自己的报告"
UNKNOWN = "没有“{name}”这个{what}{near}"
NO_BASIS = "没有写规则“{rule}”的依据"
NO_OTHERS = "规则“{rule}”的依据引条文或者分年度，others 里没有写其他各种报告的"
NO_DAY = "“{day}”不是日历上有的日子"
BACKWARDS = "起止颠倒了：止在起的前面"
NOT_YET = "写的年度的报告公布时，文件还没有施行"
SPAN = ("since", "until")
REPORTED = "-03-31"  # by this day of the next year a report is made; a document that is void by then does not rule it


class Bases(NamedTuple):
    """The articles that somebody has read, by name, and the bases of each edition's form and of each rule.

    `relations` and `mentions` have those that rest on an article, by edition and name. What rules rest on in reports of
    `others` kinds than the main one, and in one of the `kinds`, goes before `rules` there.
    """

    articles: Mapping[str, Basis]
    forms: Mapping[str, tuple[Basis, ...]]
    rules: Mapping[str, tuple[Basis, ...]]
    relations: Mapping[str, Mapping[str, tuple[Basis, ...]]]
    mentions: Mapping[str, Mapping[str, tuple[Basis, ...]]]
    others: Mapping[str, tuple[Basis, ...]]
    kinds: Mapping[str, Mapping[str, tuple[Basis, ...]]]
    titles: frozenset[str]  # of the main report

    def kind_of(self, edition: Edition) -> str:
        """The kind of report that an edition is of, empty for the main one; a schema of one's own may name none."""
        return edition.report or ("" if edition.title in self.titles else OWN_KIND)

    def of_rule(self, rule: str, kind: str) -> tuple[Basis, ...]:
        """What a rule rests on in reports of a kind, which is empty for the main one."""
        own = self.kinds.get(kind, {}).get(rule) or self.others.get(rule) if kind else None
        return own or self.rules[rule]

    def of_relation(self, edition: Edition, relation: Relation) -> tuple[Basis, ...]:
        """The articles that a balance relation rests on; none where nobody has read any."""
        return self.relations.get(edition.id, {}).get(relation.id, ())

    def of_mention(self, edition: Edition, mention: Mention) -> tuple[Basis, ...]:
        """The articles that a mention rests on; none where nobody has read any."""
        return self.mentions.get(edition.id, {}).get(mention.id, ())


@cache
def bases(rules: tuple[str, ...]) -> Bases:
    """The bundled bases, of these rules."""
    path = bundled("schema") / FILE
    return read_bases(schema_source(read_bytes(path), str(path)), rules)


def read_bases(source: Source, rules: tuple[str, ...]) -> Bases:
    """The bases in a file; SchemaError at its place where its form is wrong or it names what there is not.

    It has one for each of the rules.
    """
    values: Plain = plain(source.root)
    verify(values, FORM, WHAT, source.locate)
    for path, message in (*_strangers(values, rules), *_wrong_days(values)):
        raise SchemaError(message, source.locate(path))
    known = _articles(values, source)
    forms, ruled, others = (_listed(values[part], part, known, source) for part in ("forms", "rules", "others"))
    relations, mentions, kinds = (
        {name: _listed(each, f"{part}.{name}", known, source) for name, each in values[part].items()}
        for part in ("relations", "mentions", "kinds")
    )
    titles = frozenset(spec["title"] for spec in _editions().values() if "title" in spec)
    return Bases(known, forms, ruled, relations, mentions, others, kinds, titles)


def _editions() -> Plain:
    """The editions of the main report, as they are written."""
    editions: Plain = plain(read_schema(main_schema()).main().root)[EDITIONS]
    return editions


def _strangers(values: Plain, rules: tuple[str, ...]) -> Iterator[Misfit]:
    """Rules, editions, relations and mentions that there are not, and rules without a basis."""
    editions = _editions()
    kinds = bundled_reports()
    asked = [("rules", rules, "规则"), ("forms", editions, "版式"), ("others", rules, "规则"), ("kinds", kinds, "报告")]
    asked += [(f"kinds.{name}", rules, "规则") for name in values["kinds"]]
    for part, what in (("relations", "勾稽关系"), ("mentions", "应写事项")):
        asked.append((part, editions, "版式"))
        asked += [(f"{part}.{name}", editions[name].get(part, ()), what) for name in values[part] if name in editions]
    for path, known, what in asked:
        for name in _at(values, path):
            if name not in known:
                yield f"{path}.{name}", UNKNOWN.format(name=name, what=what, near=suggest(name, known))
    yield from (("rules", NO_BASIS.format(rule=rule)) for rule in rules if rule not in values["rules"])
    for rule, items in values["rules"].items():
        if rule not in values["others"] and not all(isinstance(item, dict) and len(item) == 1 for item in items):
            yield f"rules.{rule}", NO_OTHERS.format(rule=rule)


def _at(values: Plain, path: str) -> Plain:
    part, _, name = path.partition(".")
    held: Plain = values[part]
    found: Plain = held[name] if name else held
    return found


def _wrong_days(values: Plain) -> Iterator[Misfit]:
    """Days that no year has, and years and days in the wrong order."""
    documents = values["documents"].items()
    days = [(f"documents.{name}.{key}", spec.get(key, "")) for name, spec in documents for key in SPAN]
    days += [(f"articles.{name}.on", spec["on"]) for name, spec in values["articles"].items()]
    yield from ((path, NO_DAY.format(day=day)) for path, day in days if len(day) > 4 and day_of(day) is None)
    for name, spec in documents:
        if spec["since"] > spec.get("until", spec["since"]):
            yield f"documents.{name}.until", BACKWARDS
        if "from" in spec and spec["since"] > f"{spec['from'] + 1}{REPORTED}":
            yield f"documents.{name}.from", NOT_YET
    for path, item in _practices(values, ""):
        if item.get("from", 0) > item.get("to", item.get("from", 0)):
            yield f"{path}.to", BACKWARDS


def _practices(held: Any, path: str) -> Iterator[tuple[str, Plain]]:
    """All that is called practice, with its place."""
    if isinstance(held, dict) and "practice" in held:
        yield path, held
    elif isinstance(held, dict | list):
        for key, one in held.items() if isinstance(held, dict) else enumerate(held, start=1):
            yield from _practices(one, f"{path}.{key}".lstrip("."))


def _listed(named: Plain, where: str, known: Mapping[str, Basis], source: Source) -> dict[str, tuple[Basis, ...]]:
    return {
        name: tuple(
            _basis(item, known, source, f"{where}.{name}.{number}") for number, item in enumerate(items, start=1)
        )
        for name, items in named.items()
    }


def _articles(values: Plain, source: Source) -> dict[str, Basis]:
    documents = values["documents"]
    found = {}
    for name, spec in values["articles"].items():
        if spec["document"] not in documents:
            raise _unknown(source, f"articles.{name}.document", spec["document"], "文件", documents)
        document = documents[spec["document"]]
        found[name] = Basis(
            words=spec.get("words") or spec["said"],
            first=document.get("from") or int(document["since"][:4]),
            last=_last_year(document.get("until", "")),
            document=document["title"],
            article=spec["article"],
            quoted="words" in spec,
            reader=values["reader"],
            read=spec["read"],
            on=spec["on"],
        )
    return found


def _last_year(until: str) -> int | None:
    """The last year whose report was made while a document was in force, None while it is."""
    year = until[:4]
    return int(year) - (1 if until > f"{year}{REPORTED}" else 2) if until else None


def _basis(item: str | Plain, known: Mapping[str, Basis], source: Source, where: str) -> Basis:
    if not isinstance(item, str):
        return Basis(item["practice"], item.get("from"), item.get("to"))
    if item not in known:
        raise _unknown(source, where, item, "条文", known)
    return known[item]


def _unknown(source: Source, where: str, name: str, what: str, known: Mapping[str, object]) -> SchemaError:
    return SchemaError(UNKNOWN.format(name=name, what=what, near=suggest(name, known)), source.locate(where))
