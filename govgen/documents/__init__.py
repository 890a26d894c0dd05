"""Published reports read back: Word, web pages, PDF, plain text and workbooks into one report each."""

from govgen.documents.assembly import import_data, import_report
from govgen.documents.document import Unused
from govgen.documents.opening import IMPORTERS, is_importable
from govgen.documents.receipt import (
    Certainty,
    Imported,
    Receipt,
    Recognised,
    origin_rows,
    receipt_lines,
    remark_lines,
)

__all__ = [
    "IMPORTERS",
    "Certainty",
    "Imported",
    "Receipt",
    "Recognised",
    "Unused",
    "import_data",
    "import_report",
    "is_importable",
    "origin_rows",
    "receipt_lines",
    "remark_lines",
]
