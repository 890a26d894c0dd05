"""Numbers are tied to what the words around them count."""

from govgen.model.finding import Severity
from tests.prose.claims.samples import findings


def test_a_part_behind_one_that_counts_something_else_is_no_sure_claim():
    (found,) = findings("其中主动公开382件、不予公开243件。", before=False)
    assert found.severity is Severity.HINT
    (found,) = findings("其中予以公开71件、不予公开243件。", before=False)
    assert found.severity is Severity.WARNING
