"""Python for a page: a WebAssembly build that is fetched beforehand, and govgen with what it needs, packed for it."""

from __future__ import annotations

import base64
import gzip
import io
import zipfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from govgen.api.templates import template_path
from govgen.errors import TemplateError, UsageError
from govgen.files import BUNDLED, TEMPLATES, bundled, in_utf8
from govgen.files.sealing import user_folder
from govgen.location import Location
from govgen.model.edition import Edition
from govgen.schema import is_own
from govgen.schema.files import PARTS
from govgen.schema.reports import MAIN, OWN
from govgen.word import read_template, verdict
from govgen.word.filling.prepared import FOLDER, file_name, kept, written

VERSION = "314.0.7"  # of Pyodide
FILES = ("pyodide.asm.wasm", "python_stdlib.zip", "pyodide.asm.mjs", "pyodide.mjs")
PACKED = Path(__file__).with_name("runtime-files")  # where a release has them
MISSING = (
    "没有网页里用的 Python（WebAssembly）。请在源代码目录里运行 python -m tools.form_runtime，联网取一次。"
    "不带它的表单请加 --light。"
)
SITE = "site.zip"
# Pure Python, of the very release that this govgen runs with.
NEEDED = ("yaml", "markupsafe", "jinja2", "fastjsonschema", "xlsxwriter")
# What no page can do: commands and folders, and whatever takes lxml, as what proves templates, which is done before.
LEFT_OUT = frozenset(
    (
        *("cli", "batch", "county", "drafting", "form/web", "form/runtime-files", "data", "__pycache__"),
        *("word/appearance", "word/linting", "word/proving"),
    )
)
INSIDE = "govgen/data"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_PART = '<script type="application/octet-stream" id="{name}">{data}</script>\n'


def cache_folder() -> Path:
    """Where `tools.form_runtime` puts what it fetches, and where it is looked for."""
    return user_folder() / "form-runtime" / VERSION


def runtime_folder() -> Path:
    """The folder with all parts of the runtime; UsageError that says how to get them."""
    for folder in (PACKED, cache_folder()):
        if all((folder / f"{name}.gz").is_file() for name in FILES):
            return folder
    raise UsageError(MISSING)


def runtime_parts(edition: Edition) -> str:
    """The runtime and govgen as elements of the page of an edition, compressed; the same bytes each time."""
    folder = runtime_folder()
    packed = {name: (folder / f"{name}.gz").read_bytes() for name in FILES}
    packed[SITE] = compressed(site(edition))
    return "".join(_PART.format(name=name, data=base64.b64encode(data).decode()) for name, data in packed.items())


def compressed(data: bytes) -> bytes:
    """The data in gzip's format, without a date."""
    return gzip.compress(data, 9, mtime=0)


def site(edition: Edition) -> bytes:
    """The Python files that the page of an edition imports, as an archive that is not compressed itself.

    TemplateError where the template of the edition is not fit for its reports.
    """
    files = {name: path.read_bytes() for name, path in _members(Path(edition.schema))} | dict(_template(edition))
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, data in sorted(files.items()):
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), data)
    return held.getvalue()


def _template(edition: Edition) -> Iterator[tuple[str, bytes]]:
    """The template of an edition proved and prepared, which a page cannot do: it has no lxml."""
    path = template_path(edition)
    given = read_template(path)
    told = verdict(given, str(path), edition)
    if told:
        raise TemplateError(told, Location(str(path)))
    from govgen.word.docx.part_names import public_file  # noqa: PLC0415  # it takes lxml

    data = public_file(given)
    if is_own(Path(edition.schema)):
        yield f"{INSIDE}/{OWN}/{TEMPLATES}/{edition.template}", data
    if kept(data) is None:
        from govgen.word.filling.preparing import prepare  # noqa: PLC0415  # the forms of most are prepared already

        yield f"{INSIDE}/{FOLDER}/{file_name(data)}", written(prepare(data)).encode()


def _members(schema: Path) -> Iterator[tuple[str, Path]]:
    package = Path(__file__).resolve().parent.parent
    for path in package.rglob("*"):
        inside = path.relative_to(package).as_posix()
        if path.is_file() and not _is_left_out(inside):
            yield f"govgen/{inside}", path
    for name in NEEDED:
        for path in _installed(name).glob("*.py"):
            yield f"{name}/{path.name}", path
    yield from _data(schema)


def _is_left_out(inside: str) -> bool:
    parts = inside.split("/")
    return not LEFT_OUT.isdisjoint((*parts, "/".join(parts[:2])))


def _installed(name: str) -> Path:
    spec = find_spec(name)
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent


def _data(schema: Path) -> Iterator[tuple[str, Path]]:
    """All that comes with govgen, and a schema of somebody's own with what lies beside it."""
    found = {name: bundled(name) for name in BUNDLED}
    if is_own(schema):
        found |= {f"{OWN}/{name}": schema.parent / name for name in (PARTS, TEMPLATES)} | {f"{OWN}/{MAIN}": schema}
    for name, path in found.items():
        for each in [path] if path.is_file() else sorted(path.rglob("*")):
            if each.is_file():
                inside = name if path.is_file() else f"{name}/{in_utf8(each.relative_to(path).as_posix())}"
                yield f"{INSIDE}/{inside}", each
