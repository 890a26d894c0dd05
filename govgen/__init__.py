"""govgen: annual reports on government information disclosure, from a data file to the official Word document.

from govgen import check, load, render

dossier = load("年报.yaml")
for finding in check(dossier):
    print(finding.location, finding.message)
Path("年报.docx").write_bytes(render(dossier))
"""

from govgen.api import check, load, render
from govgen.errors import BlockedError, GovgenError, OutputError, SchemaError, SourceError, TemplateError, UsageError
from govgen.location import Location
from govgen.model.finding import Finding, Repair, Severity
from govgen.model.report import Report
from govgen.narrative import Dossier

__version__ = "0.1.0"

__all__ = [
    "BlockedError",
    "Dossier",
    "Finding",
    "GovgenError",
    "Location",
    "OutputError",
    "Repair",
    "Report",
    "SchemaError",
    "Severity",
    "SourceError",
    "TemplateError",
    "UsageError",
    "check",
    "load",
    "render",
]
