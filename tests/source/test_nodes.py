"""Values stay as written and know their places."""

import pytest

from govgen.source import Mapping, Scalar, Sequence, parse_source


def root(text: str) -> Mapping:
    return parse_source(text.encode(), "a.yaml").root


@pytest.mark.parametrize("written", ["010", "no", "12:30", "1e3", "2021-02-30", "1_000", ".inf", "true", "1,234"])
def test_a_value_is_the_text_that_was_written(written: str) -> None:
    value = root(f"键: {written}\n").get("键")
    assert isinstance(value, Scalar)
    assert (value.text, value.style, value.is_null) == (written, "", False)


@pytest.mark.parametrize("written", ["", "~", "null", "Null", "NULL", "  # 待填"])
def test_an_empty_value_is_null(written: str) -> None:
    value = root(f"键: {written}\n").get("键")
    assert isinstance(value, Scalar) and value.is_null


@pytest.mark.parametrize("written", ['""', "'null'", "|", "0", "无"])
def test_a_quoted_or_written_value_is_not_null(written: str) -> None:
    value = root(f"键: {written}\n").get("键")
    assert isinstance(value, Scalar) and not value.is_null


def test_a_mapping_gives_keys_in_order_and_none_for_what_is_not_written() -> None:
    mapping = root("乙: 1\n甲: 2\n")
    assert mapping.keys() == ("乙", "甲")
    assert mapping.get("丙") is None
    assert mapping.entry("丙") is None


def test_every_node_has_its_line_and_column() -> None:
    mapping = root("甲:\n  乙: [1, 22]\n  丙:\n    - x\n")
    inner = mapping.get("甲")
    assert isinstance(inner, Mapping)
    flow, block = inner.get("乙"), inner.get("丙")
    assert isinstance(flow, Sequence) and isinstance(block, Sequence)
    assert (mapping.line, mapping.column, inner.line, inner.column) == (1, 1, 2, 3)
    assert (flow.line, flow.column, block.line, block.column) == (2, 6, 4, 5)
    assert [(item.line, item.column) for item in flow.items] == [(2, 7), (2, 10)]
