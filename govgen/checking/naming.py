"""What a clerk may call a rule or a balance relation, and the manual page of what was meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from govgen.checking.balances import broken
from govgen.checking.manual import PAGES, explain, known_bases, summary
from govgen.checking.rules import balance
from govgen.errors import UsageError
from govgen.model.basis import or_practice
from govgen.model.edition import Catalog, Edition
from govgen.model.finding import SEVERITY_WORDS, Severity
from govgen.model.relation import Relation
from govgen.model.spelling import suggest

EACH = {"column": "每一列", "row": "每一行", "": "全表一次"}
RELATION = """\
{name}（勾稽关系，{word}）

查什么：{where}{each}都要满足
    {formula}
依据：{basis}
版式：{editions}
"""
UNKNOWN = "没有“{name}”这条规则或勾稽关系{near}。运行 govgen rules 可以看到全部规则。"
SEVERAL = "“{name}”可以指几条规则，请写其中一条的编号：\n{list}"
LINE = "    {id}  {summary}"


def explain_named(name: str, catalog: Catalog) -> str:
    """The page of the rule or relation of a name; UsageError that lists what it may mean, or the nearest.

    A rule is known by its id and by words of its first sentence, a relation by its name, by what is said where it does
    not hold (收办不平), and by the words that messages have in brackets (`balance 申请.收办平衡`, `year 标题`).
    """
    asked = name.strip().strip("[]【】").removeprefix(balance.ID).strip() or balance.ID
    asked = next((page.ID for page in PAGES if asked.startswith(f"{page.ID} ")), asked)
    held, kind = list(catalog.editions.values()), known_bases().kind_of(catalog.newest)
    if any(asked == page.ID for page in PAGES):
        return explain(asked, kind)
    related = list(_relations(asked, held))
    if related:
        return "\n".join((*_pages(related), explain(balance.ID, kind)))
    matching = [page.ID for page in PAGES if asked in summary(page.ID)]
    if len(matching) > 1:
        lines = (LINE.format(id=rule, summary=summary(rule)) for rule in matching)
        raise UsageError(SEVERAL.format(name=asked, list="\n".join(lines)))
    if not matching:
        known = [*(page.ID for page in PAGES), *(relation for edition in held for relation in edition.relations)]
        raise UsageError(UNKNOWN.format(name=asked, near=suggest(asked, known)))
    return explain(matching[0], kind)


def _relations(asked: str, editions: Iterable[Edition]) -> Iterator[tuple[Edition, Relation]]:
    for edition in editions:
        for relation in edition.relations.values():
            if asked in _names(edition, relation):
                yield edition, relation


def _names(edition: Edition, relation: Relation) -> Iterator[str]:
    """Everything by which a relation is known."""
    table = edition.tables.get(relation.table)
    for name in (relation.id, broken(relation.id)):
        yield name
        yield from (f"{place}{mark}{name}" for place in (relation.table, table.label if table else "") for mark in ".·")


def _pages(related: Iterable[tuple[Edition, Relation]]) -> Iterator[str]:
    """A page for each wording of the relation, with the editions that have it; the newest first."""
    pages: dict[str, list[str]] = {}
    for edition, relation in related:
        table = edition.tables.get(relation.table)
        page = RELATION.format(
            name=relation.id,
            word=SEVERITY_WORDS[Severity(relation.severity)],
            where=f"{table.label}，" if table else "",
            each=EACH[relation.each],
            formula=legible(relation),
            basis="\n      ".join(map(str, or_practice(known_bases().of_relation(edition, relation), relation.basis))),
            editions="{editions}",
        )
        pages.setdefault(page, []).append(edition.id)
    for page, editions in reversed(pages.items()):
        yield page.replace("{editions}", "、".join(editions))


def legible(relation: Relation) -> str:
    """The formula of a relation with the signs that people read."""
    return relation.formula.text.replace("<=", "≤").replace(">=", "≥")
