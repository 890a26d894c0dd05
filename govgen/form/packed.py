"""What a page asks of the Python that it carries: a schema of somebody's own lies beside govgen's data."""

from __future__ import annotations

from govgen.files import bundled
from govgen.form import judging
from govgen.schema.reports import MAIN, OWN


def answer(question: str) -> str | bytes:
    """The answer by the schema that the page was made for; other kinds of report are named by their data files."""
    schema = bundled(OWN) / MAIN
    return judging.answer(question, schema if schema.is_file() else None)
