"""Options of rules: what each rule lets an edition or a place set, as the schema is judged by when it loads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple, TypeAlias

from govgen.model.relation import SeverityWord

OptionKind: TypeAlias = Literal[
    "number", "numbers", "texts", "choices", "counts", "amounts", "words", "dates", "sections", "categories"
]
Setting: TypeAlias = "int | str | tuple[str, ...] | tuple[int, ...]"
Settings: TypeAlias = Mapping[str, Mapping[str, Setting]]

MOST = 999_999_999
YEARS, PER_CENT = (1949, 2100), (1, 100)  # what a year can be, what a share
SEVERITY, OFF = "severity", "off"  # the option that every rule has, and what takes the rule away


class Option(NamedTuple):
    """One option of a rule: what its values are, and what holds where none is set.

    `number` is a whole number within `span`, `numbers` a list of such; `texts` a list of words, `choices` of words
    with others beside them (`甲|乙`). `sections` (that hold prose) and `categories` are lists of names that the edition
    must have, `counts`, `amounts`, `words` and `dates` of paths of its cells, which are numbers of slots once it is
    loaded. An option says nothing without the one that it `needs`; of two `paired` lists the items belong together.
    """

    kind: OptionKind
    default: int | tuple[str, ...] = ()
    span: tuple[int, int] = (1, MOST)
    needs: str = ""
    paired: bool = False


Options: TypeAlias = Mapping[str, Option]


class RuleSpec(NamedTuple):
    """What can be set of a rule; of one that is `graded` by its relations, the severity stands with these."""

    severity: SeverityWord
    options: Options
    graded: bool = False


RuleBook: TypeAlias = Mapping[str, RuleSpec]
