"""Tags freed from what Word puts around and between them, on the tree: the source is well-formed whatever comes in.

A tag of a text stays where it is, in one piece. One with a `p`, `tr` or `r` takes the place of its paragraph, row or
run; whatever else stands there is kept in a paragraph before or behind it, outside the condition, or refused by name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from govgen.errors import TemplateError
from govgen.files.namespaces import W as _W
from govgen.word.docx.paragraphs import TAG, Tag, read_tag
from govgen.word.filling.ranges import BETWEEN, CLOSING, keep_ranges

NO_ROW = "“{tag}”要放在表格的一行里。"
NUMBERED = "“{tag}”那一段有自动编号，印出的文字不会有，请去掉编号，或者把编号写在文字里。"
BESIDE = "“{tag}”那一{what}里还有别的内容（{rest}），会丢失，请移到前后的{what}里。"

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_MARK = re.compile("\ue000(\\d+)\ue001|<\\?govgen (\\d+)\\?>")

# What Word puts into a tag and what is not meant there.
_NOISE = frozenset(
    f"{_W}{name}" for name in ("proofErr", "tab", "br", "cr", "noBreakHyphen", "softHyphen", "lastRenderedPageBreak")
)
_NAMES = {
    "drawing": "图片或者图形", "pict": "图片或者图形", "object": "嵌入的对象", "sectPr": "分节符",
    "footnoteReference": "脚注", "endnoteReference": "尾注", "fldSimple": "域", "fldChar": "域", "sym": "符号",
    "ptab": "制表位", "sdt": "内容控件", "br": "分页符", "t": "文字",
}  # fmt: skip
_CONTAINERS = frozenset(f"{_W}{name}" for name in ("tc", "txbxContent", "hdr", "ftr", "footnote", "endnote"))


@dataclass(slots=True)
class Freeing:
    """A part being freed: its tags by number, as Jinja is to read them."""

    codes: list[str]

    def mark(self, code: str) -> int:
        """A number for a piece of Jinja."""
        self.codes.append(code)
        return len(self.codes) - 1


def freed(root: etree._Element) -> str:
    """A part as Jinja source; TemplateError that names what stands beside a tag and cannot be kept."""
    root = _with_prefix(deepcopy(root))
    freeing = Freeing([])
    for paragraph in list(root.iter(f"{_W}p")):
        _free(freeing, paragraph)
    for element in root.iter(etree.Element):
        for name, value in element.attrib.items():
            if "{" in str(value):
                element.set(name, TAG.sub(lambda match: _in_text(freeing, read_tag(match)), str(value)))
    for container in list(root.iter(etree.Element)):
        if container.tag in _CONTAINERS or (container.tag == f"{_W}sdtContent" and _orders(container)):
            _end(freeing, container)
    source: str = etree.tostring(root, encoding="unicode")
    return _MARK.sub(lambda mark: freeing.codes[int(mark[1] or mark[2])], source)


def _with_prefix(root: etree._Element) -> etree._Element:
    """The root with `w` for what is Word's own, as all that is put in has it."""
    space = _W[1:-1]
    if root.nsmap.get("w") == space:
        return root
    names = {prefix: uri for prefix, uri in root.nsmap.items() if prefix is not None and uri != space}
    renamed = etree.Element(root.tag, nsmap={**names, "w": space})
    renamed.attrib.update(root.attrib)
    renamed.extend(list(root))
    return renamed


def _code(tag: Tag) -> str:
    return f"{{% {tag.text} %}}" if tag.order else f"{{{{ {tag.text} }}}}"


def _in_text(freeing: Freeing, tag: Tag | None) -> str:
    """The mark of a tag; nothing for a comment."""
    return "" if tag is None else f"\ue000{freeing.mark(_code(tag))}\ue001"


