"""Before workers are forked, what all of them need for a first unit is ready."""

import multiprocessing

import pytest

from govgen.batch.preloading import preload
from govgen.prose.claims.wordings import compile_lexicon
from tests.reports import CATALOG


@pytest.mark.skipif(multiprocessing.get_start_method() != "fork", reason="workers that are not forked begin anew")
def test_the_wordings_of_the_newest_edition_are_compiled():
    compile_lexicon.cache_clear()
    preload(CATALOG)
    assert compile_lexicon.cache_info().currsize == 1
