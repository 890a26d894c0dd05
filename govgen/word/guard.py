"""The one way to a template that reports are printed with: bundled, or proved for the edition before its first use."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from govgen.errors import TemplateError
from govgen.files import bundled, template_file
from govgen.location import Location
from govgen.model.edition import Edition
from govgen.schema import bundled_reports, main_schema
from govgen.schema.reports import OWN
from govgen.word.fault import WHOLE
from govgen.word.filling.rows import Rows, own_rows
from govgen.word.filling.template import Template, compile_template, read_template

if TYPE_CHECKING:
    from govgen.word.fault import TemplateFault

FAULTY = (
    "模板有 {count} 处错误，没有生成文件。第一处：{first} "
    "用“govgen template check {file} -e {edition}{schema}”可以看到全部{local}。"
)
REMINDED = (
    "提醒：模板 {file} 有 {count} 处程序核对不了，报告里照样印出，请自己看一看。第一处：{first} "
    "用“govgen template check {file} -e {edition}{schema}”可以看到全部。"
)
LOCAL = "（这里按地方要求“{name}”核对，检查时也要加 --profile）"
BY_SCHEMA = " --schema {schema}"
KEPT = 16


def proved_template(path: Path, edition: Edition) -> Template:
    """The template in a file, fit for reports of an edition; TemplateError with its first fault if it is not."""
    return proved(read_template(path), str(path), edition)


def proved(data: bytes, file: str, edition: Edition) -> Template:
    """The template that these bytes are, fit for reports of an edition; TemplateError with its first fault if not.

    Proved once in a process for each content and form; bundled templates are proved when they are made.
    """
    return judged(data, file, edition, verdict(data, file, edition))


def judged(data: bytes, file: str, edition: Edition, told: str) -> Template:
    """The same for a template of which `told` was the verdict; TemplateError if that is not empty."""
    if told:
        raise TemplateError(told, Location(file))
    return _compiled(data, file, own_rows(edition))


def verdict(data: bytes, file: str, edition: Edition) -> str:
    """Why a template gives wrong reports of an edition, empty if it gives right ones."""
    if _is_bundled(data, edition):
        return ""
    try:
        faults = [fault for fault in faults_of(data, edition) if fault.blocking]
    except TemplateError as error:
        return error.message
    if not faults:
        return ""
    asked, schema = edition.asked, _schema_wording(edition)
    local = LOCAL.format(name=asked.name) if asked and edition.optional else ""
    return FAULTY.format(count=len(faults), first=faults[0], file=file, edition=edition.id, schema=schema, local=local)


def reminder(data: bytes, file: str, edition: Edition) -> str:
    """What to look at in what a template that gives right reports prints of itself; empty if there is nothing."""
    if _is_bundled(data, edition):
        return ""
    found = [fault for fault in faults_of(data, edition) if not fault.blocking and fault.place != WHOLE]
    if not found:
        return ""
    schema = _schema_wording(edition)
    return REMINDED.format(count=len(found), first=found[0], file=file, edition=edition.id, schema=schema)


def _schema_wording(edition: Edition) -> str:
    """How a command names the schema of an edition: not at all, by the kind of report, by its file."""
    if Path(edition.folder) not in _homes():
        return BY_SCHEMA.format(schema=edition.schema)
    return BY_SCHEMA.format(schema=edition.report) if edition.report else ""


def faults_of(data: bytes, edition: Edition) -> tuple[TemplateFault, ...]:
    """All faults of a template for an edition, looked for once in a process; TemplateError if it is no Word file."""
    return _faults(data, _EditionKey(edition.ungrown or edition))


def faults_in(data: bytes, file: str, edition: Edition) -> tuple[TemplateFault, ...]:
    """All faults of the template that a file holds; TemplateError that names the file if it is no Word file."""
    try:
        return faults_of(data, edition)
    except TemplateError as error:
        raise TemplateError(error.message, error.location or Location(file)) from error


@lru_cache(KEPT)
def _compiled(data: bytes, file: str, rows: Rows) -> Template:
    return compile_template(data, file, rows)


@dataclass(frozen=True, slots=True, eq=False)
class _EditionKey:
    """An edition as a key: what its reports look like, and what of that a place leaves to its templates."""

    edition: Edition

    def __hash__(self) -> int:
        return hash((self.edition.id, id(self.edition.tables), self.edition.optional))

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, _EditionKey)
            and other.edition.tables is self.edition.tables
            and other.edition.sections is self.edition.sections
            and other.edition.optional == self.edition.optional
        )


@lru_cache(KEPT)
def _faults(data: bytes, form: _EditionKey) -> tuple[TemplateFault, ...]:
    from govgen.word.lint import lint_template  # noqa: PLC0415  # bundled templates are not checked again

    return lint_template(data, form.edition)


def _is_bundled(data: bytes, edition: Edition) -> bool:
    """True for the very bytes of the template that comes with an edition, proved when govgen, or a page, was made."""
    folder = Path(edition.folder)
    path = template_file(edition.folder, edition.template)
    return folder in _homes() and path.is_file() and path.read_bytes() == data


@lru_cache(1)
def _homes() -> tuple[Path, ...]:
    """The folders of the schemas that come with govgen, or with a page, looked for once in a process."""
    return (main_schema().parent, bundled(OWN), *(schema.parent for schema in bundled_reports().values()))
