"""A published report read into the model, whatever kind of file it is."""

from __future__ import annotations

from pathlib import Path

from govgen.importing.assembly import assemble
from govgen.importing.carried import with_carried
from govgen.importing.loosening import loosen
from govgen.importing.opening import open_document
from govgen.importing.receipt import Imported
from govgen.importing.refusals import EMPTY, refuse
from govgen.model.edition import Catalog


def import_report(path: Path, catalog: Catalog) -> Imported:
    """The report in a published document and the receipt of it; SourceError if there is none that can be read."""
    document = open_document(path)
    if not document.blocks:
        raise refuse(EMPTY, str(path))
    imported = assemble(loosen(document, catalog), catalog)
    return with_carried(imported, document.carried, document.printed, catalog)
