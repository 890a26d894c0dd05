"""Where each value of a schema stands, also of those that an edition takes over from another, or a file from a part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from govgen.errors import SchemaError
from govgen.location import Location
from govgen.schema.files import BESIDE, CLAIMS, DESCRIBING, EDITIONS, LIKE, SHARING, WORDS, SchemaFiles
from govgen.source import Mapping, Node, Scalar, Sequence, Source

Misfit: TypeAlias = tuple[str, str]  # a path and what is wrong there

HOPS = 3  # from an edition to its part, to the part that this is like, to the words: what points in a circle ends


class _Found(NamedTuple):
    """How many letters of a path were found, the place of the last one, and how often another value was gone to."""

    length: int
    place: Location
    hops: int = 0


@dataclass(frozen=True, slots=True)
class Places:
    """The places of a schema's values; files are parsed only when a mistake asks for its place.

    A schema is `verified` if its values were right when they were kept: what can only be wrong is not tried again.
    """

    files: SchemaFiles
    verified: bool = False
    right: set[str] = field(default_factory=set)

    def found_right(self, edition: str) -> None:
        """Remember that nothing is wrong with an edition: a mistake in what is taken over from it is the taker's."""
        self.right.add(edition)
        self.right.update(self._parts_of(edition))

    def error(self, path: str, message: str) -> SchemaError:
        """The mistake `message`, at the place of `path`."""
        return SchemaError(message, self.locate(path))

    def locate(self, path: str) -> Location:
        """The place of `editions.2021.relations.收办平衡.formula`, or of the nearest thing before it that is written.

        A text is found at its value, a mapping or sequence at its key; items count from 1. What an edition takes over
        from another (`like`) stands where that one writes it.
        """
        return self.within(self.files.main(), path)

    def within(self, source: Source, path: str) -> Location:
        """The place of a path that begins at the top of one of the files."""
        return self._find(source, source.root, path, (), _Found(0, source.at(source.root))).place

    def _find(self, source: Source, node: Node, path: str, walked: tuple[str, ...], found: _Found) -> _Found:
        best = found
        for name, spelled, key, value in _steps(node, path):
            place = source.at(value if isinstance(value, Scalar) else key)
            here = found._replace(length=found.length + len(spelled) + 1, place=place)
            rest = path[len(spelled) + 1 :]
            best = _longer(best, self._find(source, value, rest, (*walked, name), here) if rest else here)
        if path and found.hops < HOPS:
            for other, model in self._models(source, node, walked, path):
                best = _longer(best, self._find(other, model, path, (), found._replace(hops=found.hops + 1)))
        return best

    def _models(self, source: Source, node: Node, walked: tuple[str, ...], path: str) -> Iterator[tuple[Source, Node]]:
        """Where that stands which a value takes over, or which it names; `path` is what is looked for below it."""
        if isinstance(node, Scalar) and walked[:1] == (EDITIONS,) and walked[2:] == (CLAIMS,):
            yield from self._part(node)
        if isinstance(node, Mapping) and not walked:
            yield from self._part(node.get(LIKE))
            yield from self._part(node.get(WORDS))
        if isinstance(node, Mapping) and (not walked or (walked[0] == EDITIONS and len(walked) == 2)):
            yield from self._part(node.get(BESIDE))
        if isinstance(node, Mapping) and len(walked) == 2 and path.partition(".")[0] in DESCRIBING:
            yield from self._model(source, node.get(LIKE), ())
        if isinstance(node, Mapping) and len(walked) == 4 and walked[2] in SHARING:
            yield from self._model(source, node.get(LIKE), walked[2:])

    def _model(self, source: Source, named: Node | None, names: tuple[str, ...]) -> Iterator[tuple[Source, Node]]:
        """What another edition writes in the same place, or a file beside it, unless nothing is wrong with that one."""
        if not isinstance(named, Scalar) or named.text in self.right:
            return
        edition = _at(source.root, (EDITIONS, named.text))
        beside = self._part(edition.get(BESIDE)) if isinstance(edition, Mapping) else ()
        for other, root in ((source, edition), *beside):
            model = _at(root, names)
            if model is not None:
                yield other, model

    def _part(self, named: Node | None) -> Iterator[tuple[Source, Node]]:
        part = self.files.part(named.text) if isinstance(named, Scalar) and named.text not in self.right else None
        if part is not None:
            yield part, part.root

    def _parts_of(self, edition: str) -> Iterator[str]:
        """The names of the parts that an edition uses, one named by another."""
        named = (_at(self.files.main().root, (EDITIONS, edition, key)) for key in (CLAIMS, BESIDE))
        waiting = [one.text for one in named if isinstance(one, Scalar)]
        while waiting:
            name = waiting.pop()
            yield name
            part = self.files.part(name)
            names = (part.root.get(key) for key in (LIKE, WORDS)) if part is not None else ()
            waiting += [one.text for one in names if isinstance(one, Scalar) and one.text != name]


def _longer(first: _Found, second: _Found) -> _Found:
    return second if second.length > first.length else first


def _at(node: Node | None, names: tuple[str, ...]) -> Node | None:
    for name in names:
        node = node.get(name) if isinstance(node, Mapping) else None
    return node


def _steps(node: Node, path: str) -> Iterator[tuple[str, str, Node, Node]]:
    """The ways to begin a path: the key, as it is spelled there, where it stands, and its value.

    Keys may have points themselves, and the rows that replace others are keyed by their path.
    """
    if isinstance(node, Sequence):
        first = path.partition(".")[0]
        if first.isdecimal() and 0 < int(first[:9]) <= len(node.items):
            item = node.items[int(first[:9]) - 1]
            yield first, first, item, item
    elif isinstance(node, Mapping):
        for key, value in node.entries:
            for spelled in {key.text, key.text.replace(".", ".rows.")}:
                if path == spelled or path.startswith(f"{spelled}."):
                    yield key.text, spelled, key, value
