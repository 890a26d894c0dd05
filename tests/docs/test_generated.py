"""What is generated is fresh."""

import pytest

from tests.docs.reading import DOCS, name_of, read
from tools.make_docs.blocks import refresh, table
from tools.make_docs.pages import MAKERS, pages, refreshed

STALE = "run python -m tools.make_docs"
BLOCK = "a\n<!-- generated: echo x y -->\nold\n<!-- /generated -->\nb\n"


@pytest.mark.parametrize("path", pages(), ids=name_of)
def test_the_generated_parts_of_a_page_are_fresh(path):
    assert refreshed(path) == read(path), STALE


def test_every_maker_is_used():
    text = "".join(map(read, DOCS.rglob("*.md")))
    assert [name for name in MAKERS if f"<!-- generated: {name}" not in text] == []


def test_a_block_is_made_from_its_argument_and_what_stands_before():
    made = refresh(BLOCK, {"echo": lambda argument, before: f"{argument}|{before}"})
    assert made == "a\n<!-- generated: echo x y -->\n\nx y|a\n\n<!-- /generated -->\nb\n"


def test_making_a_block_twice_changes_nothing():
    makers = {"echo": lambda _argument, _before: "new\n"}
    once = refresh(BLOCK, makers)
    assert refresh(once, makers) == once != BLOCK


def test_a_block_that_nobody_makes_is_an_error():
    with pytest.raises(KeyError, match="echo"):
        refresh(BLOCK, {})


def test_a_pipe_in_a_table_does_not_end_its_cell():
    assert table(("甲",), [("a|b",)]).splitlines()[-1] == "| a\\|b |"
