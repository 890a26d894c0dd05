"""Templates that are wrong in what stands around their tags: cells joined or nested, loops, choices, hidden defaults.

And templates that say themselves what only a report can say: figures behind the words of others, under other labels.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator

from lxml import etree

from bench.templates.case import Case, Change, remove, wrong
from bench.templates.mutate import Places, Spot, cell_at, row_at
from bench.templates.things import number
from bench.templates.wordfile import NS, WordFile, grid, order, order_row, piece, put_text, text_of

STYLES = "word/styles.xml"
ROUNDS = 3
LEAST = 1  # characters of a unit, which is no label
TRACKED = '<w:del w:id="5" w:author="甲" w:date="2025-01-01T00:00:00Z"/>'
CHOICE = (
    '<mc:AlternateContent><mc:Choice Requires="w99" xmlns:w99="urn:x"/><mc:Fallback>'
    "<w:r><w:t>{text}</w:t></w:r></mc:Fallback></mc:AlternateContent>"
)

Edit = Callable[[WordFile, Spot, Spot], None]


def structure_mutants(original: bytes, _seed: str) -> Iterator[Case]:
    """All the wrong templates of these kinds made of one, each kind at some pairs of figures, one above the other."""
    places = Places(original)
    known = set(places.figures)
    pairs = [(one, (one[0], one[1] + 1, one[2])) for one in places.figures if (one[0], one[1] + 1, one[2]) in known]
    chosen = pairs[:: max(len(pairs) // ROUNDS, 1)][:ROUNDS]
    for kind, edit in KINDS.items():
        changes = (
            (f"{one}, {other}", lambda file, one=one, other=other, edit=edit: edit(file, one, other))
            for one, other in chosen
        )
        yield from wrong(original, kind, changes)
    yield from wrong(original, "own sentence with another's figure", _sentences(original))


def _name(file: WordFile, spot: Spot) -> str:
    return text_of(cell_at(file, spot)).strip()[3:-3]


def _instead(form: str) -> Edit:
    """The tag of one cell written otherwise: `{a}` and `{b}` are the names of both."""

    def edit(file: WordFile, one: Spot, other: Spot) -> None:
        put_text(cell_at(file, one), form.format(a=_name(file, one), b=_name(file, other)))

    return edit


def last_year(file: WordFile, one: Spot, _other: Spot) -> None:
    name = _name(file, one)
    file.body[0].addprevious(order(f"{{{{ {name} }}}}"))
    put_text(cell_at(file, one), f"{{{{ 上年.{name} }}}}")


def _looped(file: WordFile, one: Spot, _other: Spot) -> None:
    row = row_at(file, one)
    prose = next(text_of(each)[4:-3] for each in file.paragraphs() if text_of(each).startswith("{{p"))
    row.addprevious(order_row(row, f"{{%tr for 段 in {prose} %}}"))
    row.addnext(order_row(row, "{%tr endfor %}"))


def _cut_short(form: str) -> Edit:
    """The prose of a section in a loop that leaves something out."""

    def edit(file: WordFile, _one: Spot, _other: Spot) -> None:
        prose = [each for each in file.paragraphs() if text_of(each).startswith("{{p")][-1]
        name = text_of(prose)[4:-3]
        prose.addprevious(order(f"{{%p for 段 in {name} %}}"))
        prose.addnext(order("{%p endfor %}"))
        put_text(prose, form)

    return edit


def swallowed(file: WordFile, one: Spot, other: Spot) -> None:
    """The lower cell is joined to the upper one."""
    cell_at(file, one).find("w:tcPr", NS).append(piece('<w:vMerge w:val="restart"/>'))
    cell_at(file, other).find("w:tcPr", NS).append(piece("<w:vMerge/>"))


def label_swallowed(file: WordFile, one: Spot, other: Spot) -> None:
    labels = [
        next(cell for cell in reversed(row_at(file, spot).findall("w:tc", NS)[: spot[2]]) if "{" not in text_of(cell))
        for spot in (one, other)
    ]
    labels[0].find("w:tcPr", NS).append(piece('<w:vMerge w:val="restart"/>'))
    labels[1].find("w:tcPr", NS).append(piece("<w:vMerge/>"))


def nested(file: WordFile, one: Spot, other: Spot) -> None:
    """Both figures in a table inside one cell, exchanged."""
    upper, lower = cell_at(file, one), cell_at(file, other)
    inner = grid(400, 400)
    for cell, text in zip(inner.findall(".//w:tc", NS), (text_of(lower), text_of(upper)), strict=True):
        cell.append(order(text))
    put_text(upper, "")
    put_text(lower, "")
    upper.insert(len(upper) - 1, inner)


def unknown_choice(file: WordFile, one: Spot, other: Spot) -> None:
    """What Word shows where it does not know what is asked for is the figure of another."""
    cell = cell_at(file, one)
    run = cell.find(".//w:r", NS)
    choice = piece(CHOICE.format(text=text_of(cell_at(file, other))))
    run.addprevious(choice)
    choice[0].append(run)


def row_deleted(file: WordFile, one: Spot, _other: Spot) -> None:
    """An official row taken out by a tracked change."""
    row = row_at(file, one)
    look = row.find("w:trPr", NS)
    if look is None:
        look = piece("<w:trPr/>")
        row.insert(0, look)
    look.append(piece(TRACKED))


def _in_styles(where: str, more: str) -> Edit:
    def edit(file: WordFile, _one: Spot, _other: Spot) -> None:
        styles = etree.fromstring(file.parts[STYLES])
        styles.xpath(where, namespaces=NS)[0].append(piece(more))
        file.parts[STYLES] = etree.tostring(styles)

    return edit


def _sentences(original: bytes) -> Iterator[tuple[str, Change]]:
    document = etree.tostring(WordFile.of(original).root, encoding="unicode")
    for name, sentence in SENTENCES.items():
        if f"{{{{ {name} }}}}" in document:
            yield name, lambda file, text=sentence: file.tables()[0].addprevious(order(text))


def summary_mislabelled(file: WordFile, one: Spot, other: Spot) -> None:
    """A table of the template's own with the label of one row and the figure of another."""
    texts = [text_of(cell) for cell in row_at(file, one).findall("w:tc", NS)[: one[2]]]
    table = grid(4000, 2000)
    cells = table.findall(".//w:tc", NS)
    cells[0].append(order(next(text for text in reversed(texts) if len(text) > LEAST and "{" not in text)))
    cells[1].append(order(f"{{{{ {_name(file, other)} }}}}"))
    file.tables()[0].addprevious(table)
    file.tables()[0].addprevious(order(""))


