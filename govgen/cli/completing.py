"""What a shell offers while a command is being typed: rules, editions, categories, profiles, kinds of report."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeAlias

import click

Completer: TypeAlias = Callable[[click.Context, click.Parameter, str], list[str]]


def _offering(known: Callable[[Path | None], Iterable[str]]) -> Completer:
    """A completer of names; it is asked while somebody types, so that a schema which cannot be read offers nothing."""

    def offer(context: click.Context, parameter: click.Parameter, begun: str) -> list[str]:  # noqa: ARG001
        from govgen.errors import GovgenError  # noqa: PLC0415  # only a shell asks

        try:
            return [name for name in known(context.params.get("schema")) if name.startswith(begun)]
        except GovgenError:
            return []

    return offer


def _rules(schema: Path | None) -> Iterable[str]:
    from govgen import api  # noqa: PLC0415
    from govgen.checking import rule_ids  # noqa: PLC0415

    return *rule_ids(), *api.catalog(schema).newest.relations


def _editions(schema: Path | None) -> Iterable[str]:
    from govgen import api  # noqa: PLC0415

    return api.catalog(schema).editions


def _categories(schema: Path | None) -> Iterable[str]:
    from govgen import api  # noqa: PLC0415

    return api.catalog(schema).categories


def _profiles(_schema: Path | None) -> Iterable[str]:
    from govgen.checking.profiles import bundled_profiles  # noqa: PLC0415

    return bundled_profiles()


def _kinds(_schema: Path | None) -> Iterable[str]:
    from govgen.schema import bundled_reports  # noqa: PLC0415

    return bundled_reports()


rules, editions, categories = _offering(_rules), _offering(_editions), _offering(_categories)
profiles, kinds = _offering(_profiles), _offering(_kinds)
