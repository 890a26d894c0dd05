"""Templates with nothing wrong in them: what agencies do to one, and what Word and LibreOffice do by saving it."""

from __future__ import annotations

import copy
import random
from collections.abc import Callable, Iterator

from lxml import etree

from bench.templates.case import Case, Must
from bench.templates.mutate import Places, row_at, style_of
from bench.templates.things import SHAPE, look_of, number, picture
from bench.templates.wordfile import (
    NS,
    WordFile,
    around,
    grid,
    is_figure,
    order,
    order_row,
    piece,
    put_text,
    text_of,
    w,
)

HEADER = "word/header9.xml"
HEADER_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"


def variants(original: bytes, seed: str) -> Iterator[Case]:
    """All the right templates made of one; what a kind cannot change gives no case."""
    places = Places(original)
    chance = random.Random(seed)
    for kind, change in (KINDS | OF_TABLES if places.figures else KINDS).items():
        file = WordFile.of(original)
        if change(file, places, chance) is not False:
            yield Case(kind, "", Must.BE_ACCEPTED, file.data(), itself=True)


Change = Callable[[WordFile, Places, random.Random], bool | None]


def other_fonts(file: WordFile, _places: Places, _chance: random.Random) -> None:
    styles = etree.fromstring(file.parts["word/styles.xml"])
    for fonts in styles.iter(w("rFonts")):
        fonts.set(w("eastAsia"), "宋体")
    for size in styles.iter(w("sz")):
        size.set(w("val"), "28")
    file.parts["word/styles.xml"] = etree.tostring(styles)


def other_spacing(file: WordFile, _places: Places, _chance: random.Random) -> None:
    for one in file.paragraphs():
        if "{%" not in text_of(one):
            look_of(one).append(piece('<w:spacing w:before="120" w:after="60" w:line="560" w:lineRule="exact"/>'))


def spaced_heading(file: WordFile, places: Places, _chance: random.Random) -> bool | None:
    if not places.headings:
        return False
    for one in map(file.paragraphs().__getitem__, places.headings):
        for run in one.iter(w("r")):
            run.find("w:rPr", NS).append(piece('<w:spacing w:val="40"/>'))
    return None


def heading_with_blanks(file: WordFile, places: Places, _chance: random.Random) -> bool | None:
    """A blank behind the numeral of a heading, and at its end."""
    if not places.headings:
        return False
    for one in map(file.paragraphs().__getitem__, places.headings):
        put_text(one, text_of(one).replace("、", "、 ", 1) + " ")
    return None


def heading_numbered(file: WordFile, places: Places, _chance: random.Random) -> bool | None:
    if not places.headings:
        return False
    for one in map(file.paragraphs().__getitem__, places.headings):
        _, mark, rest = text_of(one).partition("、")
        if mark:
            put_text(one, rest)
            number(file, one, "chineseCounting", "%1、")
    return None


def logo_first(file: WordFile, _places: Places, _chance: random.Random) -> None:
    made = order("")
    made.append(picture(file))
    file.body[0].addprevious(made)


def logo_in_header(file: WordFile, _places: Places, _chance: random.Random) -> None:
    file.parts[HEADER] = b""
    run = picture(file, "word/_rels/header9.xml.rels")
    made = piece("<w:hdr><w:p><w:r><w:t>青禾县年度报告 {{ 年度 }}</w:t></w:r></w:p></w:hdr>")
    made[0].append(run)
    file.parts[HEADER] = etree.tostring(made)
    file.declare(HEADER, HEADER_TYPE)
    name = file.relate("header", "header9.xml")
    file.body[-1].insert(0, piece(f'<w:headerReference w:type="default" r:id="{name}"/>'))


def seal_at_signature(file: WordFile, places: Places, _chance: random.Random) -> None:
    """A seal in a paragraph of its own before the date."""
    made = order("")
    made.append(picture(file))
    file.paragraphs()[places.closing[-1]].addprevious(made)


