"""What is fuzzed, kind by kind: good files to start from, and what must hold of every variant of one.

Four things are asked, where a kind can be asked for them: nothing that a file says is lost in silence; the cells of a
document, read by code that has not written it, are those of the data; a batch makes what a single command makes; keys
in another order say the same. A `Fault` tells that one of them does not hold.
"""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from fuzzing_oracles import Fault, hold_cells, hold_data_file, hold_in_any_order, hold_prose
from fuzzing_pages import change_page, pages, tables, try_page
from fuzzing_settings import change_profile, change_schema
from fuzzing_templates import change_template
from units import unit_text

from govgen import api
from govgen.batch import Job, produce, read_recipe
from govgen.checking.profiles import load_editions, local_editions
from govgen.datafile.reading import read_report
from govgen.datafile.writing import data_file
from govgen.documents import import_report
from govgen.errors import OutputError
from govgen.files import bundled
from govgen.files.unit_list import read_units
from govgen.model.edition import Catalog
from govgen.model.finding import Severity
from govgen.model.report import Report
from govgen.prose import open_dossier
from govgen.publishing.paper import read_paper
from govgen.publishing.pdf import typeset
from govgen.reporters import REPORTERS
from govgen.schema import parse_profile, schema_source
from govgen.source import parse_source
from govgen.word import render_dossier
from govgen.word.guard import proved, proved_template
from govgen.workbook.form_writing import form_book
from govgen.workbook.long_writing import long_book
from tests.documents.generating import made_report
from tests.documents.losses import READERS, lost
from tests.documents.pages import book_of, page_of

