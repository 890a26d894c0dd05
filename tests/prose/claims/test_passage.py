"""A passage, parsed: its figures between two places are found without going through those before."""

from govgen.prose.claims.context import read_context
from govgen.prose.claims.figures import find_figures
from govgen.prose.claims.passage import ParsedPassage
from govgen.prose.claims.wordings import compile_lexicon
from tests.prose.claims.samples import dossier_of

LEXICON = dossier_of("略。").report.edition.claims


def passage_of(text: str) -> ParsedPassage:
    wordings = compile_lexicon(LEXICON)
    figures = tuple(find_figures(text, LEXICON, wordings.figures))
    context = read_context(text, "", wordings.patterns)
    ends = tuple(figure.end for figure in figures)
    return ParsedPassage(text, text[::-1], figures, ends, context, None, 2023, None, None, (), {}, {})


def test_figures_between_a_place_and_a_figure_are_those_of_its_sentence():
    text = "公开1条。收到2件，办结3件，结转4件。"
    parsed = passage_of(text)
    found = parsed.figures_between(text.index("收"), 3)
    assert [one.value for one in found] == [2, 3]
    assert parsed.figures_between(0, 0) == ()
