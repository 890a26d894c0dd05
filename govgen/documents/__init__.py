"""Published reports read back: Word, web pages, PDF, plain text and workbooks into one report each.

One name is imported without the others: a proof of templates reads Word, and no web pages, PDF or workbooks.
"""

from typing import TYPE_CHECKING

from govgen.deferred import deferred

if TYPE_CHECKING:
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

_HOMES = {
    "Box": "govgen.documents.document",
    "Certainty": "govgen.documents.receipt",
    "Document": "govgen.documents.document",
    "IMPORTERS": "govgen.documents.opening",
    "Imported": "govgen.documents.receipt",
    "Line": "govgen.documents.document",
    "RawTable": "govgen.documents.document",
    "Receipt": "govgen.documents.receipt",
    "Recognised": "govgen.documents.receipt",
    "ScannedCell": "govgen.documents.document",
    "TITLE_LINE": "govgen.documents.titles",
    "TitleForms": "govgen.documents.titles",
    "Unused": "govgen.documents.document",
    "import_opened": "govgen.documents.assembly",
    "import_report": "govgen.documents.assembly",
    "is_importable": "govgen.documents.opening",
    "named_after": "govgen.documents.marks",
    "open_data": "govgen.documents.opening",
    "open_document": "govgen.documents.opening",
    "origin_rows": "govgen.documents.receipt",
    "read_document": "govgen.documents.opening",
    "receipt_lines": "govgen.documents.receipt",
    "remark_lines": "govgen.documents.receipt",
    "title_forms": "govgen.documents.titles",
}

__getattr__ = deferred(__name__, _HOMES)
