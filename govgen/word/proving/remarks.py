"""What a printed probe says under its official tables besides figures: the notes of the form, what is said of none."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from govgen.model.form import Table
from govgen.model.keys import EMPTY
from govgen.model.title import filled_in
from govgen.word.filling.context import Page
from govgen.word.proving.doubt import Doubt
from govgen.word.proving.figures import first_name
from govgen.word.proving.labels import LabelledTable
from govgen.word.proving.order import Walk
from govgen.word.proving.spelling import plain
from govgen.word.proving.substitutes import printed, with_tags

ANOTHER = "{table}下面印的是{other}的话“{text}”，请改成{table}自己的"
OF_FIGURES = "{table}里有数，下面却印着“{text}”；空表的说明请写成“{{{{ {name} }}}}”"
LOST = (
    "{table}里没有数的时候，下面没有印出官方的说明；"
    "请在表格下面写“{{%p if {name} %}}”“{{{{ {name} }}}}”“{{%p endif %}}”，各占一段"
)
NO_PLACE = "没有印出“{name}”的地方，{table}里没有数的时候不印官方的说明；需要的话，照自带的模板加上“{{{{ {name} }}}}”"
NO_NOTE = "{table}下面没有印出官方的“{text}”，请看看是不是漏了"
SHOWN = 40


def remark_doubts(form: LabelledTable, found: Walk, page: Page, lacking: Collection[str]) -> Iterator[Doubt]:
    """What is wrong with the words under one official table; `lacking` names what the template has no place for."""
    table, edition = form.table, page.report.edition
    texts = [plain(text) for text in found.around.get(table.id, ())]
    first = first_name(table.id, edition)
    own = (*map(plain, table.notes), _sentence(table, page))
    for other in edition.tables.values():
        for text, written in _said(other, page) if other is not table else ():
            if text not in own and _stands(text, texts):
                told = ANOTHER.format(table=table.label, other=other.label, text=written[:SHOWN])
                yield Doubt(first, told, about="under", text=written)
    signed = "”“".join(each for each in table.foot if not _stands(plain(each), texts))
    missing = [each for each in table.notes if not _stands(plain(each), texts)]
    for note in (*missing, signed) if signed else missing:
        told = NO_NOTE.format(table=table.label, text=note[:SHOWN])
        yield Doubt(first, told, blocking=False, about="under")
    if table.empty:
        yield from _of_none(table, texts, page, lacking)


def _said(table: Table, page: Page) -> Iterator[tuple[str, str]]:
    """What the form says under a table, as it is printed and as templates have it."""
    yield from ((plain(note), plain(note)) for note in table.notes)
    if table.empty:
        yield _sentence(table, page), f"{{{{{table.id}.{EMPTY}}}}}"


def _of_none(table: Table, texts: Sequence[str], page: Page, lacking: Collection[str]) -> Iterator[Doubt]:
    """Whether what the form says under a table without figures stands there when it is one, and not else."""
    name, sentence = f"{table.id}.{EMPTY}", _sentence(table, page)
    first = first_name(table.id, page.report.edition)
    is_said, is_due = _stands(sentence, texts), bool(printed(page, name))
    if is_said and not is_due:
        told = OF_FIGURES.format(table=table.label, text=sentence[:SHOWN], name=name)
        yield Doubt(first, told, about="under", text=with_tags(sentence, page))
    elif is_due and not is_said:
        told = (NO_PLACE if name in lacking else LOST).format(table=table.label, name=name)
        yield Doubt(first, told, blocking=name not in lacking, about="under")


def _sentence(table: Table, page: Page) -> str:
    """What the form says under a table without figures; empty for one of which it says nothing."""
    return plain(filled_in(table.empty, page.report.unit, page.report.year)) if table.empty else ""


def _stands(words: str, texts: Sequence[str]) -> bool:
    return any(words in text for text in texts)
