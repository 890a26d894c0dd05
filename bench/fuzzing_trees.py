"""Changes after which most files are still files of their kind: in the tree of YAML or XML, in the rows of a list.

Bytes spoilt at random are mostly refused, and then nothing more can be asked. These get through to what reads and
prints: a figure is another one, siblings change places, something is there twice or no more.
"""

from __future__ import annotations

import csv
import io
import random
import re
import zipfile
import zlib
from collections.abc import Callable
from pathlib import PurePath
from typing import Any

import yaml
from lxml import etree

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
DUMPER: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
PHRASES = (
    *(
        "12",
        "0",
        "3件",
        "比上年增加5件",
        "同比下降20%",
        "全年公开政府信息7条。",
        "一、",
        "（一）",
        "1.",
        "总计",
        "其中：",
        "、",
    ),
    *(" ", "\n", "\u3000", "\u00a0", "７", "①", "\u200b", "&", "<b>", "’", "{{ 申请.本年新收.总计 }}", "百分之三"),
)
PARTS = ("document", "sheet", "sharedStrings", "header", "footer", "footnotes", "numbering")
PIECES = frozenset(
    {"p", "r", "t", "tr", "tc", "tbl", "row", "c", "v", "is", "si", "td", "th", "div", "span", "table", "li"}
)
STREAM = re.compile(rb"/Length (\d+)[^>]*>>\s*stream\r?\n")


def changed(data: bytes, name: str, chance: random.Random) -> bytes:
    """A variant of a file that is mostly still one of its kind; the file itself where there is nothing to change."""
    change = BY_ENDING.get(PurePath(name).suffix)
    try:
        for _ in range(chance.choice((1, 1, 1, 2, 4)) if change else 0):
            data = change(data, chance) if change else data
    except (ValueError, yaml.YAMLError, etree.LxmlError, zipfile.BadZipFile):
        return data
    return data


def _tree(data: bytes, chance: random.Random) -> bytes:
    """One change in the tree of a YAML file."""
    root = yaml.load(data, LOADER)  # a safe one
    holders = [node for node in _nodes(root) if node]
    if holders:
        node = chance.choice(holders)
        (_in_mapping if isinstance(node, dict) else _in_list)(node, chance)
    return bytes(yaml.dump(root, Dumper=DUMPER, allow_unicode=True, sort_keys=False, width=10_000).encode())


def _nodes(node: Any) -> list[Any]:
    below = list(node.values()) if isinstance(node, dict) else node if isinstance(node, list) else []
    return [*([node] if below else []), *(found for one in below for found in _nodes(one))]


def _in_mapping(node: dict[Any, Any], chance: random.Random) -> None:
    key = chance.choice(list(node))
    if isinstance(node[key], str | int | float) and chance.random() < 0.7:
        node[key] = _other(node[key], chance)
        return
    items = list(node.items())
    chance.choice((chance.shuffle, lambda pairs: pairs.pop(chance.randrange(len(pairs)))))(items)
    node.clear()
    node.update(items)


def _in_list(node: list[Any], chance: random.Random) -> None:
    at = chance.randrange(len(node))
    if isinstance(node[at], str | int | float) and chance.random() < 0.5:
        node[at] = _other(node[at], chance)
        return
    chance.choice((chance.shuffle, lambda items: items.pop(at), lambda items: items.append(items[at])))(node)


def _other(value: str | float, chance: random.Random) -> str | float:
    """Another value of the same kind."""
    if isinstance(value, str):
        return _text(value, chance)
    return chance.choice((value + 1, value * 10, 0, value - 1, chance.randrange(1000)))


def _text(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text) + 1)
    end = min(len(text), at + chance.choice((0, 0, 1, 3)))
    return text[:at] + chance.choice(("", *PHRASES)) + text[end:]


