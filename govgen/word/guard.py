"""The one way to a template that reports are printed with: bundled, or proved for the edition before its first use."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from govgen.errors import TemplateError
from govgen.location import Location
from govgen.model.edition import Edition
from govgen.schema import bundled_reports, main_schema
from govgen.word.template import Template, compile_template, read_template

FAULTY = "模板有 {count} 处错误，没有生成文件。第一处：{first} 用“govgen template check {file}”可以看到全部。"
TEMPLATES = "templates"
KEPT = 16


def proved_template(path: Path, edition: Edition) -> Template:
    """The template in a file, fit for reports of an edition; TemplateError with its first fault if it is not."""
    return proved(read_template(path), str(path), edition)


def proved(data: bytes, file: str, edition: Edition) -> Template:
    """The template that these bytes are, fit for reports of an edition; TemplateError with its first fault if not.

    Proved once in a process for each content and form; bundled templates are proved when they are made.
    """
    verdict = _verdict(data, file, _Form(edition))
    if verdict:
        raise TemplateError(verdict, Location(file))
    return _compiled(data, file)


@lru_cache(KEPT)
def _compiled(data: bytes, file: str) -> Template:
    return compile_template(data, file)


@dataclass(frozen=True, slots=True, eq=False)
class _Form:
    """An edition as a key: what its reports look like; profiles change what is asked of them, not that."""

    edition: Edition

    def __hash__(self) -> int:
        return hash((self.edition.id, id(self.edition.tables)))

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, _Form)
            and other.edition.tables is self.edition.tables
            and other.edition.sections is self.edition.sections
        )


@lru_cache(KEPT)
def _verdict(data: bytes, file: str, form: _Form) -> str:
    """What is said of a template that gives wrong reports; empty for one that does not."""
    if _is_bundled(data, form.edition):
        return ""
    from govgen.word.lint import lint_template  # noqa: PLC0415  # bundled templates are not checked again

    faults = [fault for fault in lint_template(data, form.edition) if fault.blocking]
    return FAULTY.format(count=len(faults), first=faults[0], file=file) if faults else ""


def _is_bundled(data: bytes, edition: Edition) -> bool:
    """True for the very bytes of the template that comes with an edition that comes with govgen."""
    folder = Path(edition.folder)
    path = folder / TEMPLATES / edition.template
    homes = [main_schema().parent, *(schema.parent for schema in bundled_reports().values())]
    return folder in homes and path.is_file() and path.read_bytes() == data
