"""The page put together: one file that needs nothing beside it, from plain modules and the description of the form."""

from __future__ import annotations

import html
import json
import re
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from govgen.datafile.carry_over import carry
from govgen.datafile.writing import data_file
from govgen.form.compressing import MARK, folded
from govgen.form.description import Json, describe
from govgen.form.runtime import runtime_parts
from govgen.model.edition import Catalog, Edition
from govgen.model.keys import CHAPTER
from govgen.model.report import Report
from govgen.schema.growing import grown, has_open_rows, rows_of

WEB = Path(__file__).with_name("web")
# In the order in which they need each other; joined, they are one program.
MODULES = (
    "dom", "numbers", "engine", "telling", "yaml", "datafile", "rows", "fresh", "saving", "work", "grid", "findings",
    "prose", "keeping", "merging", "matching", "pasting", "judging", "starting", "serving", "running", "carried",
    "second", "office", "main",
)  # fmt: skip
# Nothing from outside, ever; eval is for tools that drive the page, which is all its own.
LIGHT_POLICY = (
    "default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval'; style-src 'unsafe-inline'; img-src data:; "
    "base-uri 'none'; form-action 'none'"
)
FULL_POLICY = LIGHT_POLICY.replace("img-src data:", "img-src data:; worker-src blob:").replace(
    "script-src", "script-src blob: 'wasm-unsafe-eval'"
)
SERVED_POLICY = LIGHT_POLICY.replace("img-src data:", "img-src data:; connect-src 'self'")
# Signs that end a script, or mark what is folded, or are more than one unit to a browser.
_UNFIT = re.compile(f"[<{MARK}\ud800-\udfff\U00010000-\U0010ffff]")
_WORKER = '<script type="text/plain" id="worker">\n{program}\n</script>\n'
_IMPORT = re.compile(r"^import [^;]*;\n", re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|class|const|let) )", re.MULTILINE)
_LISTED = re.compile(r"^export \{[^}]*\};\n", re.MULTILINE)
_COMMENT = re.compile(r"^ *(?://.*|/\*\*.*\*/)\n|^ +|(?<=[;{,]) // .*$", re.MULTILINE)
# Where the end of a line says nothing, nor the semicolon before the end of a block.
_BREAK = re.compile(
    r";\n+(?=\})|(?<=[{,;(\[])\n+|(?<=\n)\n+|(?<=\})\n+(?=\}|(?:async|const|for|function|if|let|return) )|\n+(?=[.?:])"
)
# Texts and patterns, which stay as they are, or blanks that divide no two names.
_BLANK = re.compile(
    r"""
    ( "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*'
    | `(?: [^`\\$] | \\. | \$(?!\{) | \$\{ (?: [^`{}] | `[^`]*` | \{[^{}]*\} )* \} )*`
    | (?: (?<![\w$)\]]) (?<![\w$)\]][ ]) | (?<=return[ ]) ) /(?![/*]) (?: [^/\\\n\[] | \\. | \[(?:[^\]\\\n]|\\.)*\] )+ /
    )
    | (?<![\w$])[ ]+ | [ ]+(?![\w$])""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Choices:
    """What a form begins with: the unit, the year, units to choose from with their categories, last year's report."""

    unit: str = ""
    year: int | None = None
    category: str = ""
    units: tuple[str, ...] = ()
    categories: Mapping[str, str] = field(default_factory=dict)
    previous: Report | None = None


def form_html(catalog: Catalog, choices: Choices = Choices()) -> str:  # frozen: the same for all
    """The light form: one file without WebAssembly, in which a report is filled in, added up and saved."""
    edition = _edition(catalog, choices)
    return fill_page(edition, catalog, start_of(edition, choices), LIGHT_POLICY)


def full_html(catalog: Catalog, choices: Choices) -> str:
    """The whole form: the same file with Python in it, which checks everything and makes the Word file.

    TemplateError where the template of the edition is not fit for its reports.
    """
    edition = _edition(catalog, choices)
    worker = _WORKER.format(program=_plain(_read("worker.js")))
    return fill_page(edition, catalog, start_of(edition, choices), FULL_POLICY, worker + runtime_parts(edition))


def _edition(catalog: Catalog, choices: Choices) -> Edition:
    """The edition of a form, with the rows that the unit had of its own last year."""
    edition, last = catalog.suiting(choices.year), choices.previous
    return grown(edition, rows_of(last.edition)) if last and last.edition.id == edition.id else edition


def fill_page(edition: Edition, catalog: Catalog, start: dict[str, Json], policy: str, parts: str = "") -> str:
    """The page of an edition with what it begins with; `parts` are elements that stand before its program."""
    values = {
        "title": html.escape(catalog.report),
        "policy": policy,
        "style": _read("style.css").strip().replace("}\n", "}"),
        "data": embedded(describe(edition, catalog)),
        "start": embedded(start),
        "parts": parts,
        "program": program(tuple(_needed(edition, "server" in start, bool(parts)))),
    }
    return re.sub(r"\{(\w+)\}", lambda name: values[name[1]], _read("page.html"))


def _needed(edition: Edition, served: bool, carries: bool) -> Iterator[str]:
    """The modules of a page: without Python none that speak to it, and few forms have room for further rows."""
    left = {"serving": not served, "starting": not carries, "judging": not (served or carries)}
    left["rows"] = not has_open_rows(edition)
    return (name for name in MODULES if not left.get(name))


def start_of(edition: Edition, choices: Choices) -> dict[str, Json]:
    """What the page of a form begins with."""
    start: dict[str, Json] = {
        "key": "-".join([edition.id, choices.unit, str(choices.year or "")]),
        "unit": choices.unit,
        "year": str(choices.year or ""),
        "category": choices.category,
        "units": list(choices.units),
        "categories": dict(choices.categories),
    }
    if choices.previous:
        start["previous"] = _previous(choices.previous, edition)
    return start


def _previous(report: Report, edition: Edition) -> dict[str, Json]:
    """Last year's report by path: every figure, totals too, and its prose; `head` is what belongs to the unit."""
    values: dict[str, Json] = {key: written.text for key, written in report.head.items()}
    for slot, cell in zip(report.edition.slots, report.cells, strict=True):
        if cell.text:
            values[slot.ref.path] = cell.text
    for passage in report.passages:
        part = f"{passage.part}.{CHAPTER[1]}" if passage.part.isdigit() else passage.part
        values[f"{passage.section}.{part}" if part else passage.section] = passage.text
    head: dict[str, Json] = {**carry(report, edition).head}
    return {"file": report.file, "values": values, "head": head, "text": data_file(report)}


def program(modules: tuple[str, ...] = MODULES) -> str:
    """The modules as one program: what they say to each other falls away, as do comments, indentation and breaks."""
    return "\n".join(_plain(_read(f"{name}.js")) for name in modules)


def _plain(module: str) -> str:
    for pattern in (_IMPORT, _EXPORT, _LISTED):
        module = pattern.sub("", module)
    return _BLANK.sub(r"\1", _BREAK.sub("", _COMMENT.sub("", module))).strip()


def _read(name: str) -> str:
    return (WEB / name).read_text(encoding="utf-8")


def embedded(data: Json) -> str:
    """JSON, folded, that can stand inside a script element, whatever texts it holds."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return folded(_UNFIT.sub(lambda found: "".join(f"\\u{unit:04x}" for unit in _units(found[0])), text))


def _units(character: str) -> tuple[int, ...]:
    data = character.encode("utf-16-be", "surrogatepass")
    return struct.unpack(f">{len(data) // 2}H", data)
