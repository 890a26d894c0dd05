"""Changes of a Word template that Word makes by itself, or a clerk: most are still templates, and must print right."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable
from copy import deepcopy

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BODY = "word/document.xml"
FIGURE = re.compile(r"\{\{ ?[^{}]*\.[^{}]* ?\}\}")
TAGS = (
    "{{ 申请.本年新收.总计 }}",
    "{{ 名称 }}",
    "{{ 年度 }}",
    "{{ 落款日期 }}",
    "{{p 其他事项 }}",
    "{{ 申请.上年结转.总计|汉字 }}",
)
SENTENCES = ("按照要求，现公布如下。", "3", "万", "件", "（盖章）", "一、", "\u00a0", "联系电话：0000-0000000", "总计")

Element = etree._Element  # noqa: SLF001  # lxml has no other name for it


def change_template(data: bytes, chance: random.Random) -> bytes:
    """A template after some of the changes that Word or a clerk makes."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, _edited(part, chance) if name == BODY else part)
    return held.getvalue()


def _edited(part: bytes, chance: random.Random) -> bytes:
    root = etree.fromstring(part)
    for _ in range(chance.choice((1, 1, 2, 4))):
        chance.choice(EDITS)(root, chance)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _any(root: Element, tag: str, chance: random.Random) -> Element:
    return chance.choice(list(root.iter(W + tag)))


def _text(run: Element) -> Element | None:
    return run.find(W + "t")


def _split(root: Element, chance: random.Random) -> None:
    """What Word does to runs when it looks for mistakes, in the middle of tags too."""
    run = _any(root, "r", chance)
    text = _text(run)
    if text is None or len(text.text or "") < 2:
        return
    whole, other = text.text or "", deepcopy(run)
    at = chance.randrange(1, len(whole))
    text.text, rest = whole[:at], _text(other)
    assert rest is not None
    rest.text = whole[at:]
    for one in (text, rest):
        one.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.addnext(other)
    if chance.random() < 0.5:
        run.addnext(etree.Element(W + chance.choice(("proofErr", "bookmarkStart", "lastRenderedPageBreak"))))


def _write(root: Element, chance: random.Random) -> None:
    """Text of one's own before or behind what stands there."""
    text = _any(root, "t", chance)
    added = chance.choice((*SENTENCES, *TAGS))
    text.text = added + (text.text or "") if chance.random() < 0.5 else (text.text or "") + added


def _retag(root: Element, chance: random.Random) -> None:
    """Another tag in the place of one, or the same with a filter."""
    tagged = [text for text in root.iter(W + "t") if FIGURE.search(text.text or "")]
    text, other = chance.choice(tagged), chance.choice(tagged)
    found = FIGURE.search(other.text or "")
    put = found.group() if found and chance.random() < 0.5 else chance.choice(TAGS)
    if chance.random() < 0.5:
        put = (text.text or "").replace(
            " }}", chance.choice(("}}", "  }}", "|汉字 }}", "|百分比 }}", " + 0 }}", " * 1 }}"))
        )
    text.text = FIGURE.sub(lambda _: put, text.text or "")


def _exchange(root: Element, chance: random.Random) -> None:
    """Two cells, rows or paragraphs in each other's place."""
    one = _any(root, chance.choice(("tc", "tr", "p")), chance)
    parent = one.getparent()
    assert parent is not None
    parent.insert(parent.index(chance.choice(parent.findall(one.tag))), one)


def _copy(root: Element, chance: random.Random) -> None:
    one = _any(root, chance.choice(("tc", "tr", "p", "r")), chance)
    one.addnext(deepcopy(one))


def _remove(root: Element, chance: random.Random) -> None:
    one = _any(root, chance.choice(("tr", "p", "r", "rPr", "pPr", "tcPr", "trPr")), chance)
    parent = one.getparent()
    assert parent is not None
    parent.remove(one)


def _hide(root: Element, chance: random.Random) -> None:
    """Hidden text, a deleted row, a deleted or inserted run: what Word keeps and does not show."""
    run, row = _any(root, "r", chance), _any(root, "tr", chance)
    kind = chance.randrange(3)
    if kind == 0:
        properties = run.find(W + "rPr")
        etree.SubElement(run if properties is None else properties, W + "vanish")
    elif kind == 1:
        properties = row.find(W + "trPr")
        if properties is None:
            properties = etree.Element(W + "trPr")
            row.insert(0, properties)
        etree.SubElement(properties, W + "del", {W + "id": "1", W + "author": "x"})
    else:
        _wrapped(
            run,
            etree.Element(W + chance.choice(("ins", "del", "moveFrom", "moveTo")), {W + "id": "2", W + "author": "x"}),
        )


def _wrap(root: Element, chance: random.Random) -> None:
    """A content control, a field or a link around what stands there."""
    if chance.random() < 0.5:
        outer = etree.Element(W + "sdt")
        _wrapped(_any(root, chance.choice(("p", "r", "tr")), chance), etree.SubElement(outer, W + "sdtContent"), outer)
    else:
        name, told = chance.choice((("fldSimple", {W + "instr": " DATE "}), ("hyperlink", {}), ("smartTag", {})))
        _wrapped(_any(root, "r", chance), etree.Element(W + name, told))


def _wrapped(one: Element, inner: Element, outer: Element | None = None) -> None:
    parent = one.getparent()
    assert parent is not None
    parent.insert(parent.index(one), inner if outer is None else outer)
    inner.append(one)


def _condition(root: Element, chance: random.Random) -> None:
    """A paragraph or a row that is printed only sometimes."""
    tag, mark = chance.choice((("p", "p"), ("tr", "tr")))
    one = _any(root, tag, chance)
    asked = chance.choice(("公文", "落款日期", "申请.本年新收.总计", "申请.本年新收.总计 > 5", "not 公文", "true"))
    for put, words in ((one.addprevious, f"if {asked}"), (one.addnext, "endif")):
        other = deepcopy(one)
        texts = list(other.iter(W + "t"))
        for text in texts:
            text.text = ""
        if texts:
            texts[0].text = f"{{%{mark} {words} %}}"
            put(other)


def _merge(root: Element, chance: random.Random) -> None:
    """A cell over another number of columns, or of rows."""
    properties = _any(root, "tcPr", chance)
    name = chance.choice(("gridSpan", "vMerge"))
    for old in properties.findall(W + name):
        properties.remove(old)
    etree.SubElement(properties, W + name, {W + "val": chance.choice(("1", "2", "3", "restart", "continue"))})


EDITS: tuple[Callable[[Element, random.Random], None], ...] = (
    *(_split, _split, _split, _write, _retag, _exchange, _copy, _remove, _hide, _wrap, _wrap, _condition, _merge),
)