def _free(freeing: Freeing, paragraph: etree._Element) -> None:
    holders = [text for text in paragraph.iter(f"{_W}t") if next(text.iterancestors(f"{_W}p")) is paragraph]
    joined = "".join(holder.text or "" for holder in holders)
    if "{" not in joined:
        return
    for match in reversed(list(TAG.finditer(joined))):
        holder, at = _joined(paragraph, holders, match.start(), match.end())
        tag = read_tag(match)
        if tag is not None:
            _placed(freeing, tag, holder, at)


def _joined(
    paragraph: etree._Element, holders: Sequence[etree._Element], start: int, end: int
) -> tuple[etree._Element, int]:
    """The text that a tag begins in and where, once the tag is taken out of all texts that it stands in."""
    first: tuple[etree._Element, int] | None = None
    last: etree._Element | None = None
    offset = 0
    for holder in holders:
        text = holder.text or ""
        low, high = max(start - offset, 0), min(end - offset, len(text))
        if low < high:
            first = first or (holder, low)
            last = holder
            holder.text = text[:low] + text[high:]
            holder.set(_SPACE, "preserve")
        offset += len(text)
    assert first is not None
    if last is not first[0]:
        _drop_noise(paragraph, first[0], last)
    _drop_emptied([holder for holder in holders if holder is not first[0]])
    return first


def _drop_emptied(holders: Sequence[etree._Element]) -> None:
    """Take out runs that held but a piece of a tag."""
    for holder in holders:
        run = holder.getparent()
        if holder.text or run is None or run.getparent() is None:
            continue
        _remove(holder)
        if all(child.tag == f"{_W}rPr" for child in run):
            _remove(run)


def _drop_noise(paragraph: etree._Element, first: etree._Element, last: etree._Element | None) -> None:
    """Take out what stood inside a tag and is not meant: line ends, tabs, marks of the spelling check."""
    inside = False
    for element in list(paragraph.iter()):
        if element is first:
            inside = True
        elif element is last:
            return
        elif inside and element.tag in _NOISE and element.get(f"{_W}type") is None:
            _remove(element)


def _placed(freeing: Freeing, tag: Tag, holder: etree._Element, at: int) -> None:
    """Put the mark of a tag into its text, or in the place of what it stands for."""
    if tag.level == "p":
        _instead_of_paragraph(freeing, tag, next(holder.iterancestors(f"{_W}p")), holder)
    elif tag.level == "tr":
        _instead_of_row(freeing, tag, holder)
    elif tag.level == "r" and tag.order:
        _beside_run(freeing, tag, holder, at)
    else:
        holder.text = (holder.text or "")[:at] + _in_text(freeing, tag) + (holder.text or "")[at:]
        _unprompt(holder)


def _instruction(freeing: Freeing, tag: Tag) -> etree._ProcessingInstruction:
    return etree.ProcessingInstruction("govgen", str(freeing.mark(_code(tag))))


def _word(tag: Tag) -> str:
    return tag.text.partition(" ")[0] if tag.order else ""


def _instead_of_paragraph(freeing: Freeing, tag: Tag, paragraph: etree._Element, holder: etree._Element) -> None:
    rest = list(_rest(paragraph))
    if not tag.order and paragraph.find(f"{_W}pPr/{_W}numPr") is not None:
        raise TemplateError(NUMBERED.format(tag=tag.written))
    instruction = _instruction(freeing, tag)
    if not rest:
        keep_ranges(paragraph, _word(tag), freeing.codes)
        paragraph.addprevious(instruction)
        _remove(paragraph)
        return
    if _word(tag) in BETWEEN:
        raise TemplateError(BESIDE.format(tag=tag.written, what="段", rest=_named(rest)))
    is_before = _word(tag) in CLOSING or (not tag.order and _follows(paragraph, holder, rest))
    _unnumbered(paragraph)
    paragraph.addprevious(instruction) if is_before else paragraph.addnext(instruction)


def _follows(paragraph: etree._Element, holder: etree._Element, rest: Sequence[etree._Element]) -> bool:
    """True if what else a paragraph holds ends it, or stands behind a tag."""
    order = list(paragraph.iter())
    return any(each.tag == f"{_W}sectPr" or order.index(each) > order.index(holder) for each in rest)


