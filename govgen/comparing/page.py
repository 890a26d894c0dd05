"""A comparison for a browser: figures by official table, years beside each other, then the prose by section."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from markupsafe import Markup

from govgen.comparing.comparison import CellChange, Comparison, SectionChange
from govgen.comparing.output import BLANK, UNREAD, WARNING, signed
from govgen.model.report import Report
from govgen.pages import CLOSING, opening, signed_on, table

TITLE = "{unit}报告对照：{old}与{new}"
CHANGED = "数字有 {changed} 处不同，{same} 处相同{unread}。"
FOLDED = "空着与 0 的差别（{count} 处）"
HEADS = ("行", "列", "{old}", "{new}", "增减", "百分比", "图")
BARS = "{old}：{before}；{new}：{after}"
UNMATCHED = "只在一份报告里有的格（{count} 个）"
REUSED = "{label}（{reused}% 来自{old}）"
WIDTH = 120  # of the longest bar


def as_html(comparison: Comparison) -> str:
    """The comparison as one page that needs nothing else."""
    return "".join(_page(comparison))


def _page(comparison: Comparison) -> Iterator[str]:
    names = comparison.names
    title = TITLE.format(unit=comparison.unit, old=names[0], new=names[1])
    yield opening(title, "compared")
    yield Markup("<h1>{}</h1>\n").format(title)
    changed, same, unread = comparison.counts
    told = CHANGED.format(changed=changed, same=same, unread=UNREAD.format(count=unread) if unread else "")
    yield Markup('<p class="verdict">{}</p>\n').format(told)
    sources = zip(names, (comparison.old, comparison.new), strict=True)
    yield Markup('<p class="place">{}</p>\n').format("　".join(f"{name}：{_source(one)}" for name, one in sources))
    for doubt in comparison.doubts:
        yield Markup('<p class="verdict warning">{}</p>\n').format(WARNING.format(doubt=doubt))
    yield from _figures(comparison, names)
    yield from _unmatched(comparison)
    for section in comparison.sections:
        yield from _prose(section, names[0])
    yield CLOSING


def _source(report: Report) -> str:
    """The file of a report, and when that was signed."""
    date = signed_on(report.text("落款日期"))
    return f"{report.file}（{date}）" if date else report.file


def _figures(comparison: Comparison, names: tuple[str, str]) -> Iterator[Markup]:
    """The figures that changed, table by table; those that are blank on one side and 0 on the other folded away."""
    for caption, cells in comparison.tables.items():
        yield _table(caption, cells, names)
    folded = comparison.folded
    if folded:
        title = FOLDED.format(count=len(folded))
        yield Markup("<details><summary>{}</summary>\n{}</details>\n").format(title, _table(title, folded, names))


def _table(caption: str, cells: Sequence[CellChange], names: tuple[str, str]) -> Markup:
    heads = (head.format(old=names[0], new=names[1]) for head in HEADS)
    longest = max(
        (abs(Decimal(value)) for cell in cells for value in (cell.old, cell.new) if value), default=Decimal(1)
    )
    return table(caption, heads, (_row(cell, names, longest) for cell in cells))


def _row(cell: CellChange, names: tuple[str, str], longest: Decimal) -> Markup:
    change = "" if cell.change is None else signed(cell.change)
    percent = "" if cell.percent is None else f"{signed(cell.percent)}%"
    numbers = Markup().join(
        Markup('<td class="number">{}</td>').format(text)
        for text in (cell.before or BLANK, cell.after or BLANK, change, percent)
    )
    bars = _bars(cell, names, longest)
    return Markup('<tr><th scope="row">{}</th><td>{}</td>{}<td>{}</td></tr>').format(
        cell.row, cell.column, numbers, bars
    )


def _bars(cell: CellChange, names: tuple[str, str], longest: Decimal) -> Markup:
    """The two years as bars one above the other: outlined the old one, filled the new one."""
    old, new = (
        0 if not value else max(1, round(WIDTH * abs(Decimal(value)) / longest)) for value in (cell.old, cell.new)
    )
    caption = BARS.format(old=names[0], before=cell.before or BLANK, new=names[1], after=cell.after or BLANK)
    return Markup(
        '<svg width="{}" height="20" role="img" aria-label="{}"><rect x="1" y="2" width="{}" height="6" fill="none"'
        ' stroke="currentColor"/><rect x="1" y="11" width="{}" height="7" fill="currentColor"/></svg>'
    ).format(WIDTH + 2, caption, old, new)


def _unmatched(comparison: Comparison) -> Iterator[Markup]:
    if not comparison.unmatched:
        return
    items = Markup("\n").join(
        Markup("<li>{}：{}</li>").format("·".join(part for part in (each.row, each.column) if part), each.text)
        for each in comparison.unmatched
    )
    title = UNMATCHED.format(count=len(comparison.unmatched))
    yield Markup("<details><summary>{}</summary>\n<ul>\n{}\n</ul></details>\n").format(title, items)


def _prose(section: SectionChange, old: str) -> Iterator[Markup]:
    yield Markup("<h2>{}</h2>\n").format(REUSED.format(label=section.label, reused=section.reused, old=old))
    for each in section.paragraphs:
        yield Markup('<p class="{}"><span class="fate">{}</span> <span class="said">{}</span></p>\n').format(
            each.kind.name.lower(), each.kind.value, each.shown
        )
