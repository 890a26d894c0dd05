"""Published reports read back: Word, web pages, PDF, plain text and workbooks into one report each."""

from govgen.documents.assembly import import_opened, import_report
from govgen.documents.document import Box, Document, Line, RawTable, ScannedCell, Unused
from govgen.documents.marks import named_after
from govgen.documents.opening import IMPORTERS, is_importable, open_data, open_document, read_document
from govgen.documents.receipt import (
    Certainty,
    Imported,
    Receipt,
    Recognised,
    origin_rows,
    receipt_lines,
    remark_lines,
)
from govgen.documents.titles import TITLE_LINE, TitleForms, title_forms

__all__ = [
    "IMPORTERS",
    "TITLE_LINE",
    "Box",
    "Certainty",
    "Document",
    "Imported",
    "Line",
    "RawTable",
    "Receipt",
    "Recognised",
    "ScannedCell",
    "TitleForms",
    "Unused",
    "import_opened",
    "import_report",
    "is_importable",
    "named_after",
    "open_data",
    "open_document",
    "origin_rows",
    "read_document",
    "receipt_lines",
    "remark_lines",
    "title_forms",
]
