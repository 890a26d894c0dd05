"""Content controls of a Word file that are bound to data stored in it, which Word shows instead of their own text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from itertools import islice
from posixpath import join, normpath

from govgen.documents.docx.alternate_content import shown_text
from govgen.errors import SourceError
from govgen.files.markup import Element
from govgen.files.namespaces import W
from govgen.files.refusals import TOO_LONG, refuse
from govgen.schema.labels import squeeze

MAX_BINDINGS = 500  # each looks through the stores; a report has fewer cells
BINDINGS = (W + "dataBinding", "{http://schemas.microsoft.com/office/word/2012/wordml}dataBinding")
_PROPERTIES = "/customXmlProps"
_STORE = re.compile(r"(?!word/|\[).*\.xml", re.IGNORECASE)
_STEP = re.compile(r"(?:(?P<prefix>[\w.-]+):)?(?P<name>@?[\w.-]+)(?:\[(?P<at>[1-9]\d{0,5})\])?")
_PREFIX = re.compile(r"xmlns:([\w.-]+)\s*=\s*(?:'([^']*)'|\"([^\"]*)\")")
_OWN_TEXT = re.compile(r"/(?:text|node)\(\)(?:\[1\])?$")
_FLAT = re.compile(r"<w:t(?:\s[^<>]*)?>([^<]*)")  # of formatted text, which is stored as a document of its own
_NUMBER = re.compile(r"\d+")
_OTHER_KINDS = ("picture", "checkbox", "repeatingSection", "group", "bibliography", "citation")


def bound_texts(
    root: Element, names: Iterable[str], part: Callable[[str], Element | None], file: str
) -> Iterator[tuple[Element, str]]:
    """What the stores of a file say otherwise than the controls of its body that are bound to them, and where."""
    bindings = list(islice(root.iter(*BINDINGS), MAX_BINDINGS + 1))
    if len(bindings) > MAX_BINDINGS:
        raise refuse(TOO_LONG, file, what="连着数据的内容控件", limit=MAX_BINDINGS)
    held = list(_stores(names, part)) if bindings else []
    for binding in bindings if held else ():
        about = binding.getparent()
        control = about.getparent() if about is not None else None
        content = control.find(W + "sdtContent") if control is not None else None
        if about is None or content is None or any(_kind(each) in _OTHER_KINDS for each in about):
            continue
        said = shown_text(content)
        values = filter(None, (_stored(binding, store) for store in _asked(binding, held)))
        value = next((each for each in values if not _is_same(about, said, each)), "")
        if value:
            yield next(content.iter(W + "t"), content), value


def _stores(names: Iterable[str], part: Callable[[str], Element | None]) -> Iterator[tuple[str, Element]]:
    """The stores, each with the name by which controls ask for it."""
    for name in sorted(each for each in names if _STORE.fullmatch(each)):
        with suppress(SourceError):
            store = part(name)
            if store is not None:
                yield _name_of(name, part), store


def _name_of(store: str, part: Callable[[str], Element | None]) -> str:
    folder, _, file = store.rpartition("/")
    with suppress(SourceError):
        links = part(f"{folder}/_rels/{file}.rels")
        for link in links if links is not None else ():
            if link.get("Type", "").endswith(_PROPERTIES):
                about = part(normpath(join(folder, link.get("Target", ""))))
                said = about.attrib.items() if about is not None else ()
                return next((str(value).lower() for key, value in said if str(key).endswith("}itemID")), "")
    return ""


def _asked(binding: Element, stores: Iterable[tuple[str, Element]]) -> list[Element]:
    """The store that a control asks for; where that is not there, each may be the one that Word takes."""
    name = binding.get(W + "storeItemID", "").lower()
    return [store for known, store in stores if name and known == name] or [store for _, store in stores]


def _kind(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _is_same(about: Element, said: str, value: str) -> bool:
    """True if a control shows a value as it is, as a day is written, or as a list of choices calls it."""
    if about.find(W + "date") is not None:
        day = [int(each) for each in _NUMBER.findall(value)[:3]]
        return day == [int(each) for each in _NUMBER.findall(said)[:3]]
    names = (each.get(W + "displayText", "") for each in about.iter(W + "listItem") if each.get(W + "value") == value)
    return said in (value, *map(squeeze, names))


def _stored(binding: Element, store: Element) -> str | None:
    """What a store holds at the place that a control is bound to; None where it has no such place."""
    path = _OWN_TEXT.sub("", binding.get(W + "xpath", "").strip())
    spaces = {name: one or other for name, one, other in _PREFIX.findall(binding.get(W + "prefixMappings", ""))}
    inner: Iterable[Element] = store.iter() if path.startswith("//") else (store,)
    place: Element | None = None
    for step in path.removeprefix("/").removeprefix("/").split("/"):
        said = _STEP.fullmatch(step)
        if said is None:
            return None
        if said["name"].startswith("@"):
            return None if place is None else squeeze(place.get(said["name"][1:], "")) or None
        tag = f"{{{spaces[said['prefix']]}}}{said['name']}" if said["prefix"] in spaces else said["name"]
        place = next(islice((each for each in inner if each.tag == tag), int(said["at"] or 1) - 1, None), None)
        if place is None:
            return None
        inner = place
    return None if place is None else _text(place)


def _text(place: Element) -> str:
    text = "".join(str(part) for part in place.itertext())
    return squeeze("".join(_FLAT.findall(text)) if "<w:t" in text else text)
