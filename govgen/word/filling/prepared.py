"""What a template is before any data: its tags freed and made into Python; kept for the bundled templates.

To prepare a template takes lxml and Jinja's compiler: a tenth of a cold start, and in the page of `govgen form`, where
there is no lxml, it cannot be done. What they make of the bundled templates is therefore kept in a folder of govgen,
under names made from the template and from the very code of Jinja. Another template, or another release, finds nothing
there and is prepared when it is used. What is kept is a program: it is looked for in that folder alone, never beside a
template from elsewhere.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path

from govgen.files import bundled

FOLDER = "templates/prepared"

# The modules that say what Python becomes of a template.
_MAKERS = {
    "jinja2": ("compiler", "idtracking", "lexer", "nodes", "optimizer", "parser", "runtime"),
}


@dataclass(frozen=True, slots=True)
class Prepared:
    """The Jinja source of the document, the Python of each part with tags, the ids of the styles by name.

    The document is the first of the `parts`, with tags or without. `by_docxtpl` says that the file uses what only
    docxtpl itself can do.
    """

    document: str
    parts: Mapping[str, str]
    styles: Mapping[str, str]
    by_docxtpl: bool


def kept(data: bytes) -> Prepared | None:
    """The template already prepared, if these bytes are a bundled one's and what is kept of it is whole."""
    path = bundled(FOLDER) / file_name(data)
    try:
        return Prepared(**json.loads(path.read_bytes())) if path.is_file() else None
    except (ValueError, TypeError):  # cut off, or of another release
        return None


def file_name(data: bytes) -> str:
    """The name under which a template is kept once docxtpl and Jinja, as they are installed, have prepared it."""
    digest = blake2b(data, digest_size=16)
    for package, modules in _MAKERS.items():
        for code in _code(package, modules):
            digest.update(code)
    return f"{digest.hexdigest()}.json"


def _code(package: str, modules: Iterable[str]) -> Iterator[bytes]:
    """The modules as they are installed, not imported: that would take longer than a whole report."""
    spec = find_spec(package)
    folders = spec.submodule_search_locations if spec else None
    paths = (Path(*(folders or ()), f"{module}.py") for module in modules)
    yield from (path.read_bytes() for path in paths if path.is_file())


def written(prepared: Prepared) -> str:
    """The text of a file that keeps a prepared template."""
    return json.dumps(asdict(prepared), ensure_ascii=False, indent=1) + "\n"