def column_last(file: WordFile, one: Spot, _other: Spot) -> None:
    """The last two cells of each row with figures of a table exchanged, heads left as they are."""
    for row in file.tables()[one[0]].findall("w:tr", NS):
        cells = row.findall("w:tc", NS)
        if len(cells) > 2 and "{{" in text_of(cells[-1]):
            cells[-1].addnext(cells[-2])


def table_parted(file: WordFile, one: Spot, _other: Spot) -> None:
    """A table cut in two behind a row, the second half without heads."""
    table = file.tables()[one[0]]
    rest = copy.deepcopy(table)
    for row in rest.findall("w:tr", NS)[: one[1] + 1]:
        remove(row)
    for row in table.findall("w:tr", NS)[one[1] + 1 :]:
        remove(row)
    table.addnext(rest)
    table.addnext(order("（接上表）"))


def label_worded(file: WordFile, one: Spot, _other: Spot) -> None:
    """A label that Word numbers with a word."""
    number(file, row_at(file, one).find("w:tc/w:p", NS), "none", "非")


def raised(file: WordFile, one: Spot, _other: Spot) -> None:
    """A raised digit behind a figure."""
    paragraph = cell_at(file, one).find("w:p", NS)
    paragraph.append(piece('<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r>'))


KINDS: dict[str, Edit] = {
    "figure of another without a letterhead": _instead(
        "{{% if 公文 %}}{{{{ {a} }}}}{{% else %}}{{{{ {b} }}}}{{% endif %}}"
    ),
    "figure of another in one tag": _instead("{{{{ {a} if 联系 else {b} }}}}"),
    "the larger of two figures": _instead("{{% if {a} > {b} %}}{{{{ {a} }}}}{{% else %}}{{{{ {b} }}}}{{% endif %}}"),
    "a figure that is two others' equal": _instead(
        "{{% if {a} == {b} and {a} > 0 %}}9{{% else %}}{{{{ {a} }}}}{{% endif %}}"
    ),
    "nothing for seven": _instead("{{% if {a} != 7 %}}{{{{ {a} }}}}{{% endif %}}"),
    "nothing for some names": _instead("{{% if '水利' in 名称 %}}0{{% else %}}{{{{ {a} }}}}{{% endif %}}"),
    "nothing for one kind of unit": _instead("{{% if 单位.类别 != '人民政府' %}}{{{{ {a} }}}}{{% endif %}}"),
    "figure in per cent": _instead("{{{{ {a}|百分比 }}}}"),
    "last year's figure": last_year,
    "row in a loop": _looped,
    "prose cut off by its number": _cut_short("{% if loop.index < 9 %}{{ 段.标题 }}{{ 段.文字 }}{% endif %}"),
    "prose cut off by its words": _cut_short(
        "{% if '后一段' in 段.文字 %}{% else %}{{ 段.标题 }}{{ 段.文字 }}{% endif %}"
    ),
    "cells joined": swallowed,
    "labels joined": label_swallowed,
    "figures in a table of one cell": nested,
    "another choice for Word": unknown_choice,
    "row deleted by a tracked change": row_deleted,
    "all hidden by the defaults": _in_styles("w:docDefaults/w:rPrDefault/w:rPr", "<w:vanish/>"),
    "all white by the defaults": _in_styles("w:docDefaults/w:rPrDefault/w:rPr", '<w:color w:val="FFFFFF"/>'),
    "last columns exchanged": column_last,
    "table parted": table_parted,
    "raised digit": raised,
    "label numbered with a word": label_worded,
    "own table with another's label": summary_mislabelled,
}
# Sentences of a template's own that tell one figure and print another, by the name that the edition must have.
SENTENCES = {
    "申请.上年结转.总计": "全年新收政府信息公开申请{{ 申请.上年结转.总计 }}件。",
    "主动公开.行政处罚.本年处理决定数量": "全年作出行政许可决定{{ 主动公开.行政处罚.本年处理决定数量 }}件。",
}
