"""The files of a schema: the editions, the parts beside them that say how prose speaks, and what templates there are.

They are read once, as bytes: a batch sends them to its workers, wherever these run.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from govgen.arguments import PATH, PATHS, expect
from govgen.errors import SchemaError, SourceError
from govgen.files import TEMPLATES, bundled, in_utf8
from govgen.schema.slips import refuse_slips
from govgen.source import Source, parse_source, read_bytes

Plain: TypeAlias = Mapping[str, Any]  # the values of a file, without their places

PARTS = "schema"
LIKE, WORDS, BESIDE = "like", "words", "beside"
EDITIONS, CLAIMS = "editions", "claims"
SHARING = ("sections", "tables", "relations", "mentions", "rules")  # what an edition may take over from another
DESCRIBING = ("title", "titles", "basis", "law", "period", "deadlines", "customary")  # the same of it as a whole
ADVICE_ON_DATA = ("数据文件", "年度: ")
KEPT = 16  # parsed files: a main one with its parts, for several kinds of report


class SchemaPart(NamedTuple):
    """A file beside a schema, named in it."""

    name: str
    file: str
    data: bytes


@dataclass(frozen=True, slots=True)
class SchemaFiles:
    """A schema as bytes: the main file, its parts, and the names of the templates beside it.

    `templates` is None where they are not to be looked for: a schema that is being drawn up has none yet.
    """

    file: str
    data: bytes = field(repr=False)
    parts: tuple[SchemaPart, ...] = field(default=(), repr=False)
    templates: frozenset[str] | None = None

    @property
    def folder(self) -> str:
        """Where the schema lies, with `templates/` beside it."""
        return str(Path(self.file).parent)

    def main(self) -> Source:
        """The main file, parsed; SchemaError at its place if it is no YAML."""
        return _parsed(self.data, self.file)

    def part(self, name: str) -> Source | None:
        """A part, parsed, None if there is none of that name."""
        return next((_parsed(part.data, part.file) for part in self.parts if part.name == name), None)


def schema_source(data: bytes, file: str) -> Source:
    """A schema file or a profile parsed; SchemaError at its place if it is no YAML with keys at its top, or slips."""
    try:
        source = parse_source(data, file)
    except SourceError as error:
        reason, stop, advice = error.message.partition("。")
        # What helps a clerk to fill in a data file misleads here.
        kept = "" if any(word in advice for word in ADVICE_ON_DATA) else advice
        raise SchemaError(reason + stop + kept, error.location) from error
    refuse_slips(source)
    return source


_parsed = lru_cache(KEPT)(schema_source)


def read_schema(path: str | Path) -> SchemaFiles:
    """The files of the schema at `path`: parts of its own come before the bundled ones of the same name."""
    expect(path, PATHS, "schema", PATH)
    path = Path(path)
    folders = (bundled(PARTS), path.parent / PARTS)
    paths = {in_utf8(one.name): one for folder in folders for one in sorted(folder.glob("*.yaml"))}
    parts = tuple(SchemaPart(name, str(one), read_bytes(one)) for name, one in paths.items())
    folder = path.parent / TEMPLATES
    templates = frozenset(in_utf8(one.name) for one in folder.glob("*.docx")) if folder.is_dir() else None
    return SchemaFiles(str(path), read_bytes(path), parts, templates)