def box_in_own_paragraph(file: WordFile, _places: Places, _chance: random.Random) -> None:
    made = order("")
    made.append(piece(SHAPE.format(text="框内说明")))
    title = next(one for one in file.paragraphs() if style_of(one) == "Title")
    title.addnext(made)


def split_runs(file: WordFile, _places: Places, chance: random.Random) -> None:
    """Every tag cut over runs, with marks of spelling and revision between, as Word saves it."""
    for run in list(file.body.iter(w("r"))):
        text = text_of(run)
        if "{" in text and len(run.findall("w:t", NS)) == 1:
            cut = chance.randrange(1, len(text))
            more = copy.deepcopy(run)
            put_text(run, text[:cut])
            put_text(more, text[cut:])
            for one in (*run.iter(w("t")), *more.iter(w("t"))):
                one.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            more.set(w("rsidR"), "00A1B2C3")
            run.addnext(more)
            run.addnext(piece('<w:proofErr w:type="spellStart"/>'))


def other_widths(file: WordFile, _places: Places, _chance: random.Random) -> None:
    for one in file.body.iter(w("gridCol"), w("tcW")):
        one.set(w("w"), str(int(one.get(w("w"), "900")) * 9 // 10))


def shaded_heads(file: WordFile, _places: Places, _chance: random.Random) -> None:
    for table in file.tables():
        for cell in table.findall("w:tr", NS)[0].findall("w:tc", NS):
            cell.find("w:tcPr", NS).append(piece('<w:shd w:val="clear" w:color="auto" w:fill="DDDDDD"/>'))


def summary_table(file: WordFile, places: Places, _chance: random.Random) -> None:
    """Two figures printed a second time, under their own names, before the first heading."""
    table, row, place = places.figures[0]
    tag = text_of(row_at(file, (table, row, 0)).findall("w:tc", NS)[place])
    label = tag[3:-3].replace(".", "的")
    made = grid(4000, 2000)
    line = made[2]
    line[0].append(order(label))
    line[1].append(order(tag))
    title = next(one for one in file.paragraphs() if style_of(one) == "Title")
    title.addnext(order(""))
    title.addnext(made)


def figure_in_words(file: WordFile, places: Places, _chance: random.Random) -> None:
    """A figure told in the template's own sentence under the title."""
    table, row, place = places.figures[0]
    tag = text_of(row_at(file, (table, row, 0)).findall("w:tc", NS)[place])
    title = next(one for one in file.paragraphs() if style_of(one) == "Title")
    title.addnext(order(f"（{tag[3:-3].replace('.', '的')}：{tag}）"))


def title_in_two(file: WordFile, _places: Places, _chance: random.Random) -> bool | None:
    if "政府信息公开工作" not in text_of(file.body):
        return False  # other kinds of report have other titles
    title = next(one for one in file.paragraphs() if style_of(one) == "Title")
    put_text(title, "{{ 名称 }}")
    title.append(piece("<w:r><w:br/><w:t>{{ 年度 }}年政府信息公开工作年度报告</w:t></w:r>"))
    return None


def note_conditional(file: WordFile, _places: Places, _chance: random.Random) -> None:
    made = order("（此件公开发布）")
    file.body[-1].addprevious(made)
    around(made, "公文")


def note_row(file: WordFile, _places: Places, _chance: random.Random) -> None:
    """A row with a remark under the last table of figures, printed with a letterhead only."""
    row = file.tables()[-1].findall("w:tr", NS)[-1]
    made = order_row(row, "{%tr if 公文 %}")
    row.addnext(made)
    made.addnext(order_row(row, "{%tr endif %}"))
    made.addnext(order_row(row, "注：本表数据由各股室提供。"))


def note_row_fixed(file: WordFile, _places: Places, _chance: random.Random) -> None:
    row = file.tables()[-1].findall("w:tr", NS)[-1]
    row.addnext(order_row(row, "注：本表数据由各股室提供。"))


def breaks_of_their_own(file: WordFile, _places: Places, _chance: random.Random) -> None:
    """Each table on a page of its own, by paragraphs with nothing but a break."""
    for table in file.tables():
        made = order("")
        made.append(piece('<w:r><w:br w:type="page"/></w:r>'))
        table.addprevious(made)


def sections_of_their_own(file: WordFile, _places: Places, _chance: random.Random) -> None:
    """The last table on a page across, between two paragraphs that end sections."""
    table = file.tables()[-1]
    upright, across = order(""), order("")
    look_of(upright).append(piece('<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'))
    look_of(across).append(piece('<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr>'))
    table.addprevious(upright)
    table.addnext(across)


def bookmarked_headings(file: WordFile, places: Places, _chance: random.Random) -> bool | None:
    for at, place in enumerate(places.headings):
        one = file.paragraphs()[place]
        look_of(one).addnext(piece(f'<w:bookmarkStart w:id="{at}" w:name="_Toc{at}"/>'))
        one.append(piece(f'<w:bookmarkEnd w:id="{at}"/>'))
    return None if places.headings else False


def repeated_heads(file: WordFile, _places: Places, _chance: random.Random) -> None:
    for table in file.tables():
        table.find("w:tr/w:trPr", NS).append(piece("<w:tblHeader/>"))


def controls_around_tags(file: WordFile, places: Places, _chance: random.Random) -> None:
    """The title and the date in content controls."""
    for place in places.closing:
        run = file.paragraphs()[place].find("w:r", NS)
        wrap = piece("<w:sdt><w:sdtPr/><w:sdtContent/></w:sdt>")
        run.addprevious(wrap)
        wrap[1].append(run)


def blanks_in_tags(file: WordFile, _places: Places, _chance: random.Random) -> None:
    """No blanks inside the tags of cells."""
    for table in file.tables():
        for cell in table.iter(w("tc")):
            if is_figure(cell):
                put_text(cell, text_of(cell).replace(" ", ""))


def letterhead_removed(file: WordFile, _places: Places, _chance: random.Random) -> None:
    """An agency without red head: everything before the title is deleted."""
    for one in file.paragraphs():
        if style_of(one) == "Title":
            return
        file.body.remove(one)


def signature_fixed(file: WordFile, _places: Places, _chance: random.Random) -> None:
    """One line of signature and one of the date for names of any length."""
    texts = [text_of(one).strip() for one in file.paragraphs()]
    first = texts.index("{%p if 落款日期 %}")
    depth, last = 1, first
    while depth:
        last += 1
        depth += texts[last].startswith("{%p if") - texts[last].startswith("{%p endif")
    kept = {texts.index(tag, first) for tag in ("{{ 落款单位 }}", "{{ 落款日期 }}")}
    for place, one in enumerate(file.paragraphs()):
        if first < place < last and place not in kept:
            file.body.remove(one)


KINDS: dict[str, Change] = {
    "as it is": lambda *_: None,
    "other fonts and sizes": other_fonts,
    "other spacing": other_spacing,
    "letter-spaced headings": spaced_heading,
    "headings with blanks": heading_with_blanks,
    "headings numbered by Word": heading_numbered,
    "logo before everything": logo_first,
    "header with logo and tag": logo_in_header,
    "seal before the date": seal_at_signature,
    "text box of its own": box_in_own_paragraph,
    "tags split over runs": split_runs,
    "other widths": other_widths,
    "shaded heads": shaded_heads,
    "title over two lines": title_in_two,
    "conditional note": note_conditional,
    "page breaks": breaks_of_their_own,
    "bookmarked headings": bookmarked_headings,
    "repeated heads": repeated_heads,
    "content controls": controls_around_tags,
    "tags without blanks": blanks_in_tags,
    "letterhead removed": letterhead_removed,
    "one signature line": signature_fixed,
}
OF_TABLES: dict[str, Change] = {
    "summary table": summary_table,
    "figure in a sentence": figure_in_words,
    "conditional row of a table": note_row,
    "note row of a table": note_row_fixed,
    "page across": sections_of_their_own,
}