SCHEMA = bundled("schema.yaml")
EDITION = api.edition_of(2024)
PLACE = "青禾县"
NAMED = re.compile(r"^name: *['\"]?([^'\"\s]+)", re.MULTILINE)
PROFILE = f"""format: 1
name: {PLACE}
basis: 青政办发〔2025〕54号
editions: ["2021"]
rules:
  length: {{sections: [总体情况], most: 1000, severity: warning}}
relations:
  收办平衡: {{severity: error}}
"""
UNITS = "名称,类别,电话\n青禾县水利局,部门,6221000\n青禾县甲镇人民政府,乡镇街道,6221001\n"
SAMPLES = 4  # of each edition or way to write


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: its good ones by name, and what is done with a variant of one; GovgenError is a refusal.

    `change` makes variants that mostly are still of the kind, where changes of any tree mostly are not.
    """

    samples: Callable[[Path], Mapping[str, bytes]]
    attempt: Callable[[Path], None]
    change: Callable[[bytes, random.Random], bytes] | None = None


def _reports() -> list[Report]:
    return [made_report(edition, number) for edition in api.catalog().editions.values() for number in range(2)]


def data_files(_: Path) -> dict[str, bytes]:
    """Data files of synthetic units, and those that are written of reports."""
    made = {f"{number}.yaml": unit_text(number, 1).encode() for number in range(SAMPLES)}
    return made | {f"w{number}.yaml": data_file(report).encode() for number, report in enumerate(_reports())}


def workbooks(_: Path) -> dict[str, bytes]:
    """Collecting workbooks of one unit and of many."""
    reports = [made_report(EDITION, number) for number in range(SAMPLES)]
    return {"form.xlsx": form_book(reports[0]), "long.xlsx": long_book(reports, EDITION)}


def documents(_: Path) -> dict[str, bytes]:
    """Published reports of every kind but PDF."""
    made: dict[str, bytes] = {}
    for number, report in enumerate(_reports()):
        page = page_of(report)
        made |= {f"{number}.html": page.encode(), f"{number}.txt": _plain(page).encode()}
        made |= {f"{number}.xlsx": book_of(report), f"{number}.docx": _printed(report)}
    return made


def _printed(report: Report) -> bytes:
    return render_dossier(open_dossier(report), proved_template(api.template_path(report.edition), report.edition))


def _plain(page: str) -> str:
    text = page.replace("</td>", "\t").replace("</tr>", "\n").replace("</p>", "\n").replace("</h1>", "\n")
    return "".join(part.rpartition(">")[2] for part in text.split("<"))


def pdfs(folder: Path) -> dict[str, bytes]:
    """The PDF files of a folder; where it has none, one of our own, if this machine can make one."""
    given = {path.name: path.read_bytes() for path in sorted(folder.glob("*.pdf"))[:SAMPLES]}
    return given or _typeset(made_report(EDITION, 1))


def _typeset(report: Report) -> dict[str, bytes]:
    try:
        document = _printed(report)
        return {"0.pdf": typeset(document, read_paper(document, report.edition), "年报").data}
    except OutputError:
        return {}


def templates(_: Path) -> dict[str, bytes]:
    """The templates of all editions."""
    return {one.template: api.template_path(one).read_bytes() for one in api.catalog().editions.values()}


def profiles(_: Path) -> dict[str, bytes]:
    """What places ask for."""
    return {"profile.yaml": PROFILE.encode()} | {p.name: p.read_bytes() for p in bundled("profiles").glob("*.yaml")}


def lists(_: Path) -> dict[str, bytes]:
    """Lists of units."""
    return {"list.csv": UNITS.encode(), "list-gb.csv": UNITS.encode("gb18030")}


def schemas(_: Path) -> dict[str, bytes]:
    """The schema of the annual report."""
    return {"schema.yaml": SCHEMA.read_bytes()}


def try_data_file(path: Path) -> None:
    """Every reporter tells it; what it prints is what it says, alone and in a batch, in whatever order."""
    data = path.read_bytes()
    outcomes = tuple(api.examine_all([path]))
    for report_as in REPORTERS.values():
        report_as(outcomes).encode()
    (outcome,) = outcomes
    if outcome.dossier is None:
        assert outcome.error is not None
        raise outcome.error
    hold_in_any_order(data, path.name, outcome.dossier.report, len(outcome.findings))
    if outcome.ok:
        made = api.render(outcome.dossier, data=True)
        hold_cells(made, outcome.dossier.report)
        recipe = read_recipe(SCHEMA, None, False, "")
        if produce(Job(str(path), data), recipe).document != made:
            raise Fault("a batch makes another document")


def try_workbook(path: Path) -> None:
    """Every reporter tells it, and each unit is a data file that reads back."""
    outcomes = tuple(api.examine_all([path]))
    for report_as in REPORTERS.values():
        report_as(outcomes).encode()
    for outcome in outcomes:
        if outcome.dossier is None:
            assert outcome.error is not None
            raise outcome.error
        hold_data_file(outcome.dossier.report)


def try_document(path: Path) -> None:
    """Nothing that the file says is lost, and a data file can be written of it."""
    imported = import_report(path, api.catalog())
    open_dossier(imported.report)
    read_report(parse_source(data_file(imported.report).encode(), "again.yaml"), api.catalog())
    gone = lost(path.read_bytes(), path.suffix, imported) if path.suffix in READERS else []
    if gone:
        raise Fault(f"lost: {gone[:3]}")


def try_template(path: Path) -> None:
    """A template that is not refused prints each cell where the form has it, and all prose, in parts that are XML."""
    data = path.read_bytes()
    edition = next((one for one in api.catalog().editions.values() if one.template in path.name), EDITION)
    report = made_report(edition, random.Random(path.name).randrange(10))
    dossier = open_dossier(report)
    document = render_dossier(dossier, proved(data, str(path), edition))
    hold_cells(document, report)
    hold_prose(document, dossier)


def try_profile(path: Path) -> None:
    """A profile that is not refused can be checked with, and hides no error of the national form."""
    data = path.read_bytes()
    named = NAMED.search(data.decode("utf-8", "replace"))
    name = named[1] if named else PLACE
    source = schema_source(data, str(path.with_name(f"{name}.yaml")))  # called as it is named
    national = load_editions(SCHEMA)
    local = local_editions(national, parse_profile(source))
    text = _wrong_unit(random.Random(path.name))
    hidden = _errors(text, national) - _errors(text, local)
    if hidden:
        raise Fault(f"the profile hides errors: {sorted(hidden)[:3]}")


def _wrong_unit(chance: random.Random) -> str:
    """A unit of which some figures are other ones and a paragraph says nothing."""
    text = unit_text(chance.randrange(100), 1)
    for found in chance.sample(list(re.finditer(r"(?<=: )\d(?=[,}])", text)), 3):
        text = text[: found.start()] + str(9 - int(found.group())) + text[found.end() :]
    return text.replace(
        "本年度没有收取信息处理费，没有其他需要报告的事项。", chance.choice(("无", "待补", "……", "没有。"))
    )


def _errors(text: str, editions: Catalog) -> set[tuple[str, str, str]]:
    """The errors by what they are about: a profile may say how many cells a message names."""
    findings = api.check(open_dossier(read_report(parse_source(text.encode(), "a.yaml"), editions)))
    return {
        (one.rule, str(one.location), " ".join(ref.path for ref in one.cells))
        for one in findings
        if one.severity is Severity.ERROR
    }


def try_list(path: Path) -> None:
    """A list that is not refused has names."""
    if not all(unit.name for unit in read_units(path)):
        raise Fault("a unit of the list has no name")


def try_schema(path: Path) -> None:
    """A schema that is not refused can be checked with, if the files beside it are there."""
    for name in ("schema", "templates"):
        if not (path.parent / name).exists():
            shutil.copytree(bundled(name), path.parent / name)
    editions = load_editions(path)
    report = read_report(
        parse_source(unit_text(random.Random(path.name).randrange(100), 1).encode(), "a.yaml"), editions
    )
    api.check(open_dossier(report))
    again = read_report(parse_source(data_file(report).encode(), "again.yaml"), editions)
    if again.edition.id == report.edition.id and again.values != report.values:
        raise Fault("the data file made of it says other figures")


KINDS: Mapping[str, Kind] = {
    "data": Kind(data_files, try_data_file),
    "workbook": Kind(workbooks, try_workbook),
    "document": Kind(documents, try_document),
    "html": Kind(lambda _: pages(_reports()), try_page, change_page),
    "csv": Kind(lambda _: tables(_reports()), try_document),
    "pdf": Kind(pdfs, try_document),
    "template": Kind(templates, try_template, change_template),
    "profile": Kind(profiles, try_profile, change_profile),
    "list": Kind(lists, try_list),
    "schema": Kind(schemas, try_schema, change_schema),
}
