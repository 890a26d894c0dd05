"""What stands before the first section: red head, number, title, addressee, contact; the rest is prose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from govgen.documents.document import Line
from govgen.documents.head.contacts import contacts
from govgen.documents.head.signature import Signature, signature_below
from govgen.documents.receipt import Certainty
from govgen.documents.titles import (
    LETTER_NUMBER,
    RED_HEAD,
    SIGNERS,
    TitleForms,
    find_misprint,
    find_title,
    is_page_matter,
    is_title,
    joined,
    parse_title,
)
from govgen.model.report import Written
from govgen.schema.labels import ordinal

_LEADING_OVER = re.compile(r"现将|如下|以下")
_ADDRESSEE = re.compile(r"(?P<to>[^。]{2,1000})[：:]")
_ONE_ADDRESSEE = 60  # characters
CONTACT = "联系."
MISPRINTED = "标题里有笔误"
MARK, NUMBER, SIGNER = "公文.发文机关标志", "公文.发文字号", "公文.签发人"
_NAMES, _SEVERAL = re.compile(r"[\u4e00-\u9fff·\s、，,]{2,24}"), re.compile(r"[\s、，,]")
_DOT = re.compile(r"·\s+")
_SHORT_NAME = 9  # a name of more characters may have been broken
_MARK = re.compile(r"[\u4e00-\u9fff（）()\s]{4,80}")
_COMMA = re.compile(r"[，,；;]")
# What the name of a body ends in, or of a group of them: 县直各部门、各直属机构.
_BODY = re.compile(
    r".*(?:政府|办|办公室|办公厅|室|局|委|会|厅|部|处|署|院|所|站|队|社|行|中心|部门|机构|单位|组织|团体|企业|公司|集团|学校|大学"
    r"|街道|[乡镇村县区市省州盟旗])(?:（[^（）]*）)?\s*"
)
# The usual preface says these things, in this order where it begins with the first: on what basis, that it was made,
# for when or whom to ask.
PREFACE = (("根据", "依据", "按照"), ("编制",), ("报告", "年报"), ("统计期限", "联系"))
_MADE = re.compile(r"编制[^，。；]{0,40}(?:报告|年报)|^本[^，。；]{0,4}(?:报告|年报)[^，；]{0,80}编制")
_ASKED = re.compile(r"统计期限|联系.{0,80}(?:电话|地址|邮箱|邮编)|(?:电话|地址|邮箱|邮编)\s*[：:]")
_OF_PREFACE = re.compile(rf"本?报告|年报|{_ASKED.pattern}")
MOST_PARAGRAPHS = 5


@dataclass(slots=True)
class Front:
    """What the front says: the head by dotted key, the title as printed and its lines, prose, and lines of no use.

    `seen` are lines that are in the head, `doubts` how sure a key of it is where it is not quite, `told` whether its
    prose says the year, `period` that of the days its figures are of, `misprint` whether the title has a slip in it,
    `signature` what signs the report right below it.
    """

    head: dict[str, Written] = field(default_factory=dict)
    title: Line | None = None
    parts: list[str] = field(default_factory=list)
    prose: list[Line] = field(default_factory=list)
    preface: list[Line] = field(default_factory=list)
    unused: list[Line] = field(default_factory=list)
    seen: list[Line] = field(default_factory=list)
    doubts: dict[str, tuple[Certainty, str]] = field(default_factory=dict)
    told: bool = False
    period: int | None = None
    misprint: bool = False
    signature: Signature = field(default_factory=Signature)

    def tells(self, forms: TitleForms) -> bool:
        """True where its prose says that this is a report, and on which year."""
        return self.told and any(forms.speaks_of(line.text) for line in (*self.preface, *self.prose))


def read_front(lines: Sequence[Line], forms: TitleForms) -> Front:
    """Read the front of a report; nothing is made up that it does not say."""
    front = Front()
    found = find_title(lines, forms)
    span = found or find_misprint(lines, forms)
    front.misprint = found is None and span is not None
    if span is None:
        _below(front, lines, forms)
    else:
        first, last = span
        front.title = Line(joined(lines[first : last + 1]), lines[first].place)
        front.parts = ["".join(line.text.split()) for line in lines[first : last + 1]]
        front.seen += lines[first : last + 1]
        _title(front, front.title, forms)
        _above(front, lines[:first])
        unit = front.head["单位.名称"].text if "单位.名称" in front.head else ""
        front.signature = signature_below(lines[last + 1 :], unit)
        front.seen += front.signature.lines
        _below(front, lines[last + 1 + len(front.signature.lines) :], forms)
    if not front.preface:
        front.preface = _in_paragraphs(front.prose)
        del front.prose[: len(front.preface)]
    for line in (*front.preface, *front.prose):
        front.head.update({key: value for key, value in contacts(line) if key not in front.head})
    if not any(key.startswith(CONTACT) for key in front.head):  # the form prints a preface with contacts only
        said = [*front.prose, *front.preface]
        front.prose, front.preface = [line for line in lines if any(line is each for each in said)], []
    return front


def _title(front: Front, title: Line, forms: TitleForms) -> None:
    named = parse_title(title.text, forms)
    if named.unit:
        front.head["单位.名称"] = Written(named.unit, title.place)
    if named.year:
        front.head["年度"] = Written(str(named.year), title.place)
    if front.misprint:
        front.doubts.update(dict.fromkeys(front.head, (Certainty.MEDIUM, MISPRINTED)))


def _above(front: Front, lines: Sequence[Line]) -> None:
    for line, below in zip(lines, (*(each.text.strip() for each in lines[1:]), ""), strict=False):
        signer = front.head.get(SIGNER)
        found = dict(_letterhead(line.text.strip(), below, signed=signer is not None, goes_on=line.goes_on))
        (front.seen if found else front.unused).append(line)
        for key, text in found.items():
            before = signer.text if signer and key == SIGNER else ""
            names = _DOT.sub("·", _names(before, text)) if key == SIGNER else text
            front.head[key] = Written(names, line.place)


def _letterhead(text: str, below: str, *, signed: bool, goes_on: bool) -> Iterator[tuple[str, str]]:
    """What a line above the title gives of the red head.

    `below` is the next line, `signed` tells of signers above, `goes_on` that it is of the paragraph of the line above.
    """
    number, signer = LETTER_NUMBER.fullmatch(text), SIGNERS.fullmatch(text)
    if number:
        yield from _numbered(number, signed)
    elif signer:
        if signer["number"]:
            yield NUMBER, "".join(signer["number"].split())
        yield SIGNER, _names(signer["signer"], signer["last"] or "")
    elif signed and goes_on and _NAMES.fullmatch(text):
        yield SIGNER, text
    elif RED_HEAD.fullmatch(text) or (
        _MARK.fullmatch(text) and (LETTER_NUMBER.fullmatch(below) or SIGNERS.fullmatch(below))
    ):
        yield MARK, "".join(text.split())


def _numbered(number: re.Match[str], signed: bool) -> Iterator[tuple[str, str]]:
    """What a line with the number of a document gives; nothing where names stand beside it and none above them."""
    if number["last"] and not signed:
        return
    yield NUMBER, "".join(number["number"].split())
    signer = number["signer"] or number["last"]
    if signer:
        yield SIGNER, signer.strip()


def _names(above: str, text: str) -> str:
    """Names of signers on two lines: those of one name belong together, as where the line ends in a dot."""
    if not above or not text:
        return above or text
    last = _SEVERAL.split(above)[-1]
    one = last.endswith("·") or (len(last) > _SHORT_NAME and "·" not in last)
    return f"{above}{'' if one else '　'}{text}"


def _below(front: Front, lines: Sequence[Line], forms: TitleForms) -> None:
    for line in lines:
        number = LETTER_NUMBER.fullmatch(line.text.strip())
        addressee = _ADDRESSEE.fullmatch(line.text.strip())
        numbered = dict(_numbered(number, signed=False)) if number and NUMBER not in front.head else {}
        if numbered:
            front.seen.append(line)
            front.head.update({key: Written(text, line.place) for key, text in numbered.items()})
        elif line.linked or is_page_matter(line.text) or is_title(line.text, forms):
            front.unused.append(line)
        elif addressee and _is_addressee(addressee["to"]) and not front.prose and "公文.主送" not in front.head:
            front.seen.append(line)
            front.head["公文.主送"] = Written(addressee["to"].strip(), line.place)
        elif _is_preface(line.text) and not any("。" in before.text for before in front.prose):
            front.preface.append(line)
        else:
            front.prose.append(line)


def _is_addressee(text: str) -> bool:
    """True for whom a letter is to: no chapter that ends in a colon, no sentence that leads over to the report."""
    if _LEADING_OVER.search(text) or ordinal(text):
        return False
    several = _COMMA.split(text)
    return len(text) <= _ONE_ADDRESSEE if len(several) == 1 else all(map(_BODY.fullmatch, several))


def _in_paragraphs(lines: Sequence[Line]) -> list[Line]:
    """The first lines that are a preface together, each of them a piece of it; none where they are not."""
    pieces = list(takewhile(lambda line: _OF_PREFACE.search(line.text), lines[:MOST_PARAGRAPHS]))
    ends = (end for end in range(2, len(pieces) + 1) if _is_preface("".join(line.text for line in pieces[:end])))
    return pieces[: next(ends, 0)]


def _is_preface(text: str) -> bool:
    """True for a paragraph that says what reports say of themselves: how it was made, and for when or whom to ask."""
    first = text.partition("。")[0]
    if _ASKED.search(text) and _MADE.search(first) and any(phrase in first for phrase in PREFACE[0]):
        return True
    at = 0
    for phrases in PREFACE if text.startswith(PREFACE[0]) else ():
        found = [text.find(phrase, at) for phrase in phrases if text.find(phrase, at) >= 0]
        if not found:
            return False
        at = min(found)
    return text.startswith(PREFACE[0])
