"""Files that are none of the kind that is made here: other kinds of report, govgen's own files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from govgen.errors import OtherKindError, SourceError
from govgen.model.edition import Catalog
from govgen.model.keys import AFTER, ANNEXES, BEFORE, CHAPTER, EDITION, HEAD, NAME, OWN, REPORT, REST, WAIVERS
from govgen.model.report import Written
from govgen.model.spelling import quote
from govgen.schema import bundled_reports, kind_of_sections
from govgen.schema.kinds import kind_of_keys
from govgen.source import Source

GRAMMAR = {REST, OWN, NAME, BEFORE, AFTER, *CHAPTER, *(key for keys in HEAD.values() for key in keys)}
NAMED = 8  # keys of a file that are named
OTHER_KIND = "这份数据文件是“{name}”的，这里做的是{report}。请把不同种类的报告分开{other}。"
OR_THAT = "，或者用 --report {name}"
OWN_FILE = "这是{what}，不是年报的数据文件。请指定各单位的数据文件。"
NO_PART = (
    "这份数据文件没有写“{key}”，里面的{names}也不是{report}的内容。"
    "是另一种报告的，自带的请在年度上面加一行“{key}: 名称”，本单位自己的请加 --schema 写明版式文件。"
)
OF_KIND = (
    "这份数据文件没有写“{key}”，里面的{names}都是“{kind}”的内容，这里做的是{report}。"
    "请在年度上面写一行“{key}: {kind}”，其他的不要改。"
)
NAMED_OTHER = (
    "这份数据文件写的是“{key}: {name}”，里面的{names}却都是“{kind}”的内容。"
    "是“{kind}”的，把这一行改成“{key}: {kind}”，其他的不要改。"
)
NO_KIND = "这份数据文件没有写“{key}”，是另一种报告的；这里做的是{report}。是这一种的，在年度上面加一行“{key}: {kind}”。"


def refuse_other_kind(source: Source, head: Mapping[str, Written], catalog: Catalog) -> None:
    """SourceError for a file that is no data file, or one of another kind of report than is made here."""
    _refuse_own_file(source)
    named = head.get(REPORT)
    if named and named.text and named.text not in _names(catalog):
        other = OR_THAT.format(name=named.text) if named.text in bundled_reports() else ""
        message = OTHER_KIND.format(name=quote(named.text), report=catalog.report, other=other)
        raise OtherKindError(message, named.location, named.text)
    if named and named.text:
        _refuse_misnamed(source, named, catalog)
    else:
        _refuse_unnamed(source, catalog, head[EDITION].text if EDITION in head else "")


def _names(catalog: Catalog) -> tuple[str, ...]:
    """What a data file may call the kind of report made here; one of an own schema, what that calls it."""
    return (catalog.name,) if catalog.name in bundled_reports() else (catalog.name, catalog.report)


def _refuse_misnamed(source: Source, named: Written, catalog: Catalog) -> None:
    """SourceError for a file that names this kind of report and has nothing but the sections of another."""
    written = [entry.key.text for entry in source.root.entries if entry.key.text not in {*HEAD, WAIVERS, ANNEXES}]
    sections = {section for edition in catalog.editions.values() for section in edition.sections}
    kind = kind_of_sections(written) if not sections.issuperset(written) else ""
    if kind and kind != catalog.name:
        names = "、".join(f"“{quote(key)}”" for key in written[:NAMED])
        raise SourceError(NAMED_OTHER.format(key=REPORT, name=named.text, names=names, kind=kind), named.location)


def _refuse_unnamed(source: Source, catalog: Catalog, edition: str) -> None:
    """SourceError for a file that names no kind of report and is of another one than is made here."""
    keys = [entry.key.text for entry in source.root.entries]
    written = [key for key in keys if key not in {*HEAD, WAIVERS, ANNEXES}]
    sections = {section for edition in catalog.editions.values() for section in edition.sections}
    if not sections.isdisjoint(written):
        return
    kind = kind_of_sections(written)
    if kind:
        message = OF_KIND
    elif is_foreign(keys, catalog, edition):
        message = NO_PART
    elif catalog.name and written:
        message, kind = NO_KIND, catalog.name
    else:
        return
    names = "、".join(f"“{quote(key)}”" for key in written[:NAMED])
    told = message.format(key=REPORT, report=catalog.report, names=names, kind=kind)
    raise SourceError(told, source.at(source.root))


def is_foreign(keys: Iterable[str], catalog: Catalog, edition: str = "") -> bool:
    """True if a file with these keys at its top, of this edition if it names one, has nothing of the annual report.

    One name alone may be mistyped where the edition is none that is not known either, and what a file has inside may
    stand too far out.
    """
    written = {key for key in keys if key not in {*HEAD, WAIVERS, ANNEXES}}
    unsure = len(written) == 1 and edition in ("", *catalog.editions)
    if unsure or not written or catalog.name:
        return False
    editions = catalog.editions.values()
    if any(key in edition.sections for key in written for edition in editions):
        return False
    known = {part for edition in editions for path in (*edition.paths, *edition.sections) for part in path.split(".")}
    known |= {aspect.id for edition in editions for one in edition.sections.values() for aspect in one.aspects}
    return known.isdisjoint(written) and GRAMMAR.isdisjoint(written)


def _refuse_own_file(source: Source) -> None:
    """SourceError for a profile or a schema: what it lacks of a report need not be listed."""
    what = kind_of_keys([entry.key.text for entry in source.root.entries])
    if what:
        raise SourceError(OWN_FILE.format(what=what), source.at(source.root))
