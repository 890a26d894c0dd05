"""What lies among hand-ins and is plainly none: profiles, schemas, settings, lists of units, results, templates.

Nothing with a key of a data file is: what is only damaged or misspelt is read, and told what is wrong.
"""

from __future__ import annotations

import html
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from govgen.files.decoding import text_of
from govgen.files.folders import BOOK, PAGE, SUFFIXES
from govgen.files.unit_list import is_list
from govgen.location import printable
from govgen.model.keys import HEAD
from govgen.pages import shows_results
from govgen.prose.pictures import NAMED
from govgen.reading.endings import KINDS, PICTURE
from govgen.reading.project import GROUPS
from govgen.reading.project import KEYS as PROJECT
from govgen.reading.siblings import CELLS, StoredDocument
from govgen.reading.templates import TEMPLATE, is_template
from govgen.schema.kinds import kind_of_keys

WHAT = "这是{what}，不是年报"
FORM = "这是网页填报表单，不是年报；请单位交在表单里保存出来的数据文件"
FORM_MARK = 'id="form-data"'  # what the page of a form has, filled in or not
CSV = ".csv"
SETTINGS, LIST, RESULTS, REVIEW = "设置文件", "单位名单", "汇总或者检查结果的网页", "汇总的明细"
NO_KEY = (" ", "\t", "#", "-", "'", '"', "{", "[")  # beginnings of lines that are no key of their own
PLACED = "是“{name}”里放的图片，不当作年报来读；是年报的，请改一个名字"


def why_aside(path: Path, *, opened: bool = False) -> str:
    """What a file plainly is instead of a hand-in, in words; empty for all others.

    Workbooks are looked into only where they may be `opened`, for which thousands of them take their time.
    """
    name = path.name.lower()
    what = _of_text(path) if name.endswith(SUFFIXES) else ""
    if name.endswith((BOOK, CSV) if opened else CSV) and is_list(path):
        what = LIST
    elif name.endswith(BOOK) and opened and _is_review(path):
        what = REVIEW
    elif is_template(path):
        return TEMPLATE
    elif name.endswith(PAGE):
        page = text_of(path) or ""
        if FORM_MARK in page:
            return FORM
        what = RESULTS if shows_results(page) else ""
    return WHAT.format(what=what) if what else ""


def _is_review(path: Path) -> bool:
    from govgen.workbook.review import is_review  # noqa: PLC0415  # checking of data files alone does without

    return is_review(path)


def is_settings(path: Path) -> bool:
    """True for a file with the name of settings that is not plainly a data file."""
    return (HEAD.keys() - PROJECT.keys()).isdisjoint(_keys_of(path))


def _of_text(path: Path) -> str:
    keys = _keys_of(path)
    return SETTINGS if _is_project(keys) else kind_of_keys(keys)


def _keys_of(path: Path) -> list[str]:
    return list(dict.fromkeys(_keys(text_of(path) or "")))


def _keys(text: str) -> Iterator[str]:
    """The keys at the top, also of a file that is no YAML any more."""
    for line in text.splitlines():
        key, colon, _ = line.partition(":")
        if colon and not line.startswith(NO_KEY):
            yield key.strip()


def _is_project(keys: list[str]) -> bool:
    """True for settings and nothing else, one of which no data file has."""
    return {*PROJECT, *GROUPS}.issuperset(keys) and not HEAD.keys() >= set(keys)


def placed_pictures(files: Iterable[Path]) -> Mapping[Path, str]:
    """The pictures among files that data beside them places, each with why it is not read."""
    pictures = {path for path in files if path.name.lower().endswith(KINDS[PICTURE])}
    folders = {path.parent for path in pictures}
    placed: defaultdict[Path, str] = defaultdict(str)
    for path in files if folders else ():
        if path.parent in folders and path.name.lower().endswith((*SUFFIXES, BOOK)):
            named = {path.parent / name.strip() for name in NAMED.findall(_prose_of(path))}
            placed.update(dict.fromkeys(named & pictures, PLACED.format(name=printable(path.name))))
    return placed


def _prose_of(path: Path) -> str:
    if not path.name.lower().endswith(BOOK):
        return text_of(path) or ""
    return html.unescape(StoredDocument(path).parts(CELLS))
