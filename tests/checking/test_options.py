"""Options are those of the edition; what makes no sense there leaves the default."""

from dataclasses import replace
from types import MappingProxyType

import pytest

from govgen.checking.options import chosen_number, chosen_texts
from tests.checking.samples import dossier_of

DEFAULTS = {"limit": 3, "words": ("无",)}


def with_options(**options):
    report = dossier_of().report
    return replace(report, edition=replace(report.edition, rules=MappingProxyType({"a-rule": options})))


def test_defaults_hold_where_the_edition_is_silent():
    assert chosen_number(with_options(), "a-rule", DEFAULTS, "limit") == 3
    assert chosen_texts(with_options(), "another", DEFAULTS, "words") == ("无",)


def test_the_edition_overrides_them():
    assert chosen_number(with_options(limit=5), "a-rule", DEFAULTS, "limit") == 5
    assert chosen_texts(with_options(words=["甲", "乙"]), "a-rule", DEFAULTS, "words") == ("甲", "乙")


@pytest.mark.parametrize("value", ["many", None, [1]])
def test_a_number_that_is_none_leaves_the_default(value):
    assert chosen_number(with_options(limit=value), "a-rule", DEFAULTS, "limit") == 3


def test_texts_that_are_none_leave_the_default():
    assert chosen_texts(with_options(words=5), "a-rule", DEFAULTS, "words") == ("无",)
