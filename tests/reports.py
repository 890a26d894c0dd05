"""Reports for tests: the catalog of the repository and data files written as text."""

from pathlib import Path

from govgen.checking.profiles import load_editions
from govgen.datafile.reading import read_report
from govgen.model.report import Cell, Report
from govgen.source import parse_source

ROOT = Path(__file__).resolve().parent.parent
CATALOG = load_editions(ROOT / "schema.yaml")


def report(text: str) -> Report:
    """The report of a data file; its edition is the newest unless the text says otherwise."""
    return read_report(parse_source(text.encode(), "a.yaml"), CATALOG)


def cell(of: Report, path: str) -> Cell:
    """The cell at a dotted path."""
    return of.cells[of.edition.paths[path]]


def value(of: Report, path: str) -> object:
    """The value at a dotted path."""
    return cell(of, path).value
