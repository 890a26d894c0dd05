"""What a page asks of Python: a data file's findings, its Word file, page and workbook; what a file handed in says.

The page asks the same in two places: Python in the browser, and the local server.
"""

from __future__ import annotations

import base64
import html
import json
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from itertools import zip_longest
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple, TypeAlias

from govgen import api
from govgen.checking import Outcome
from govgen.checking.rules.not_filled import ZEROS
from govgen.checking.rules.unit_name import HEAD, KEY
from govgen.checking.rules.unit_name import REMEDY as NAME_IT
from govgen.errors import GovgenError, TemplateError
from govgen.files import bundled
from govgen.form.attachments import lay_beside, pictures_named
from govgen.reading import examine_all
from govgen.reporters import report_html
from govgen.reporters.structured import report_json
from govgen.schema.reports import MAIN, OWN, bundled_reports

FILE, PREVIOUS = "年报.yaml", "上年-年报.yaml"
NOT_HERE = "这种报告的 Word 在网页里还做不了。请保存数据文件，在装了本程序的电脑上用 govgen render 生成。"
NO_PICTURES = "网页里看不到数据文件旁边的图片，Word 会缺图。请保存数据文件，与图片放在一起，用 govgen render 生成。"
# What a page can do where a data file is edited otherwise.
STEPS = {
    ZEROS.data: "没有的填 0（在空着的行里按 Alt+0，整行填 0）",
    NAME_IT.data.format(head=HEAD, key=KEY): f"在“{HEAD}·{KEY}”里填机关全称",
    "在“说明”里写": "打勾写",
}
Asked: TypeAlias = "Mapping[str, Any]"


class MalformedError(Exception):
    """What was sent is nothing that a page asks."""


class Question(NamedTuple):
    """The text of a data file, and last year's with the name of its file; `previous` is empty where there is none.

    `folder` is where the data file lies, None for a page by itself, which sees nothing beside it.
    """

    text: str
    previous: str = ""
    previous_name: str = "上年.yaml"
    folder: Path | None = None


def check_text(question: Question, schema: Path | None = None) -> str:
    """The findings as `govgen check --format json` writes them for one file, with a page's steps; or why not."""
    with _laid_out(question) as (file, previous):
        try:
            (outcome,) = examine_all([file], previous=previous, schema=schema)
        except GovgenError as error:
            return json.dumps({"error": error.record}, ensure_ascii=False)
    (examined,) = json.loads(report_json([outcome]))["files"]
    told = _in_words_of_page(examined, {**_named_here(question, file, previous), **STEPS})
    return json.dumps({**told, "readings": dict(_readings(outcome))}, ensure_ascii=False)


def _readings(outcome: Outcome) -> Iterator[tuple[str, str]]:
    """What each expression of the prose gives, by the mark that it stands in."""
    for rendered in outcome.dossier.narrative.passages if outcome.dossier else ():
        ends = [segment.offset for segment in rendered.segments[1:]]
        for segment, end in zip_longest(rendered.segments, ends):
            if segment.inserted:
                yield rendered.passage.text[segment.offset : end], segment.text


def page_text(question: Question, schema: Path | None = None) -> bytes:
    """The checked page, as `govgen check --format html` writes it for one file."""
    with _laid_out(question) as (file, previous):
        page = report_html(list(examine_all([file], previous=previous, schema=schema)))
        named = _named_here(question, file, previous)
        return str(_in_words_of_page(page, {text: html.escape(said) for text, said in named.items()})).encode()


def book_of(question: Question, schema: Path | None = None) -> bytes:
    """The collecting workbook filled with the report, as `govgen workbook new --from` writes it."""
    from govgen.workbook.form_writing import form_book  # noqa: PLC0415  # a page checks before it makes anything

    with _laid_out(question) as (file, previous):
        return form_book(api.load(file, previous=previous, schema=schema).report)


def _named_here(question: Question, file: Path, previous: Path | None) -> dict[str, str]:
    """What names the files that the texts were laid out in, and how they are called where they come from."""
    called = {previous.name: question.previous_name} if previous else {}
    return {f"{file.parent}{os.sep}": "", **called}


