"""XML read by the standard library, its elements with what readers ask of lxml's: several tags, and the way up."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import IO, cast
from xml.etree import ElementTree as ET  # what declares entities is refused

from govgen.files.markup.declared import DeclaredError

MAX_DEPTH = 256  # of lxml too
CHUNK = 1 << 20


class Node(ET.Element):
    """An element that knows the one it stands in."""

    above: Node | None = None

    def getparent(self) -> Node | None:
        """The element around this one."""
        return self.above

    def iterancestors(self, *tags: str) -> Iterator[Node]:
        """The elements around this one that have one of the tags, the nearest first."""
        matches, above = _matching(tags), self.above
        while above is not None:
            if matches(above.tag):
                yield above
            above = above.above

    def iter(self, *tags: str) -> Iterator[Node]:  # type: ignore[override]  # lxml takes several
        """The element and all in it that have one of the tags, in the order of the document."""
        matches = _matching(tags)
        waiting = [self]
        while waiting:
            node = waiting.pop()
            if matches(node.tag):
                yield node
            waiting += reversed(node)  # type: ignore[arg-type]  # all are built here


def _matching(tags: tuple[str, ...]) -> Callable[[str], bool]:
    if not tags:
        return lambda _: True
    ends = tuple(tag.removeprefix("{*}") for tag in tags if tag.startswith("{*}"))
    return lambda tag: tag in tags or tag.rpartition("}")[2] in ends


class _Builder:
    """Puts elements together as the parser tells of them; those `wanted` are laid aside as they end."""

    def __init__(self, wanted: tuple[str, ...] = ()) -> None:
        self.wanted, self.ready = wanted, list[Node]()
        self._open: list[Node] = []
        self._last: Node | None = None
        self._texts: list[str] = []

    def doctype(self, *_: str | None) -> None:
        raise DeclaredError

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        node = Node(tag, attributes)
        self._flush()
        if self._open:
            node.above = self._open[-1]
            node.above.append(node)
        if len(self._open) >= MAX_DEPTH:
            raise ValueError
        self._open.append(node)
        self._last = None

    def end(self, _: str) -> None:
        self._flush()
        self._last = self._open.pop()
        if self._last.tag.rpartition("}")[2] in self.wanted:
            self.ready.append(self._last)

    def data(self, text: str) -> None:
        self._texts.append(text)

    def close(self) -> Node:
        assert self._last is not None
        return self._last

    def _flush(self) -> None:
        text = "".join(self._texts)
        self._texts.clear()
        if text and self._last is not None:
            self._last.tail = text
        elif text and self._open:
            self._open[-1].text = text


def parse(data: bytes) -> Node:
    """The root of a whole; a SyntaxError or ValueError if it is no XML."""
    parser = ET.XMLParser(target=_Builder())  # noqa: S314  # declarations are refused
    parser.feed(data)
    return cast(Node, parser.close())


def stream(source: IO[bytes], tags: tuple[str, ...]) -> Iterator[Node]:
    """The elements of these local names, one after another; each is emptied when the next is asked for."""
    builder = _Builder(tags)
    parser = ET.XMLParser(target=builder)  # noqa: S314
    while data := source.read(CHUNK):
        parser.feed(data)
        yield from _handed_out(builder)
    parser.close()
    yield from _handed_out(builder)


def _handed_out(builder: _Builder) -> Iterator[Node]:
    for node in builder.ready:
        yield node
        if node.above is not None:
            node.above.remove(node)
    builder.ready.clear()
