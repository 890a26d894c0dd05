"""Which edition a document follows: told by its labels, by its year only where they leave it open."""

from __future__ import annotations

from collections.abc import Sequence

from govgen.importing.document import RawTable
from govgen.importing.lexicon import lexicon
from govgen.importing.receipt import Certainty
from govgen.model.edition import Catalog, Edition

BY_LABELS = "依据表格标签"
BY_YEAR = "表格标签不能区分，依据年度"
BY_GUESS = "没有表格，也没有年度，按现行版式"
OTHER_YEAR = "表格标签属于这一版式，与报告年度应当使用的版式不同"


def detect_edition(tables: Sequence[RawTable], year: int | None, catalog: Catalog) -> tuple[Edition, Certainty, str]:
    """The edition whose labels the tables carry, how sure that is, and why.

    It may be the wrong one for its year: that is for a rule to tell, not a reason to read it otherwise.
    """
    texts = {box.text for table in tables for row in table.rows for box in row if box.text.strip()}
    scores = {edition.id: _score(edition, texts) for edition in catalog.editions.values()}
    best = max(scores.values())
    leading = [catalog.editions[name] for name, score in scores.items() if score == best]
    served = catalog.serving(year) if year is not None else None
    if best and len(leading) == 1:
        other = served is not None and served.id != leading[0].id
        return leading[0], Certainty.HIGH, OTHER_YEAR if other else BY_LABELS
    if served is not None and (not best or served in leading):
        return served, Certainty.MEDIUM, BY_YEAR
    return leading[-1] if best else catalog.newest, Certainty.LOW, BY_GUESS


def _score(edition: Edition, texts: set[str]) -> int:
    known = lexicon(edition)
    return sum(1 for text in texts if known.look_up(text))
