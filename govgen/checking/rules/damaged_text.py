"""正文里有填坏了、不能印出去的东西：花括号、数字的名称、表格的错误值、空着的数、没有成对的括号。

为什么：这些都会原样印进公布的年报；多半是输入法、复制粘贴或者忘了填数造成的。

错误示例：

    总体情况:
      主动公开: 全年公开信息 20 条。
      依申请公开: 全年新收政府信息公开申请  件，｛｛ 申请.本年新收.总计 ｝｝件已办结。
      政府信息管理: 逐件审查公开属性。
      政府信息公开平台建设: 专栏每周检查一次。
      监督保障: 全年培训一次。

正确示例：

    总体情况:
      主动公开: 全年公开信息 20 条。
      依申请公开: 全年新收政府信息公开申请 {{ 申请.本年新收.总计 }} 件。
      政府信息管理: 逐件审查公开属性。
      政府信息公开平台建设: 专栏每周检查一次。
      监督保障: 全年培训一次。

怎么改：按提示补上数字、删去多余的符号；引用表里的数，写成半角的“{{ 申请.本年新收.总计 }}”。
重复的词、没有成对的括号和没有说完的句子只作警告。
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import islice, pairwise

from govgen.checking.wording import quote
from govgen.model.edition import Edition
from govgen.model.finding import Finding, Severity
from govgen.model.per_edition import once_per_edition
from govgen.patterns import has_any, lazy
from govgen.prose import Dossier, RenderedPassage
from govgen.prose.damages import BRACES, DAMAGES, Damage
from govgen.prose.drafts import DRAFTS
from govgen.prose.lost_numbers import LOST
from govgen.prose.odd_letters import odd_letters
from govgen.prose.quantity import Quantity, chinese
from govgen.schema.phrases import either

ID = "damaged-text"
SEVERITY = Severity.ERROR
MESSAGE = "“{found}”（……{context}……）{advice}。"
CONTEXT = 8  # characters shown on each side
UNFINISHED, UNSAID = ("其中", "，", "、"), "以后的话没有说完，请补上"
REPEATED = "是重复的句子，请删去一句"
SENTENCE = range(8, 81)  # characters of a sentence that is held against the next one
PAIRS = {"《": "》", "（": "）", "“": "”"}
BRACKETS, QUOTES = "（(", '”"'
UNPAIRED = "没有成对，请补上另一半或者删去"
AVERAGED = ("日均", "月均", "年均", "人均", "平均", "均", "每")
NAME_ADVICE = "是数字的名称，要写在半角的“{{ }}”里才会换成数"

UNLIKE = "的两个数不一样，请核对"
QUOTED_NAME = "的引号是多余的，请删去"

_TWO_NUMBERS = lazy(
    r"([0-9]{1,8})[（(]([零〇一二两三四五六七八九十百千万壹贰叁肆伍陆柒捌玖拾佰仟]{1,14})[）)](?=[件条份项次个])"
)
_FORMAL = str.maketrans("〇两壹贰叁肆伍陆柒捌玖拾佰仟", "零二一二三四五六七八九十百千")
_DOES = "举办|召开|组织|印发|牵头|成立|共|全年|主动|公开|收到|办理|高度|认真|严格|坚持|积极|持续|按照|围绕"
_DOTTED = lazy(r"[.．](?=(.))(?<=(.).)", re.DOTALL)
_LISTED = lazy(r"(?:^|(?<=[^（(0-9一二三四五六七八九十a-zA-Z]))[0-9一二三四五六七八九十a-zA-Z]{1,2}）")
# What is opened again before it is closed is not one: without that, each opening would look to the end of the text.
_EXPRESSION = lazy(r"\{\{(?:(?!\{\{|\}\}).)*\}\}|\{[%#](?:(?!\{[%#]|[%#]\}).)*[%#]\}|\{\{|\{%|\{#", re.DOTALL)


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding for each kind of damage in a passage, at its first place."""
    texts = [(rendered, _without_faults(dossier, rendered.text)) for rendered in dossier.narrative.passages]
    whole = dossier.narrative.whole
    odd, names = odd_letters(whole), _names_of(dossier.report.edition)
    possible = _possible(whole, odd)
    sentences = whole.replace("\n", "。").split("。")
    is_repeated = any(map(str.__eq__, filter(None, sentences), islice(filter(None, sentences), 1, None)))
    is_named = not names.isdisjoint(sentences) or any(map(_is_between_words, _DOTTED.finditer(whole)))
    has_pairs = not odd.isdisjoint((*PAIRS, *PAIRS.values(), *BRACKETS, *QUOTES))
    for rendered, text in texts:
        yield from _damages(rendered, text, possible)
        yield from _repeated(rendered, text) if is_repeated else ()
        yield from _names(rendered, text, names) if is_named else ()
        if has_pairs:
            yield from _unpaired(rendered, text)
            yield from _unlike(rendered, text)
            yield from _quoted_name(rendered, text, dossier.report.unit)


def _without_faults(dossier: Dossier, text: str) -> str:
    """A text without the expressions that give nothing and stay in it: the rule `expression` tells them."""
    return _EXPRESSION.sub(lambda mark: "·" * len(mark[0]), text) if dossier.narrative.faults else text


def _possible(whole: str, odd: frozenset[str]) -> list[Damage]:
    """The kinds of damage that the text of a report, with its odd letters, may have: of most it has no needle."""
    return [one for one, needles in _kinds() if not (needles and needles.isdisjoint(odd)) and _is_possible(one, whole)]