def _instead_of_row(freeing: Freeing, tag: Tag, holder: etree._Element) -> None:
    row = next(holder.iterancestors(f"{_W}tr"), None)
    if row is None:
        raise TemplateError(NO_ROW.format(tag=tag.written))
    rest = [each for paragraph in row.iter(f"{_W}p") for each in _rest(paragraph)]
    if rest:
        raise TemplateError(BESIDE.format(tag=tag.written, what="行", rest=_named(rest)))
    keep_ranges(row, _word(tag), freeing.codes)
    row.addprevious(_instruction(freeing, tag))
    _remove(row)


def _beside_run(freeing: Freeing, tag: Tag, holder: etree._Element, at: int) -> None:
    """Split the run of a tag where the tag stood."""
    run = next(holder.iterancestors(f"{_W}r"))
    behind = deepcopy(run)
    order = list(run.iter()).index(holder)
    _cut(run, holder, 0, at)
    _cut(behind, list(behind.iter())[order], at, None)
    run.addnext(behind)
    run.addnext(_instruction(freeing, tag))


def _cut(run: etree._Element, holder: etree._Element, start: int, end: int | None) -> None:
    """Leave of a run what stands before the end of a text, or behind its start."""
    children = list(run)
    top = next(child for child in children if child is holder or holder in list(child.iter()))
    where = children.index(top)
    gone = children[where + 1 :] if end is not None else children[:where]
    for child in gone:
        if child.tag != f"{_W}rPr":
            run.remove(child)
    holder.text = (holder.text or "")[start:end]


def _unprompt(holder: etree._Element) -> None:
    """Let the text of a content control be its own, not one that asks to be replaced."""
    for control in holder.iterancestors(f"{_W}sdt"):
        for prompt in control.findall(f"{_W}sdtPr/{_W}showingPlcHdr"):
            _remove(prompt)


def _rest(paragraph: etree._Element) -> Iterator[etree._Element]:
    """What a paragraph shows or does beside its tag."""
    for element in paragraph.iter(etree.Element):
        name = etree.QName(element).localname
        if name not in _NAMES or element.tag != f"{_W}{name}":
            continue
        if name == "t" and not (element.text or "").strip():
            continue
        if name == "br" and element.get(f"{_W}type") is None:
            continue
        yield element


def _named(rest: Sequence[etree._Element]) -> str:
    return "、".join(dict.fromkeys(_NAMES[etree.QName(each).localname] for each in rest))


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)


def _unnumbered(paragraph: etree._Element) -> None:
    """Keep a paragraph that has no text any more from counting in a list."""
    properties = paragraph.find(f"{_W}pPr")
    numbered = properties.find(f"{_W}numPr") if properties is not None else None
    if numbered is not None:
        _remove(numbered)


def _orders(container: etree._Element) -> bool:
    return any(not isinstance(child.tag, str) for child in container)


def _end(freeing: Freeing, container: etree._Element) -> None:
    """A container ends with a paragraph whatever is printed: Word takes the file for damaged otherwise."""
    depth, last = 0, None
    prose: list[str] = []
    for child in container:
        if not isinstance(child.tag, str):
            code = freeing.codes[int(child.text or "0")]
            depth += ("{% if" in code or "{% for" in code) - ("{% end" in code)
            prose += [code.strip("{} ")] if code.startswith("{{") and depth == 0 else []
        elif depth == 0 and child.tag in (f"{_W}p", f"{_W}tbl", f"{_W}sdt"):
            last, prose = child, []
    if last is not None and last.tag != f"{_W}tbl":
        return
    filler = etree.SubElement(container, f"{_W}p")
    if prose:
        # Where there is prose, its last paragraph ends the container.
        condition = freeing.mark(f"{{% if not ({' or '.join(prose)}) %}}")
        filler.addprevious(etree.ProcessingInstruction("govgen", str(condition)))
        filler.addnext(etree.ProcessingInstruction("govgen", str(freeing.mark("{% endif %}"))))
