"""Templates that are wrong in their sections: headings, prose, tables and the closing lines."""

from __future__ import annotations

import copy
import itertools
import random
from collections.abc import Callable, Iterator

from lxml import etree

from bench.templates.case import Case, Change, exchange, remove, wrong
from bench.templates.mutate import CONDITIONS, Places, hide_text, style_of
from bench.templates.wordfile import WordFile, around, order, piece, put_text, text_of, w

PERIODS = ("{{ 年度 }}年1月1日起至次年12月31日", "上年12月1日起至本年11月30日")
Made = Iterator[tuple[str, Change]]


def section_mutants(original: bytes, seed: str) -> Iterator[Case]:
    """All the templates of these kinds made of one."""
    chance = random.Random(seed)
    places = Places(original)
    for kind, make in KINDS.items():
        yield from wrong(original, kind, make(places, chance))


def _at(file: WordFile, place: int) -> etree._Element:
    return file.paragraphs()[place]


def _section(file: WordFile, place: int) -> list[etree._Element]:
    """A heading and what follows, up to the next heading or the closing lines."""
    heading = _at(file, place)
    rest = list(heading.itersiblings())
    length = next((at for at, one in enumerate(rest) if _ends(one)), len(rest))
    return [heading, *rest[:length]]


def _ends(block: etree._Element) -> bool:
    return style_of(block) == "Heading1" or text_of(block).startswith("{%p if 落款日期")


def _tables(places: Places) -> list[int]:
    return sorted({table for table, _, _ in places.figures})


def table_removed(places: Places, _: random.Random) -> Made:
    for table in _tables(places):
        yield f"table {table}", lambda file, table=table: remove(file.tables()[table])


def table_conditional(places: Places, _: random.Random) -> Made:
    for table, condition in itertools.product(_tables(places), CONDITIONS):
        yield f"table {table} if {condition}", lambda file, table=table, on=condition: around(file.tables()[table], on)
    for table, _row, _place in [next(one for one in places.figures if one[0] == table) for table in _tables(places)]:
        yield f"table {table} if not zero", lambda file, table=table: _if_not_zero(file.tables()[table])


def _if_not_zero(table: etree._Element) -> None:
    tag = next(text_of(cell) for cell in table.iter(w("tc")) if text_of(cell).startswith("{{ "))
    around(table, tag[3:-3])


def table_twice(places: Places, _: random.Random) -> Made:
    for table in _tables(places):
        yield (
            f"table {table}",
            lambda file, table=table: file.tables()[table].addnext(copy.deepcopy(file.tables()[table])),
        )


def unit_of_another(places: Places, _: random.Random) -> Made:
    """A line over a table that says its figures are in another unit."""
    for table, unit in itertools.product(_tables(places), ("百件", "千元", "亿元")):
        yield (
            f"table {table} {unit}",
            lambda file, table=table, unit=unit: file.tables()[table].addprevious(order(f"单位：{unit}")),
        )


def period_of_another(places: Places, _: random.Random) -> Made:
    """The period of the report, told by words for other years."""
    for at, one in enumerate(PERIODS):
        text = f"本报告所列数据的统计期限自{one}止。"
        yield one, lambda file, at=at, text=text: _at(file, places.prose[at]).addprevious(order(text))


def section_removed(places: Places, _: random.Random) -> Made:
    for place in places.headings:
        yield f"section {place}", lambda file, place=place: [remove(one) for one in _section(file, place)]


def section_conditional(places: Places, _: random.Random) -> Made:
    for place, condition in itertools.product(places.headings, CONDITIONS):
        yield (
            f"section {place} if {condition}",
            lambda file, place=place, on=condition: _under(_section(file, place), on),
        )


def _under(blocks: list[etree._Element], condition: str) -> None:
    around(blocks[0], condition, blocks[-1])


def section_order(places: Places, _: random.Random) -> Made:
    for one, other in itertools.combinations(places.headings, 2):
        yield f"section {one} <-> {other}", lambda file, one=one, other=other: _exchange_sections(file, one, other)


def _exchange_sections(file: WordFile, one: int, other: int) -> None:
    first, second = _section(file, one), _section(file, other)
    mark = order("mark")
    first[0].addprevious(mark)
    for block in first:
        second[0].addprevious(block)
    for block in second:
        mark.addprevious(block)
    remove(mark)


def section_twice(places: Places, _: random.Random) -> Made:
    for place in places.headings:
        yield f"section {place}", lambda file, place=place: _double(_section(file, place))


def _double(blocks: list[etree._Element]) -> None:
    last = blocks[-1]
    for block in reversed([copy.deepcopy(one) for one in blocks]):
        last.addnext(block)


def headings_exchanged(places: Places, _: random.Random) -> Made:
    for one, other in itertools.combinations(places.headings, 2):
        yield f"{one} <-> {other}", lambda file, one=one, other=other: exchange(_at(file, one), _at(file, other))