def _in_words_of_page(examined: Any, here: Mapping[str, str]) -> Any:
    """What was found in the words of a page."""
    if isinstance(examined, str):
        for text, said in here.items():
            examined = examined.replace(text, said)
        return examined
    if isinstance(examined, list):
        return [_in_words_of_page(each, here) for each in examined]
    if isinstance(examined, dict):
        return {key: _in_words_of_page(each, here) for key, each in examined.items()}
    return examined


def render_text(question: Question, *, draft: bool = False, schema: Path | None = None) -> bytes:
    """The Word file, as `govgen render` writes it; GovgenError if there are errors or it cannot be made."""
    if question.folder is None and pictures_named(question.text):
        raise TemplateError(NO_PICTURES)
    with _laid_out(question) as (file, previous):
        try:
            return api.render(api.load(file, previous=previous, schema=schema), draft=draft, data=True)
        except ModuleNotFoundError as error:  # a browser lacks what fills templates that are not prepared
            raise TemplateError(NOT_HERE) from error


@contextmanager
def _laid_out(question: Question) -> Iterator[tuple[Path, Path | None]]:
    """The texts as files, which is how reports are read everywhere."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / FILE
        file.write_text(question.text, encoding="utf-8", newline="")
        lay_beside(question.text, question.folder, file.parent)
        if not question.previous:
            yield file, None
            return
        previous = Path(folder) / PREVIOUS
        previous.write_text(question.previous, encoding="utf-8", newline="")
        yield file, previous


def fields_of(body: str | bytes, *names: str) -> dict[str, Any]:
    """The fields of a body in JSON, those of `names` texts; MalformedError for anything else."""
    try:
        asked = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise MalformedError from error
    if not isinstance(asked, dict) or not all(isinstance(asked.get(name), str) for name in names):
        raise MalformedError
    return asked


def answer(question: str | bytes, schema: Path | None = None, folder: Path | None = None) -> str | bytes:
    """What a page asks, as JSON: `do` is one of ANSWERS. A document, or JSON with what was found or an error."""
    asked = {**fields_of(question, "do"), "folder": folder}
    if asked["do"] not in ANSWERS:
        raise MalformedError
    try:
        return ANSWERS[asked["do"]](asked, schema)
    except GovgenError as error:
        return json.dumps({"error": error.record}, ensure_ascii=False)


def answer_carried(question: str) -> str | bytes:
    """The answer of the Python that a page carries: a schema of somebody's own lies beside govgen's data."""
    schema = bundled(OWN) / MAIN
    return answer(question, schema if schema.is_file() else None)  # other kinds of report are named by their data files


def _question(asked: Asked) -> Question:
    text, previous, name = (str(asked.get(key) or "") for key in ("text", "previous", "previousName"))
    try:
        (text + previous + name).encode()
    except UnicodeEncodeError as error:  # half a character
        raise MalformedError from error
    return Question(text, previous, name, asked["folder"])


def _read(asked: Asked, schema: Path | None) -> str:
    from govgen.form.hand_ins import read_handed  # noqa: PLC0415  # likewise

    kind = bundled_reports().get(str(asked.get("kind")))  # a schema of somebody's own is known otherwise
    try:
        data = base64.b64decode(asked.get("data"), validate=True)  # type: ignore[arg-type]  # whatever was sent
    except (TypeError, ValueError) as error:
        raise MalformedError from error
    handed = read_handed(str(asked.get("name")), data, schema or kind)
    return json.dumps(handed._asdict(), ensure_ascii=False)


ANSWERS: Mapping[str, Callable[[Asked, Path | None], str | bytes]] = {
    "check": lambda asked, schema: check_text(_question(asked), schema),
    "render": lambda asked, schema: render_text(_question(asked), draft=bool(asked.get("draft")), schema=schema),
    "page": lambda asked, schema: page_text(_question(asked), schema),
    "book": lambda asked, schema: book_of(_question(asked), schema),
    "read": _read,
}
