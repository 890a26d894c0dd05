"""Selectors of style sheets: which elements of a page one names, as the page looks before anybody points or clicks."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from typing import Final, Literal, NamedTuple, TypeAlias, cast

from govgen.documents.web.css.prelude import each_selector, parts_of

Weighing: TypeAlias = "tuple[int, int, int]"
Side = Literal["before", "after"]
SIDES: Final[tuple[Side, ...]] = ("before", "after")
ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|([^\n]))")
_NAME = r"(?:[\w-]|\\[0-9a-fA-F]{1,6}\s?|\\[^\n])+"
_PIECE = re.compile(
    rf"\*|\.(?P<class>{_NAME})|#(?P<id>{_NAME})|:not\((?P<but>[^(),]+)\)|:has\((?P<inner>[^()]+)\)"
    r"|:(?P<state>[a-z-]+)(?:\((?P<step>(?:[^()]|\((?:[^()]|\([^()]*\))*\))*)\))?"
    r"|\[\s*(?P<name>[\w-]+)\s*(?:(?P<how>[~|^$*]?=)\s*(?P<value>\"[^\"]*\"|'[^']*'|[\w-]+)\s*(?P<alike>[iI])?[sS]?\s*)?\]"
    rf"|(?P<tag>{_NAME})"
)
_PART_OF_LINE = re.compile(r"::?first-(?:line|letter)\Z", re.IGNORECASE)
_SIDE = re.compile(r"::?(before|after)\Z", re.IGNORECASE)
_JOINED = re.compile(r"\s*([>+~])\s*|\s+")
NTH = re.compile(r"(?P<step>[+-]?\d*)n\s*(?P<sign>[+-])?\s*(?P<first>\d+)?|(?P<only>\d+)")
_STATES = {"checked": "checked", "disabled": "disabled", "link": "href", "any-link": "href"}
FIRST = "nth-of-type"
_BRACKETED = re.compile(r"\[[^\[\]]*\]|\"[^\"]*\"|'[^']*'")
_WRONG = re.compile(r"[%!^@?]|:::|(?:\A|,)\s*(?:,|\Z)|[>+~]\s*(?:,|\Z)")
_WORD = re.compile(r"(?<!\\):([A-Za-z-]+)")
_WEIGHTLESS = re.compile(r":where\((?:[^()]|\([^()]*\))*\)")
_ALWAYS = frozenset(("root", "enabled", "visible", "defined"))
# Of these a page has none before anybody points or clicks; of all others that are not known here nobody can say.
_NEVER = frozenset(
    (
        *("hover", "active", "focus", "focus-within", "focus-visible", "target", "visited", "autofill", "invalid"),
        *("fullscreen", "modal", "popover-open", "user-invalid", "placeholder-shown", "indeterminate"),
    )
)

_KNOWN = frozenset(
    (
        *(*_NEVER, *_ALWAYS, *_STATES, "before", "after", "first-line", "first-letter", "selection", "placeholder"),
        *("marker", "backdrop", "cue", "part", "slotted", "file-selector-button", "target-text", "highlight"),
        *("first-child", "last-child", "only-child", "nth-child", "nth-last-child", "nth-of-type", "nth-last-of-type"),
        *("first-of-type", "last-of-type", "only-of-type", "not", "is", "where", "matches", "has", "lang", "dir"),
        *("empty", "optional", "required", "valid", "in-range", "out-of-range", "read-only", "read-write", "default"),
        *("scope", "host", "host-context", "user-valid", "open", "target-within", "playing", "paused"),
    )
)


class SelectorPart(NamedTuple):
    """One thing that an element must have: an id, a class, a name, an attribute, a place among its siblings."""

    kind: str
    name: str
    how: str = ""
    value: str = ""


_ANY, _MAYBE = SelectorPart("any", ""), SelectorPart("maybe", "")
ALWAYS = frozenset((_ANY.kind, _MAYBE.kind))  # held of every element


class Selector(NamedTuple):
    """What an element and those before it must have, itself first; `joins` says how each stands to the next.

    `side` is that of its text where the rule is for what is written there, empty for the element itself.
    """

    path: tuple[tuple[SelectorPart, ...], ...]
    joins: tuple[str, ...]
    side: Side | Literal[""] = ""
    weighs: Weighing | None = None  # where it is written otherwise than it is here

    @property
    def is_unsure(self) -> bool:
        """True if it may not name all the elements that it is taken to name."""
        return any(part == _MAYBE for parts in self.path for part in parts)

    @property
    def weight(self) -> Weighing:
        """What stands above other selectors: ids, then classes and the like, then names; `*` says nothing."""
        if self.weighs is not None:
            return self.weighs
        named = [part for parts in self.path for part in parts if part != _ANY]
        kinds = [part.kind.removeprefix("not ") for part in named]
        names = kinds.count("tag")
        ids = kinds.count("id")
        return ids, len(kinds) - ids - names, names

    @property
    def key(self) -> str:
        """An id, a class or a name that the element has, as it is looked up, and the side of its text."""
        found = {part.kind: part.name for part in self.path[0]}
        marks = (("id", "#"), ("class", "."), ("tag", ""))
        name = next((mark + found[kind] for kind, mark in marks if kind in found), "*")
        return f"{name}::{self.side}" if self.side else name


def selectors(prelude: str) -> Iterator[Selector]:
    """The selectors of a rule, without those for what is no element or looks so only when it is pointed at.

    Browsers leave out a rule if one of its selectors is wrong: of one with a word that is not known nobody can say.
    """
    plain = _BRACKETED.sub("x", prelude) if "[" in prelude or '"' in prelude else prelude
    if _WRONG.search(plain):
        return
    is_known = all(name.lower() in _KNOWN or name.startswith("-webkit-") for name in _WORD.findall(plain))
    for part in parts_of(prelude):
        weighs = _weighing(part) if ":where(" in part else None
        for each in _each(part):
            maybe = () if is_known or each.side else (_MAYBE,)
            yield (
                each._replace(path=((*each.path[0], *maybe), *each.path[1:]), weighs=weighs)
                if maybe or weighs
                else each
            )


def _weighing(text: str) -> Weighing:
    """What a selector weighs with lists in it that weigh nothing."""
    found = _selector(_of_all(_WEIGHTLESS.sub("", text)))
    return found.weight if found else (0, 0, 0)


def _each(part: str) -> Iterator[Selector]:
    for text in each_selector(part):
        side = _SIDE.search(text)
        found = _selector(_of_all(text[: side.start()]) if side else _PART_OF_LINE.sub(":first-line", text))
        if found is not None and not (side and found.is_unsure):
            yield found._replace(side=cast("Side", side[1].lower())) if side else found


def _of_all(text: str) -> str:
    """A selector of which a side was asked for; where nothing is named, of any element."""
    return text if text and not text[-1].isspace() and text[-1] not in ">+~" else f"{text}*"


def _selector(text: str) -> Selector | None:
    path: list[tuple[SelectorPart, ...]] = []
    joins: list[str] = []
    at = 0
    while at < len(text):
        parts, at = _compound(text, at)
        if not parts:
            return None
        path.append(parts)
        join = _JOINED.match(text, at)
        if join is not None:
            joins.append(join[1] or " ")
            at = join.end()
        elif at < len(text):
            return None
    return Selector(tuple(path[::-1]), tuple(joins[::-1])) if path and len(joins) == len(path) - 1 else None


def _compound(text: str, at: int) -> tuple[tuple[SelectorPart, ...], int]:
    """What the element that is named at a place must have, nothing where that is not understood."""
    parts: list[SelectorPart] = []
    while found := _PIECE.match(text, at):
        part = _part(found)
        if part is None:
            return (), at
        parts.append(part)
        at = found.end()
    return tuple(parts), at


def _part(found: re.Match[str]) -> SelectorPart | None:
    kind = found.lastgroup or "any"
    if found["state"]:
        return _state(found["state"], found["step"] or "")
    if found["but"]:
        return _but(found["but"].strip())
    if found["inner"]:
        known = all(map(_is_known, each_selector(found["inner"])))
        return SelectorPart("holder", found["inner"]) if known else _MAYBE
    if found["name"]:
        how = (found["how"] or "") + ("i" if found["alike"] else "")
        return SelectorPart("attribute", found["name"].lower(), how, (found["value"] or "").strip("\"'"))
    if kind == "any":
        return _ANY
    name = ESCAPE.sub(letter_of, found[kind])
    return SelectorPart(kind, name.lower() if kind == "tag" else name)


def _but(text: str) -> SelectorPart:
    """What an element must not have; of what none has before anybody points or clicks, nothing."""
    if text.removeprefix(":") in _NEVER:
        return SelectorPart("any", text)
    inner, end = _compound(text, 0)
    known = len(inner) == 1 and inner[0] != _MAYBE and end == len(text)
    return inner[0]._replace(kind=f"not {inner[0].kind}") if known else _MAYBE


def letter_of(escape: re.Match[str]) -> str:
    """The character that is written by its number, or as it is."""
    number = int(escape[1] or "0", 16)
    return chr(number) if 0 < number <= sys.maxunicode else escape[2] or ""


def _state(name: str, step: str) -> SelectorPart | None:
    if name in _STATES:
        return SelectorPart("attribute", _STATES[name])
    if name in _ALWAYS:
        return SelectorPart("any", name)
    if name in {"first-child", "last-child", "only-child", "empty"}:
        return SelectorPart(name, "")
    name, step = (FIRST, "1") if name == "first-of-type" else (name, step)
    step = {"odd": "2n+1", "even": "2n"}.get(step.strip(), step.strip())
    if name in {"nth-child", FIRST} and NTH.fullmatch(step):
        return SelectorPart(name, step)
    return None if name in _NEVER or name.startswith("-") else _MAYBE


def _is_known(text: str) -> bool:
    found = _selector(text)
    return found is not None and not found.is_unsure
