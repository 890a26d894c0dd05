"""The whole check and the Word file for a page: the text of a data file in, findings as JSON or a document out.

The page asks the same in two places: Python in the browser, and the local server.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from govgen import api
from govgen.errors import GovgenError
from govgen.reading import examine_all
from govgen.reporters.structured import report_json

FILE = "年报.yaml"


class Question(NamedTuple):
    """The text of a data file, and last year's with the name of its file; `previous` is empty where there is none."""

    text: str
    previous: str = ""
    previous_name: str = "上年.yaml"


def check_text(question: Question, schema: Path | None = None) -> str:
    """The findings as `govgen check --format json` writes them for one file, or why it cannot be read."""
    with _laid_out(question) as (file, previous):
        try:
            document = json.loads(report_json(list(examine_all([file], previous=previous, schema=schema))))
        except GovgenError as error:
            return json.dumps({"error": _error(error)}, ensure_ascii=False)
    (examined,) = document["files"]
    text = json.dumps(examined, ensure_ascii=False)
    return text if previous is None else text.replace(json.dumps(str(previous))[1:-1], previous.name)


def render_text(question: Question, *, draft: bool = False, schema: Path | None = None) -> bytes:
    """The Word file, as `govgen render` writes it; GovgenError if there are errors or it cannot be made."""
    with _laid_out(question) as (file, previous):
        return api.render(api.load(file, previous=previous, schema=schema), draft=draft, data=True)


def _error(error: GovgenError) -> dict[str, str | int | None]:
    place = error.location
    return {"message": error.message, "line": place.line if place else None, "column": place.column if place else None}


@contextmanager
def _laid_out(question: Question) -> Iterator[tuple[Path, Path | None]]:
    """The texts as files, which is how reports are read everywhere."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / FILE
        file.write_text(question.text, encoding="utf-8", newline="")
        if not question.previous:
            yield file, None
            return
        previous = Path(folder) / f"上年-{Path(question.previous_name).stem}.yaml"
        previous.write_text(question.previous, encoding="utf-8", newline="")
        yield file, previous


def answer(question: str, schema: Path | None = None) -> str | bytes:
    """What a page asks, as JSON: `do` is `check` or `render`. A document, or JSON with findings or an error."""
    asked = json.loads(question)
    held = Question(*(str(asked.get(key) or "") for key in ("text", "previous", "previousName")))
    if asked.get("do") != "render":
        return check_text(held, schema)
    try:
        return render_text(held, draft=bool(asked.get("draft")), schema=schema)
    except GovgenError as error:
        return json.dumps({"error": _error(error)}, ensure_ascii=False)
