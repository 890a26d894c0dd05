"""Rows and columns of a form as items: what each is called, what stands below it, what it is a part of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from govgen.drafting.blanks import FormBlank
from govgen.drafting.forms import FormRow, FormSide, Heading
from govgen.drafting.names import PERCENT, DraftKind, is_rate, kind_of, name_of, unit_in
from govgen.drafting.outline import AMONG, doubtful, is_bare_among, wholes
from govgen.model.form import UNSUMMED
from govgen.model.numbers import UNITS
from govgen.schema.labels import letters

ONLY = "数量"
WITHOUT_UNIT: tuple[DraftKind, ...] = ("", "change")  # what the unit of the row above may tell more of
GENERAL = ("合计", "总计", "共计", "小计", "其他")  # what says nothing by itself


@dataclass(slots=True, eq=False)
class FormItem:
    """A row or a column: its path, its label, what the form draws it below; `own` tells that it has figures itself.

    `inside` is what it is a part of, by its number or by `其中` (`among`), `loose` that this cannot be told; `scope` is
    what stands above a group of columns besides, `around` the unit of its table, `line` where a row stands,
    `beside` the row of the other side there, `counted` its number among them, or how it is worked out: `4=5+6`.
    """

    path: str
    label: str
    unit: str = ""
    own: bool = True
    around: str = ""
    scope: str = ""
    code: str = ""
    line: int = 0
    beside: str = ""
    counted: str = ""
    asks: tuple[FormBlank, ...] = ()
    inside: FormItem | None = None
    loose: bool = False
    items: list[FormItem] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The key it has below what it is drawn below."""
        return self.path.rpartition(".")[2]

    @property
    def heading(self) -> str:
        """What is printed: of a group of columns below another heading both."""
        return self.scope + self.label

    @property
    def among(self) -> bool:
        """True for what the form calls a part."""
        return bool(AMONG.match(self.label))

    @property
    def asked(self) -> FormBlank:
        """What all its blanks ask for that are not crossed out, nothing where they differ."""
        asks = [ask for ask in self.asks if not ask.crossed] or self.asks
        return asks[0] if len(set(asks)) == 1 else FormBlank()

    @property
    def kind(self) -> DraftKind:
        """How what stands there is written, empty for a count."""
        kind = self.asked.kind or kind_of(self.label, self.unit)
        if self.unit or self.around not in (*UNITS, PERCENT) or kind not in WITHOUT_UNIT:
            return kind
        return kind_of(self.label, self.around)

    @property
    def measured(self) -> str:
        """The unit it is counted in."""
        return self.unit or self.around

    @property
    def summed(self) -> bool:
        """True for figures that can be added up."""
        return self.kind not in UNSUMMED and not is_rate(self.label, self.measured)


def leaves(items: Sequence[FormItem]) -> Iterator[FormItem]:
    """The items that have figures, in reading order."""
    for item in items:
        if item.own:
            yield item
        yield from leaves(item.items)


def columns_of(side: FormSide, *, flat: bool = False) -> list[FormItem]:
    """Columns, those that share a heading below it; deeper headings are joined, in a `flat` side all."""
    found = _headed(side.columns, flat=flat)
    for item, counted in zip(leaves(found), side.counted, strict=False):
        item.counted = counted
    return found


def _headed(headings: Sequence[Heading], *, flat: bool) -> list[FormItem]:
    found: list[FormItem] = []
    groups: dict[Heading, FormItem] = {}
    taken: list[str] = []
    for number, heading in enumerate(headings, start=1):
        above, text = heading[:-1], heading[-1] if heading else f"第{number}列"
        if not above or flat:
            text = "".join((*above, text))
            found.append(FormItem(_taken(name_of(text, taken), taken), text, unit_in(text)))
            continue
        if above not in groups or found[-1] is not groups[above]:
            groups[above] = _group(above, taken)
            found.append(groups[above])
        group = groups[above]
        name = name_of(text, taken)
        name = name if name == name_of(text, ()) else name_of(group.path + text, taken)
        group.items.append(FormItem(_taken(name, taken), text, unit_in(text) or group.unit))
    for scope in dict.fromkeys(item.scope for item in found):
        _place([item for item in found if item.scope == scope])
    for group in found:
        _place(group.items)
    for above, group in groups.items():
        outer = groups.get(above[:-1])
        if group.among and outer and outer.items:
            group.inside = outer.items[-1]
    return found


def _taken(name: str, taken: list[str]) -> str:
    taken.append(name)
    return name


def _group(above: Heading, taken: list[str]) -> FormItem:
    near, scope = above[-1], "".join(above[:-1])
    short = scope + near if near.startswith(GENERAL) or is_bare_among(near) else near
    unit = unit_in("".join(above))
    return FormItem(_taken(name_of(short, taken), taken), near, unit, own=False, scope=scope)


def rows_of(rows: Sequence[FormRow], *, deep: bool) -> list[FormItem]:
    """Rows below the labels left of them; where they are drawn `deep`, parts too stand below what they are parts of."""
    top: list[FormItem] = []
    for row in rows:
        held, parent, unit = top, "", ""
        for text in row.labels[:-1]:
            found = next((item for item in held if item.label == text), None)
            if found is None or found.own:
                found = _row(text, held, parent, own=False)
            held, parent, unit = found.items, found.path, found.unit or unit
        text = row.labels[-1] if row.labels else ONLY
        item = _row(text, held, parent)
        item.unit = row.unit or next((one.unit for one in row.asks if one.unit), "") or item.unit or unit
        item.code, item.line, item.asks, item.counted = row.code, row.line, row.asks, row.counted
    for held in _families(top):
        _place(held)
    return _sunk(top, "") if deep else top


def _row(text: str, held: list[FormItem], parent: str, *, own: bool = True) -> FormItem:
    name = name_of(text, [item.name for item in held])
    item = FormItem(f"{parent}.{name}" if parent else name, text, unit_in(text), own=own)
    held.append(item)
    return item


def _families(items: list[FormItem]) -> Iterator[list[FormItem]]:
    yield items
    for item in items:
        if item.items:
            yield from _families(item.items)


def _place(held: Sequence[FormItem]) -> None:
    """What of items beside each other is a part of which."""
    labels = [item.label for item in held]
    for item, whole in zip(held, wholes(labels), strict=True):
        item.inside = held[whole] if whole is not None else None
    for at in doubtful(labels):
        held[at].loose = True
    for item in (one for one in held if one.code):
        above = [one for one in held if one.code and one.code != item.code and item.code.startswith(one.code)]
        item.inside = max(above, key=lambda one: len(one.code), default=item.inside)


def _sunk(items: Sequence[FormItem], above: str) -> list[FormItem]:
    """The rows of a list with its parts below what they are parts of, named anew in their place."""
    top: list[FormItem] = []
    for item in items:
        held, path = (item.inside.items, item.inside.path) if item.inside else (top, above)
        below, item.items = item.items, []
        name = name_of(item.label, [one.name for one in held])
        item.path = f"{path}.{name}" if path else name
        item.items = _sunk(below, item.path)
        held.append(item)
    return top


def tell_apart(items: Sequence[FormItem]) -> Iterator[str]:
    """Number the labels that stand beside each other more than once, and name them: a schema tells rows by them."""
    seen: dict[str, int] = {}
    for item in items:
        key = letters(item.heading)
        seen[key] = seen.get(key, 0) + 1
        if seen[key] > 1:
            yield item.heading
            item.label = f"{item.label}（{seen[key]}）"
        yield from tell_apart(item.items)
