"""Findings as Word comments: what a comment says, and how it takes hold of the runs that it is about."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.text.run import Run
from lxml import etree

from govgen.files.namespaces import W as _W
from govgen.model.edition import Edition
from govgen.model.finding import SEVERITY_WORDS, Finding

AUTHOR, INITIALS = "govgen", "校验"
TEXT = "{word}：{message}[{rule}]"
ANSWERED = "已说明：{reason}"
MORE = "另有{count}没有写成批注，请用 govgen check 查看。"
MOST = 500  # comments of one document; Word slows down with thousands

COMMENT_STYLES = {"pStyle": "CommentText", "rStyle": "CommentReference"}
_MARKS = ("commentRangeStart", "commentRangeEnd", "commentReference")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def comment_text(edition: Edition, finding: Finding) -> str:
    """What a comment says of a finding: a line each for what is wrong, what is advised and what the unit answers."""
    lines = [TEXT.format(word=SEVERITY_WORDS[finding.severity], message=finding.message, rule=finding.rule)]
    lines += filter(None, [finding.advice(edition)])
    lines += [ANSWERED.format(reason=finding.reason)] if finding.waived else []
    return "\n".join(lines)


def add_comment(document: WordDocument, runs: Sequence[etree._Element], text: str) -> None:
    """Write a comment that takes hold of runs, from the first to the last; none where there is no run."""
    if not runs:
        return
    first, last = (Run(run, document._body) for run in (runs[0], runs[-1]))  # type: ignore[arg-type]  # noqa: SLF001
    comment = document.add_comment([first, last], text=text, author=AUTHOR, initials=INITIALS)
    element = comment._comment_elm  # noqa: SLF001
    # The day of making would make every document another file; the styles need not be in the document.
    element.attrib.pop(f"{_W}date", "")
    named = {style.style_id for style in document.styles}
    for kind, style in COMMENT_STYLES.items():
        if style not in named:
            _drop(element, kind)


def drop_comments(document: WordDocument) -> None:
    """Take out the comments that are findings, with their marks; those of people stay."""
    if not any(each.reltype == RELATIONSHIP_TYPE.COMMENTS for each in document.part.rels.values()):
        return
    own: list[etree._Element] = [
        comment._comment_elm  # noqa: SLF001
        for comment in document.comments
        if (comment.author, comment.initials) == (AUTHOR, INITIALS)
    ]
    numbers = {comment.get(f"{_W}id") for comment in own}
    body = document.element.iter(*(f"{_W}{name}" for name in _MARKS))
    for mark in [*(one for one in body if one.get(f"{_W}id") in numbers), *own]:
        parent = mark.getparent()
        if parent is not None:
            parent.remove(mark)


def cut_out(run: etree._Element, text: str, start: int, end: int) -> etree._Element:
    """The run, whose whole text is `text`, left with the words from `start` to `end`; its neighbours say the rest."""
    for piece, put in ((text[:start], run.addprevious), (text[end:], run.addnext)):
        if piece:
            copy = deepcopy(run)
            _write(copy, piece)
            put(copy)
    _write(run, text[start:end])
    return run


def _write(run: etree._Element, text: str) -> None:
    for holder in run.iter(f"{_W}t"):
        holder.text = text
        holder.set(_SPACE, "preserve")


def unstyle(document: WordDocument) -> None:
    """Take the style from the marks of comments if the document does not have it."""
    if COMMENT_STYLES["rStyle"] in {style.style_id for style in document.styles}:
        return
    for reference in document.element.body.iter(f"{_W}commentReference"):
        for run in reference.iterancestors(f"{_W}r"):
            _drop(run, "rStyle")


def _drop(element: etree._Element, name: str) -> None:
    for found in list(element.iter(f"{_W}{name}")):
        for holder in found.iterancestors():
            holder.remove(found)
            break
