"""A number that is never more than another is held against those beside it, however many the prose has."""

from dataclasses import replace

from govgen.model.claim import Ordering
from govgen.prose.claims import ordered
from govgen.prose.claims.ordered import find_ordered
from govgen.prose.claims.passage import parse_passage
from tests.prose.claims.samples import dossier_of

MANY = 400


def told(text: str, order: Ordering) -> list[tuple[str, str, str]]:
    dossier = dossier_of(text)
    edition, (rendered,) = dossier.report.edition, dossier.narrative.passages
    lexicon = replace(edition.claims, ordered=(order,))
    parsed = parse_passage(rendered, edition.sections[rendered.passage.section], lexicon, (), dossier.report.year)
    return [(one.kind, one.quote, one.against) for one in find_ordered([parsed], lexicon)]


def test_each_number_is_asked_of_its_neighbours_alone(monkeypatch):
    asked = []
    monkeypatch.setattr(ordered, "_is_beside", lambda *pair: asked.append(pair) or True)
    assert told("培训3次，参训9人次。" * MANY, Ordering(("次",), ("人次",))) == []
    assert len(asked) <= 2 * MANY


def test_what_stands_beside_goes_before_what_stands_anywhere():
    assert told("参训9人次。培训10次，参训5人次。", Ordering(("次",), ("人次",))) == [("more", "10次", "5人次")]
    assert told("参训9人次。另外，培训10次。", Ordering(("次",), ("人次",))) == [("surplus", "10次", "9人次")]
