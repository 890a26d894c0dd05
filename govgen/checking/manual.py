"""The manual pages of the rules: the docstrings of their modules, and what they rest on, which is data."""

import inspect
import re
import textwrap
from typing import NamedTuple

from govgen.checking.rules import PARENT_RULES, RULES, RulePage
from govgen.errors import UsageError
from govgen.model.finding import SEVERITY_WORDS
from govgen.patterns import lazy
from govgen.prose.names import suggest
from govgen.schema.bases import Bases, bases

WHY, BASIS, WRONG, RIGHT, CHOICES, REMEDY = "为什么", "依据", "错误示例", "正确示例", "选项", "怎么改"
PARTS = (WHY, WRONG, RIGHT, CHOICES, REMEDY)
REST = "{basis}：\n{list}\n\n"
PAGES: tuple[RulePage, ...] = (*RULES, *PARENT_RULES)
UNKNOWN = "没有“{name}”这条规则{near}。运行 govgen rules 可以看到全部规则。"

_HEADING = lazy(rf"^({'|'.join(PARTS)})：", re.MULTILINE)


class Manual(NamedTuple):
    """The manual page of one rule; `wrong` and `right` are snippets of a data file, `choices` its options or empty."""

    summary: str
    why: str
    basis: str
    wrong: str
    right: str
    choices: str
    remedy: str


def rule_ids() -> tuple[str, ...]:
    """The ids of all rules, in the order of `PAGES`."""
    return tuple(page.ID for page in PAGES)


def explain(rule_id: str, kind: str = "") -> str:
    """The manual page of a rule with its id and severity on the first line; UsageError if there is no such rule.

    What it rests on is that of a `kind` of report, empty for the main one.
    """
    page = _find(rule_id)
    before, wrong, behind = (inspect.getdoc(page) or "").partition(f"{WRONG}：")
    told = REST.format(basis=BASIS, list=textwrap.indent(basis_of(page.ID, kind), "    "))
    return f"{page.ID}（{SEVERITY_WORDS[page.SEVERITY]}）\n\n{before}{told}{wrong}{behind}\n"


def basis_of(rule_id: str, kind: str = "") -> str:
    """What a rule rests on in reports of a kind, a line each."""
    return "\n".join(map(str, known_bases().of_rule(rule_id, kind)))


def known_bases() -> Bases:
    """What rules, relations and mentions rest on; SchemaError where the file of it is wrong."""
    return bases(rule_ids())


def summary(rule_id: str) -> str:
    """The first sentence of a rule's manual page."""
    return read_manual(_find(rule_id)).summary


def read_manual(page: RulePage) -> Manual:
    """The parts of a rule's manual page; a part that is not there is empty."""
    first, *rest = _HEADING.split(inspect.getdoc(page) or "")
    parts = dict(zip(rest[::2], rest[1::2], strict=True))
    why, wrong, right, choices, remedy = (parts.get(name, "") for name in PARTS)
    return Manual(
        first.strip(),
        why.strip(),
        basis_of(page.ID),
        _snippet(wrong),
        _snippet(right),
        choices.strip(),
        remedy.strip(),
    )


def _snippet(text: str) -> str:
    dedented = textwrap.dedent(text).strip("\n")
    return dedented + "\n" if dedented else ""


def _find(rule_id: str) -> RulePage:
    found = next((page for page in PAGES if rule_id == page.ID), None)
    if found is None:
        raise UsageError(UNKNOWN.format(name=rule_id, near=suggest(rule_id, rule_ids())))
    return found
