"""What the layout of a table needs: parts that it has room for, two sides that fit, codes of rows that can be."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from govgen.model.edition import Edition
from govgen.model.form import Layout, OpenRows, Row, Table
from govgen.model.spelling import suggest
from govgen.schema.files import Plain
from govgen.schema.places import Misfit

NOT_DRAWN = "表“{table}”的画法 {layout} 画不出它的全部行和列"
OWN_AND_BELOW = "：“{row}”自己有数，下面又有行，只有 list 和 sides 画得出；请把下面的行写成和它并排的"
NO_GROUPS = "：“{group}”下面还有列，只有 matrix 画得出；请写成并排的列"
NO_ROOM = "画法 {layout} 没有 {key} 的位置，{key} 只用于：{known}"
NO_HEAD = "画法 {layout} 的每一块都有标题，要写 head"
TWO_SIDES = "画法 sides 是左右两块，要写 blocks，正好两块，每块有自己的 columns 和 rows"
NAMELESS = "画法 across 每一行下面是它的各列，要写 columns；没有列的改用 list"
NO_LEFT = "左边没有“{name}”这一行，beside 写它旁边是左边的哪一行{near}"
LEFT_ONLY = "beside 写在右边的行上，这一行在左边"
TAKEN = "左边的“{name}”旁边已经有“{other}”，一行旁边只能有一行"
CROSSED = "左边的“{name}”在前面“{other}”旁边那一行的上面，画不出来；右边的次序要与左边一致"
NO_OVER = "画法 {layout} 没有行上面的 over 的位置，over 只用于 across 的行"
WRONG_HEADS = "heads 有 {count} 个，画法 {layout} 的这张表画不出：一列一个"
NO_CODES = "：有的行有编码，要用 codes 写明编码那一列的标题"
NO_CODE = "编码“{code}”不是数字，或者不是 {levels} 位"
NO_ABOVE = "编码“{code}”没有上一级“{above}”的名称，names 里有别的 {length} 位编码的：补上，或者改正编码"
SAME_CODE = "编码“{code}”已经是“{other}”的"
NOT_BELOW = "编码“{code}”要以上一级的“{above}”开头"
OWN_WITH_PARTS: tuple[Layout, ...] = ("list", "sides")  # draw a row with numbers of its own and rows below it
UNGROUPED: tuple[Layout, ...] = ("across", "blocks", "sides")  # draw no columns below a heading
IN_BLOCKS: tuple[Layout, ...] = ("blocks", "sides")  # are written in blocks
DRAWN_BY = {
    "corner": ("blocks", "matrix", "sides"),
    "over": ("matrix",),
    "heads": ("list", "matrix"),
    "blocks": ("blocks", "sides"),
    "codes": ("matrix", "sides"),
}


def misfits(edition: Edition, specs: Plain) -> Iterator[Misfit]:
    """What of the tables of an edition, made of `specs`, their layouts have no room for."""
    for table in edition.tables.values():
        where, spec = f"tables.{table.id}", specs[table.id]
        for key in (key for key, layouts in DRAWN_BY.items() if key in spec and table.layout not in layouts):
            yield f"{where}.{key}", NO_ROOM.format(layout=table.layout, key=key, known="、".join(DRAWN_BY[key]))
        if table.layout == "sides" and len(table.blocks) != 2:
            yield f"{where}.layout", TWO_SIDES
            continue
        if table.layout == "across" and not all(column.label for column in table.blocks[0].columns):
            yield f"{where}.layout", NAMELESS
        for number, block in enumerate(spec.get("blocks", ()), start=1):
            if table.layout == "blocks" and "head" not in block:
                yield f"{where}.blocks.{number}", NO_HEAD.format(layout=table.layout)
        yield from ((f"{where}.{path}", message) for path, message in (*_beside(table), *_codes(table), *_over(table)))
        if not _is_drawn(edition, table):
            yield from ((f"{where}.{path}", message) for path, message in _undrawn(edition, table))


def _undrawn(edition: Edition, table: Table) -> Iterator[Misfit]:
    """Why a table is not drawn: by its heading row alone, else by its layout."""
    if table.heads and _is_drawn(edition, replace(table, heads=())):
        yield "heads", WRONG_HEADS.format(count=len(table.heads), layout=table.layout)
    else:
        yield "layout", NOT_DRAWN.format(table=table.id, layout=table.layout) + _why(table)


def _over(table: Table) -> Iterator[Misfit]:
    """Headings over rows, where the layout draws none."""
    for number in range(len(table.blocks) if table.layout != "across" else 0):
        for path, _ in _paths(table, number, lambda row: bool(row.over)):
            yield f"{path}.over", NO_OVER.format(layout=table.layout)


def _why(table: Table) -> str:
    """What in a table its layout has no place for, as far as it is a row or a column."""
    if not table.codes and any(row.code or row.open for row in table.rows()):
        return NO_CODES
    both = next((row.label for row in table.rows() if row.own and row.rows), "")
    if both and table.layout not in OWN_WITH_PARTS:
        return OWN_AND_BELOW.format(row=both)
    grouped = next((column.group for block in table.blocks for column in block.columns if column.group), "")
    return NO_GROUPS.format(group=grouped) if grouped and table.layout in UNGROUPED else ""


def _beside(table: Table) -> Iterator[Misfit]:
    """Rows of the right side that stand beside none of the left, or beside one that cannot be."""
    if table.layout != "sides":
        return
    left = {row.name: at for at, row in enumerate(row for row in table.blocks[0].walk() if row.own)}
    for path, _ in _paths(table, 0, lambda row: bool(row.beside)):
        yield f"{path}.beside", LEFT_ONLY
    taken: dict[str, str] = {}
    last = ""
    for path, row in _paths(table, 1, lambda row: bool(row.beside)):
        if row.beside not in left:
            yield f"{path}.beside", NO_LEFT.format(name=row.beside, near=suggest(row.beside, left))
        elif row.beside in taken:
            yield f"{path}.beside", TAKEN.format(name=row.beside, other=taken[row.beside])
        elif last and left[row.beside] < left[last]:
            yield f"{path}.beside", CROSSED.format(name=row.beside, other=taken[last])
        else:
            taken[row.beside], last = row.label, row.beside


def _codes(table: Table) -> Iterator[Misfit]:
    """Codes of two rows, or that do not begin with that of the row above, and those that no open row can have."""
    codes: dict[str, Row] = {}
    for number in range(len(table.blocks)):
        above = {row.id: row.code for row in table.blocks[number].walk()}
        for path, row in _paths(table, number, lambda row: bool(row.code)):
            other, begun = codes.setdefault(row.code, row), above.get(row.id.rpartition(".")[0], "")
            if other is not row:
                yield f"{path}.code", SAME_CODE.format(code=row.code, other=other.label)
            if not row.code.startswith(begun):
                yield f"{path}.code", NOT_BELOW.format(code=row.code, above=begun)
        for path, row in _paths(table, number, lambda row: row.open is not None):
            assert row.open
            yield from ((f"{path}.open.names.{code}", message) for code, message in _named(row.open))


def _named(held: OpenRows) -> Iterator[Misfit]:
    """Codes with prescribed names that cannot be, or whose row above has none while its like have."""
    names = dict(held.names)
    levels, lengths = "、".join(map(str, held.levels)), {*map(len, names)}
    for code in names:
        above = held.above(code)
        if held.misplaced(code):
            yield code, NO_CODE.format(code=code, levels=levels)
        elif above not in ("", *names) and len(above) in lengths and not held.partial:
            yield code, NO_ABOVE.format(code=code, above=above, length=len(above))


def _paths(table: Table, number: int, wanted: Callable[[Row], bool]) -> Iterator[tuple[str, Row]]:
    """The rows of a block that are wanted, with where they are written."""
    block = f"blocks.{number + 1}." if table.layout in IN_BLOCKS else ""
    for row in table.blocks[number].walk():
        if wanted(row):
            yield f"{block}rows.{row.id.replace('.', '.rows.')}", row


def _is_drawn(edition: Edition, table: Table) -> bool:
    from govgen.model.grid import draw  # noqa: PLC0415  # the bundled schema was drawn when it was stamped

    grid = draw(table)
    drawn = [cell.ref for cell in grid.cells if cell.ref]
    wanted = [edition.slots[number].ref for number in edition.slots_of(table.id)]
    whole = grid.is_whole() or not table.printed
    return whole and len(drawn) == len(wanted) and set(drawn) == set(wanted)
