"""Options are those of the edition, else the default that stands in the rule."""

from dataclasses import replace
from types import MappingProxyType

from govgen.checking.options import chosen_number, chosen_slots, chosen_texts
from govgen.model.option import Option
from tests.checking.samples import dossier_of

OPTIONS = {"limit": Option("number", 3), "words": Option("texts", ("无",)), "cells": Option("cells")}


def with_options(**options):
    report = dossier_of().report
    return replace(report, edition=replace(report.edition, rules=MappingProxyType({"a-rule": options})))


def test_defaults_hold_where_the_edition_is_silent():
    assert chosen_number(with_options(), "a-rule", OPTIONS, "limit") == 3
    assert chosen_texts(with_options(), "another", OPTIONS, "words") == ("无",)
    assert chosen_slots(with_options(), "a-rule", OPTIONS, "cells") == ()


def test_the_edition_overrides_them():
    assert chosen_number(with_options(limit=5), "a-rule", OPTIONS, "limit") == 5
    assert chosen_texts(with_options(words=("甲", "乙")), "a-rule", OPTIONS, "words") == ("甲", "乙")
    assert chosen_slots(with_options(cells=(4, 5)), "a-rule", OPTIONS, "cells") == (4, 5)