def heading_altered(places: Places, _: random.Random) -> Made:
    edits: tuple[Callable[[str], str], ...] = (
        lambda text: text[:-1],
        lambda text: text[2:],
        lambda _: "其他",
        lambda text: text + "（续）",
    )
    for place, edit in itertools.product(places.headings, edits):
        yield (
            f"heading {place}",
            lambda file, place=place, edit=edit: put_text(_at(file, place), edit(text_of(_at(file, place)))),
        )


def heading_hidden(places: Places, _: random.Random) -> Made:
    for place in (*places.headings, *places.closing):
        yield f"paragraph {place}", lambda file, place=place: hide_text(_at(file, place))


def style_hidden(places: Places, _: random.Random) -> Made:
    """The style of headings, of the title or of the date is hidden."""
    for style in sorted({"Heading1", "Title", "SignatureDate", "BodyParagraph", "TableCentred"}):
        if places.headings or style != "Heading1":
            yield style, lambda file, style=style: _hide_style(file, style)


def _hide_style(file: WordFile, name: str) -> None:
    styles = etree.fromstring(file.parts["word/styles.xml"])
    for style in styles.iter(w("style")):
        if style.get(w("styleId")) == name:
            look = style.find(w("rPr"))
            if look is None:
                look = piece("<w:rPr/>")
                style.append(look)
            look.append(piece("<w:vanish/>"))
    file.parts["word/styles.xml"] = etree.tostring(styles)


def prose_exchanged(places: Places, chance: random.Random) -> Made:
    pairs = list(itertools.combinations(places.prose, 2))
    for one, other in sorted(chance.sample(pairs, min(20, len(pairs)))):
        yield f"{one} <-> {other}", lambda file, one=one, other=other: exchange(_at(file, one), _at(file, other))


def prose_moved(places: Places, _: random.Random) -> Made:
    """Prose put at the very end, or before everything."""
    for place in places.prose:
        yield f"{place} last", lambda file, place=place: file.body[-1].addprevious(_at(file, place))
        yield f"{place} first", lambda file, place=place: file.body[0].addprevious(_at(file, place))


def prose_removed(places: Places, _: random.Random) -> Made:
    for place in places.prose:
        yield f"{place}", lambda file, place=place: remove(_at(file, place))


def prose_conditional(places: Places, _: random.Random) -> Made:
    for place, condition in itertools.product(places.prose, CONDITIONS[1:4]):
        yield f"{place} if {condition}", lambda file, place=place, on=condition: around(_at(file, place), on)


def prose_in_line(places: Places, _: random.Random) -> Made:
    """The tag of prose without its p, or with an r."""
    for place, sign in itertools.product(places.prose, ("{{ ", "{{r ")):
        yield f"{place} {sign}", lambda file, place=place, sign=sign: _spell(_at(file, place), sign)


def _spell(paragraph: etree._Element, sign: str) -> None:
    put_text(paragraph, text_of(paragraph).replace("{{p ", sign))


def closing_removed(places: Places, _: random.Random) -> Made:
    for place in places.closing:
        yield f"{place}", lambda file, place=place: put_text(_at(file, place), "")


def closing_altered(places: Places, _: random.Random) -> Made:
    for place, sign in itertools.product(places.closing, ("1", "（试行）")):
        yield (
            f"{place} {sign}",
            lambda file, place=place, sign=sign: put_text(_at(file, place), text_of(_at(file, place)) + sign),
        )


def closing_conditional(places: Places, _: random.Random) -> Made:
    for place, condition in itertools.product(places.closing, ("公文", "not 公文", "年度 == 1999")):
        yield f"{place} if {condition}", lambda file, place=place, on=condition: around(_at(file, place), on)


def other_signs(places: Places, _: random.Random) -> Made:
    """Braces and placeholders of other kinds, where a tag was."""
    signs = (
        "｛｛ 名称 ｝｝",
        "${名称}",
        "{名称}",
        "«名称»",
        "【单位名称】",
        "{{ 名称 ｝｝",
        "{% 名称 %}",
        "{{ 名称 + '1' }}",
        "XX局",
    )
    for place, sign in itertools.product(places.closing, signs):
        yield f"{place} {sign}", lambda file, place=place, sign=sign: put_text(_at(file, place), sign)


KINDS: dict[str, Callable[[Places, random.Random], Made]] = {
    "table removed": table_removed,
    "table under a condition": table_conditional,
    "table printed twice": table_twice,
    "unit of another over a table": unit_of_another,
    "period of other years in words": period_of_another,
    "section removed": section_removed,
    "section under a condition": section_conditional,
    "sections in another order": section_order,
    "section printed twice": section_twice,
    "headings exchanged": headings_exchanged,
    "heading altered": heading_altered,
    "heading, title or date hidden": heading_hidden,
    "style hidden": style_hidden,
    "prose under another heading": prose_exchanged,
    "prose first or last": prose_moved,
    "prose left out": prose_removed,
    "prose under a condition": prose_conditional,
    "prose tag of another level": prose_in_line,
    "title, signature or date left out": closing_removed,
    "title, signature or date altered": closing_altered,
    "title, signature or date under a condition": closing_conditional,
    "placeholder of another kind": other_signs,
}