@cache
def _kinds() -> tuple[tuple[Damage, frozenset[str]], ...]:
    """Every kind of damage, with the odd letters of which it needs one."""
    return tuple((damage, damage.odd_needles()) for damage in (*DAMAGES, *LOST, *DRAFTS))


def _is_possible(damage: Damage, whole: str) -> bool:
    needed = not damage.needles or has_any(damage.needles, whole)
    return needed and (damage.opening or damage.pattern.search(whole) is not None)


def _damages(rendered: RenderedPassage, text: str, possible: list[Damage]) -> Iterator[Finding]:
    for damage in possible:
        found = next((one for one in damage.pattern.finditer(text) if not _is_average(damage, one)), None)
        if found is not None:
            yield _finding(rendered, found.start(), found[0].strip() or found[0], damage.advice, damage.severity)
    said = text.rstrip()
    end = next((word for word in UNFINISHED if said.endswith(word)), "")
    if end:
        yield _finding(rendered, len(said) - len(end), end, UNSAID, Severity.WARNING)


def _repeated(rendered: RenderedPassage, text: str) -> Iterator[Finding]:
    """The first sentence of a passage that stands twice in a row."""
    place = 0
    for line in text.split("\n"):
        for one, other in pairwise(line.split("。")[:-1]):
            if one == other and len(one) in SENTENCE:
                yield _finding(rendered, place, 2 * f"{one}。", REPEATED, Severity.WARNING)
                return
            place += len(one) + 1
        place = text.find("\n", place) + 1


def _unlike(rendered: RenderedPassage, text: str) -> Iterator[Finding]:
    """The first number that its words in brackets contradict."""
    for found in _TWO_NUMBERS.finditer(text):
        written, said = chinese(Quantity(int(found[1]))), found[2].translate(_FORMAL)
        if written.removeprefix("一十") != said.removeprefix("一十") and written != said.replace("一十", "十", 1):
            yield _finding(rendered, found.start(), found[0], UNLIKE, Severity.WARNING)
            return


def _quoted_name(rendered: RenderedPassage, text: str, unit: str) -> Iterator[Finding]:
    """The name of the unit in quotes where it begins a sentence and does something."""
    if not unit or f"{unit}”" not in text.replace('"', "”"):
        return
    found = re.search(
        rf"(?:^|(?<=。))[“\"]{re.escape(unit)}[”\"](?=(?:办公室|办|各|党[委组])?(?:{_DOES}))", text, re.MULTILINE
    )
    if found is not None:
        yield _finding(rendered, found.start(), found[0], QUOTED_NAME, Severity.WARNING)


def _is_average(damage: Damage, found: re.Match[str]) -> bool:
    """True if a decimal counts something on average."""
    before = re.split("[，。；、\n]", found.string[max(0, found.start() - 20) : found.start()])[-1]
    return damage.needles == (".",) and any(word in before for word in AVERAGED)


def _names(rendered: RenderedPassage, text: str, names: frozenset[str]) -> Iterator[Finding]:
    if any(map(_is_between_words, _DOTTED.finditer(text))) or not names.isdisjoint(text.split("。")[1:-1]):
        found = next((one for one in _name_pattern(names).finditer(text) if not _is_braced(text, one.start())), None)
        if found is not None:
            yield _finding(rendered, found.start(), found[0], NAME_ADVICE, SEVERITY)


def _is_braced(text: str, place: int) -> bool:
    """True for a name between braces of a wrong kind: these are told, and what they should be."""
    return text[:place].rstrip().endswith(BRACES)


def _is_between_words(dot: re.Match[str]) -> bool:
    return all("\u4e00" <= letter <= "\u9fff" for letter in dot.groups())


@once_per_edition
def _names_of(edition: Edition) -> frozenset[str]:
    """The parts of paths of cells."""
    return frozenset(part for path in edition.paths for part in path.split(".") if part)


@lru_cache(maxsize=16)
def _name_pattern(names: frozenset[str]) -> re.Pattern[str]:
    """The pattern of the path of a cell, or of its last parts."""
    name = either(names)
    return re.compile(rf"(?:{name})(?:[.．](?:{name}))+|(?:{name})(?:。(?:{name})){{2,}}")


def _unpaired(rendered: RenderedPassage, text: str) -> Iterator[Finding]:
    for opening, closing in PAIRS.items():
        place = _odd(text, opening, closing) if text.count(opening) != text.count(closing) else -1
        if place >= 0:
            yield _finding(rendered, place, text[place], UNPAIRED, Severity.WARNING)


def _odd(text: str, opening: str, closing: str) -> int:
    """Where the first mark without its partner in its paragraph stands, -1 if there is none."""
    start = 0
    for line in text.split("\n"):
        plain = _LISTED.sub(lambda mark: " " * len(mark[0]), line) if closing == "）" else line
        open_at: list[int] = []
        for match in re.finditer(f"[{opening}{closing}]", plain):
            if match[0] == opening:
                open_at.append(match.start())
            elif not open_at:
                return start + match.start()
            else:
                open_at.pop()
        if open_at:
            return start + open_at[0]
        start += len(line) + 1
    return -1


def _finding(rendered: RenderedPassage, place: int, found: str, advice: str, severity: Severity) -> Finding:
    text = rendered.text
    context = text[max(0, place - CONTEXT) : place + len(found) + CONTEXT]
    message = MESSAGE.format(found=quote(found), context=" ".join(context.split()), advice=advice)
    return Finding(ID, severity, message, rendered.origin(place))