def _rows(data: bytes, chance: random.Random) -> bytes:
    """One change in the rows or the cells of a list, in whatever encoding it is."""
    encoding = "utf-8" if _is_utf8(data) else "gb18030"
    text = data.decode(encoding, "ignore")
    delimiter = max(",\t", key=text.count)
    rows = list(csv.reader(io.StringIO(text), delimiter=delimiter))
    if not rows:
        return data
    one, other = chance.randrange(len(rows)), chance.randrange(len(rows))
    kind = chance.randrange(4)
    if kind == 0:
        rows[one], rows[other] = rows[other], rows[one]
    elif kind == 1:
        rows.insert(one, list(rows[other]))
    elif kind == 2 and rows[one]:
        at = chance.randrange(len(rows[one]))
        rows[one][at] = _text(rows[one][at], chance)
    else:
        for row in rows:
            row.insert(min(len(row), one), _text("", chance))
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode(encoding, "replace")


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _zipped(data: bytes, chance: random.Random) -> bytes:
    """One change in the tree of one part of a Word file or workbook."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(held, "w") as new:
        named = [name for name in old.namelist() if name.endswith(".xml") and any(part in name for part in PARTS)]
        target = chance.choice(named) if named else ""
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, _marked(part, chance) if name == target else part)
    return held.getvalue()


def _marked(data: bytes, chance: random.Random) -> bytes:
    root = etree.fromstring(data)
    _in_tree(root, chance)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _page(data: bytes, chance: random.Random) -> bytes:
    root = etree.HTML(data.decode("utf-8", "replace"))
    _in_tree(root, chance)
    return etree.tostring(root, method="html", encoding="utf-8")


def _in_tree(root: etree._Element, chance: random.Random) -> None:
    pieces = [node for node in root.iter() if _is_piece(node)]
    if pieces:
        chance.choice(MOVES)(chance.choice(pieces), chance)


def _is_piece(node: etree._Element) -> bool:
    is_element = isinstance(node.tag, str)
    return is_element and etree.QName(node).localname in PIECES and node.getparent() is not None


def _write(node: etree._Element, chance: random.Random) -> None:
    texts = [one for one in node.iter() if one.text and one.text.strip()]
    if texts:
        one = chance.choice(texts)
        one.text = _text(one.text or "", chance).translate(dict.fromkeys(range(9)))


def _exchange(node: etree._Element, chance: random.Random) -> None:
    """Change places with a sibling."""
    parent = node.getparent()
    alike = parent.findall(node.tag)
    parent.insert(parent.index(chance.choice(alike)), node)


def _repeat(node: etree._Element, _: random.Random) -> None:
    node.addnext(_copied(node))


def _copied(node: etree._Element) -> etree._Element:
    return etree.fromstring(etree.tostring(node, with_tail=False))


def _remove(node: etree._Element, _: random.Random) -> None:
    node.getparent().remove(node)


def _exchange_texts(node: etree._Element, chance: random.Random) -> None:
    """Write in one place what stands in another: figures and labels in each other's cells."""
    texts = [one for one in node.getroottree().iter() if isinstance(one.tag, str) and one.text and one.text.strip()]
    if texts:
        one, other = chance.choice(texts), chance.choice(texts)
        one.text, other.text = other.text, one.text


def _lines(data: bytes, chance: random.Random) -> bytes:
    """One change in the lines of a text."""
    lines = data.decode("utf-8", "ignore").split("\n")
    at = chance.randrange(len(lines))
    lines[at] = _text(lines[at], chance)
    return "\n".join(lines).encode()


def _streams(data: bytes, chance: random.Random) -> bytes:
    """One change in the drawing of a PDF: a figure of it, a line of it twice or no more."""
    found = [one for one in STREAM.finditer(data) if data[one.end() : one.end() + 1] == b"x"]
    if not found:
        return data
    head = chance.choice(found)
    body = data[head.end() : head.end() + int(head[1])]
    try:
        lines = zlib.decompress(body).split(b"\n")
    except zlib.error:
        return data
    at = chance.randrange(len(lines))
    figure = re.sub(rb"\d+", lambda _: str(chance.randrange(600)).encode(), lines[at], count=1)
    lines[at : at + 1] = chance.choice(([], [lines[at]] * 2, [figure], [figure], [chance.choice(lines)]))
    packed = zlib.compress(b"\n".join(lines))
    words = head.group().replace(b"/Length " + head[1], b"/Length " + str(len(packed)).encode())
    return data[: head.start()] + words + packed + data[head.end() + len(body) :]


MOVES: tuple[Callable[[etree._Element, random.Random], None], ...] = (
    *(_write, _write, _write, _exchange, _repeat, _remove, _exchange_texts),
)
BY_ENDING: dict[str, Callable[[bytes, random.Random], bytes]] = {
    ".yaml": _tree,
    ".csv": _rows,
    ".docx": _zipped,
    ".xlsx": _zipped,
    ".html": _page,
    ".txt": _lines,
    ".pdf": _streams,
}
