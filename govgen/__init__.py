"""govgen: annual reports on government information disclosure, from a data file to the official Word document.

from govgen import check, load, render

dossier = load("年报.yaml")
for finding in check(dossier):
    print(finding.location, finding.message)
Path("年报.docx").write_bytes(render(dossier))
"""

from importlib import import_module
from typing import TYPE_CHECKING

from govgen.errors import BlockedError, GovgenError, OutputError, SchemaError, SourceError, TemplateError, UsageError
from govgen.location import Location

if TYPE_CHECKING:
    from govgen.api import (
        aggregate,
        check,
        compare,
        convert,
        dumps,
        import_,
        load,
        loads,
        make_workbook,
        new,
        publish,
        read_workbook,
        render,
        run_batch,
    )
    from govgen.batch import Order, Result
    from govgen.comparing import Comparison
    from govgen.county import Summed, SumOrder
    from govgen.documents import Imported
    from govgen.model.finding import Finding, Repair, Severity
    from govgen.model.report import Cell, Report
    from govgen.prose import Dossier

__version__ = "0.1.0"

__all__ = [
    "BlockedError",
    "Cell",
    "Comparison",
    "Dossier",
    "Finding",
    "GovgenError",
    "Imported",
    "Location",
    "Order",
    "OutputError",
    "Repair",
    "Report",
    "Result",
    "SchemaError",
    "Severity",
    "SourceError",
    "SumOrder",
    "Summed",
    "TemplateError",
    "UsageError",
    "aggregate",
    "check",
    "compare",
    "convert",
    "dumps",
    "import_",
    "load",
    "loads",
    "make_workbook",
    "new",
    "publish",
    "read_workbook",
    "render",
    "run_batch",
]

# Imported when first asked for: every command starts with this module, and most need little of the library.
_HOMES = {
    "Cell": "govgen.model.report",
    "Comparison": "govgen.comparing",
    "Dossier": "govgen.prose",
    "Finding": "govgen.model.finding",
    "Imported": "govgen.documents",
    "Order": "govgen.batch",
    "Repair": "govgen.model.finding",
    "Report": "govgen.model.report",
    "Result": "govgen.batch",
    "Severity": "govgen.model.finding",
    "SumOrder": "govgen.county",
    "Summed": "govgen.county",
    **dict.fromkeys(
        (
            "aggregate",
            "run_batch",
            "check",
            "compare",
            "convert",
            "dumps",
            "import_",
            "load",
            "loads",
            "new",
            "publish",
            "read_workbook",
            "render",
            "make_workbook",
        ),
        "govgen.api",
    ),
}


def __getattr__(name: str) -> object:
    """A public name from the module where it is defined."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """The names at hand, those not yet imported among them."""
    return sorted({*globals(), *__all__})
